"""The body that is drawn, its joints, and how far each of them moves.

Signs and units. Lengths are metres, angles degrees. The body at rest stands with z up, its front
towards -y and its left towards +x. Pictures always show the person's right side as the side being
worked: `work` is the right side (-x), `other` the left (+x); the site mirrors pictures.

An angle is called `joint.movement`, in the words of anatomy; joints that come in pairs have a
prefix, as in `work_hip.flexion`. Zero is the anatomical position with straight limbs: thighs in
line with the trunk, feet square to the shins, arms by the sides with the palms facing the thighs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

SIDES: Final = ("work", "other")
"""The side being worked (the person's right) and the one that is not (the left)."""
LETTER: Final = {"work": "R", "other": "L"}
"""How the names of bones end on each side."""
LATERAL: Final = {"work": -1.0, "other": 1.0}
"""The sign of x on each side: away from the midline is `LATERAL[side]` times +x."""
_BODIES = Path(__file__).parent / "body"


@dataclass(frozen=True, eq=False)
class Body:
    """One person at rest, as baked from MakeHuman (see figures/body/).

    Arrays: `vertices` (n, 3); `bone_indices` and `bone_weights` (n, 4), the weights of a vertex add
    up to 1; `heads` (b, 3), where each bone begins; `parents` (b,), -1 for the root, and a parent
    always stands before its children; `quads` (q, 4), the skin, as indices of vertices.
    """

    vertices: Floats
    bone_indices: Indices
    bone_weights: Floats
    heads: Floats
    parents: Indices
    labels: tuple[str, ...]
    quads: Indices

    @cached_property
    def bones(self) -> dict[str, int]:
        """The index of each bone by its label."""
        return {label: index for index, label in enumerate(self.labels)}

    @cached_property
    def main_bones(self) -> Indices:
        """For each vertex, the bone that moves it most, (n,)."""
        strongest = self.bone_weights.argmax(axis=1)
        main: Indices = self.bone_indices[np.arange(len(self.bone_indices)), strongest]
        return main

    @cached_property
    def skin_vertices(self) -> Indices:
        """The vertices that belong to the skin, in order."""
        return np.unique(self.quads)

    def head(self, label: str) -> Floats:
        """Where a bone begins at rest, (3,)."""
        head: Floats = self.heads[self.bones[label]]
        return head


@cache
def load_body(name: str = "body") -> Body:
    """A body of figures/body/ by the name of its file.

    Raises:
        FileNotFoundError: there is no such body.

    """
    with np.load(_BODIES / f"{name}.npz") as data:
        weights = data["bw"].astype(np.float64)
        return Body(
            vertices=data["V"].astype(np.float64),
            bone_indices=data["bi"].astype(np.intp),
            bone_weights=weights / weights.sum(axis=1, keepdims=True),
            heads=data["heads"].astype(np.float64),
            parents=data["parents"].astype(np.intp),
            labels=tuple(str(label) for label in data["labels"]),
            quads=data["body"].astype(np.intp),
        )


@dataclass(frozen=True)
class Movement:
    """One angle of a joint: its name, its range of motion in degrees, and what positive means."""

    name: str
    lowest: float
    highest: float
    positive: str


@dataclass(frozen=True)
class Joint:
    """A joint and its movements, in the order in which they are applied from the trunk outwards."""

    name: str
    paired: bool
    movements: tuple[Movement, ...]


_TOWARDS_WORK = "towards the side being worked"

# The ranges are those of the prototype: rough ranges of standard goniometry tables, rounded
# outwards, and wider where a rigid mannequin needs what soft tissue and the small joints of the foot
# give a person: hip flexion and external rotation. Nobody measured them for this project.
JOINTS: Final = (
    Joint(
        "pelvis",
        paired=False,
        movements=(
            Movement("turn", -180, 180, f"turned {_TOWARDS_WORK}, about the length of the trunk"),
            Movement("tilt", -90, 90, "tipped forwards; a curl of the tailbone towards the navel is negative"),
            Movement("list", -90, 90, f"leaning {_TOWARDS_WORK}"),
        ),
    ),
    *(
        Joint(
            name,
            paired=False,
            movements=(
                Movement("flexion", *flexion, "rounded forwards; hollow is negative"),
                Movement("side_bend", -side, side, f"bent {_TOWARDS_WORK}"),
                Movement("rotation", -turn, turn, f"turned {_TOWARDS_WORK}"),
            ),
        )
        for name, flexion, side, turn in (
            ("lumbar", (-40, 45), 25, 15),
            ("thorax", (-20, 40), 25, 30),
            ("neck", (-50, 60), 40, 70),
        )
    ),
    Joint(
        "hip",
        paired=True,
        movements=(
            Movement("flexion", -20, 140, "the thigh towards the belly; 90 is square to the pelvis"),
            Movement("abduction", -35, 60, "the thigh away from the midline; across it is negative"),
            Movement("external_rotation", -45, 85, "the knee-cap turned outwards"),
        ),
    ),
    Joint("knee", paired=True, movements=(Movement("flexion", 0, 155, "bent; 0 is straight"),)),
    Joint(
        "ankle",
        paired=True,
        movements=(
            Movement("dorsiflexion", -50, 30, "the toes towards the shin; pointed is negative"),
            Movement("inversion", -30, 30, "the sole turned inwards"),
        ),
    ),
    Joint(
        "shoulder_girdle",
        paired=True,
        movements=(
            Movement("elevation", -8, 30, "shrugged"),
            Movement("protraction", -20, 30, "drawn forwards"),
        ),
    ),
    Joint(
        "shoulder",
        paired=True,
        movements=(
            Movement("flexion", -50, 180, "the arm forwards and up; 90 points straight ahead"),
            Movement("abduction", -40, 175, "the arm away from the side"),
            Movement("external_rotation", -90, 90, "the upper arm turned outwards"),
        ),
    ),
    Joint("elbow", paired=True, movements=(Movement("flexion", 0, 148, "bent; 0 is straight"),)),
    Joint("forearm", paired=True, movements=(Movement("pronation", -85, 85, "the palm turned down; up is negative"),)),
    Joint(
        "wrist",
        paired=True,
        movements=(
            Movement("flexion", -100, 75, "the palm towards the forearm; bent back is negative"),
            Movement("ulnar_deviation", -22, 35, "the hand towards the little finger's side"),
        ),
    ),
    Joint(
        "fingers",
        paired=True,
        movements=(
            Movement("curl", 0, 75, "bent at the knuckles; the other finger joints follow"),
            Movement("spread", -6, 8, "apart from each other"),
        ),
    ),
    Joint(
        "thumb",
        paired=True,
        movements=(
            Movement("opposition", -35, 42, "across the palm"),
            Movement("curl", -35, 42, "bent"),
        ),
    ),
)
"""Every joint that a pose can name."""

MOVEMENTS: Final[dict[str, Movement]] = {
    f"{prefix}{joint.name}.{movement.name}": movement
    for joint, prefix in (
        *((joint, "") for joint in JOINTS if not joint.paired),
        *((joint, f"{side}_") for side in SIDES for joint in JOINTS if joint.paired),
    )
    for movement in joint.movements
}
"""Each angle's movement, by the angle's full name."""
ANGLES: Final = tuple(MOVEMENTS)
"""The full names of all angles, in the order of every array of angles."""
INDEX: Final = {name: index for index, name in enumerate(ANGLES)}
"""Where each angle stands in such an array."""
LOWEST: Final = np.array([movement.lowest for movement in MOVEMENTS.values()], dtype=np.float64)
"""The lower end of each angle's range of motion."""
HIGHEST: Final = np.array([movement.highest for movement in MOVEMENTS.values()], dtype=np.float64)
"""The upper end of each angle's range of motion."""
SHORT_ANGLES: Final = tuple(
    f"{joint.name}.{movement.name}" for joint in JOINTS if joint.paired for movement in joint.movements
)
"""Names without a side, which mean both sides."""
_TURNED_BY_A_MIRROR = {"list", "turn", "side_bend"}


def both_sides(name: str) -> tuple[str, ...]:
    """The full names that an angle's name stands for: one, or one a side."""
    return tuple(f"{side}_{name}" for side in SIDES) if name in SHORT_ANGLES else (name,)


def mirrored(angles: Floats) -> Floats:
    """The angles of the mirror image of a posture, (..., a): sides swapped, turns the other way."""
    result = angles.copy()
    for name, index in INDEX.items():
        joint, movement = name.split(".")
        side, _, rest = name.partition("_")
        if side in SIDES:
            twin = f"{SIDES[1 - SIDES.index(side)]}_{rest}"
            result[..., index] = angles[..., INDEX[twin]]
        elif movement in _TURNED_BY_A_MIRROR or (joint != "pelvis" and movement == "rotation"):
            result[..., index] = -angles[..., index]
    return result
