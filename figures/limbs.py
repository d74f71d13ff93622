"""The surfaces of the limbs: where a point on a thigh, a shin, an upper arm or a forearm lies.

A point on a limb is named by `at`, 0 at the end nearer to the trunk and 1 at the other, and by one of
eight sides. It is fixed to the limb's bone, so it is kept as a place and a direction at rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from figures.anatomy import LATERAL, LETTER, SIDES
from figures.kinematics import limbs_at_rest, unit

if TYPE_CHECKING:
    from figures.anatomy import Body, Floats
    from figures.kinematics import Frames

AROUND: Final = (
    "front",
    "front_lateral",
    "lateral",
    "back_lateral",
    "back",
    "back_medial",
    "medial",
    "front_medial",
)
"""The eight sides of a limb, from its front outwards and round. The front of an upper arm is the
biceps, the front of a forearm is the palm's side."""
_BONES: Final = {
    "thigh": ("upperleg01", "upperleg02", "lowerleg01"),
    "shin": ("lowerleg01", "lowerleg02", "foot"),
    "upper_arm": ("upperarm01", "upperarm02", "lowerarm01"),
    "forearm": ("lowerarm01", "lowerarm02", "wrist"),
}
"""The two bones of each limb, and the bone that begins where the limb ends."""
LIMBS: Final = tuple(f"{side}_{limb}" for side in SIDES for limb in _BONES)
"""The limbs that something can touch."""


@dataclass(frozen=True, eq=False)
class Limb:
    """One limb at rest.

    `bone` is the index of its first bone, `start` and `end` (3,) are its joints; `front` and
    `lateral` (3,) are square to it. `radii` (11, 8) is the distance of the skin from the line
    between the joints in metres, at tenths of the length, on each of the sides `AROUND`.
    """

    bone: int
    start: Floats
    end: Floats
    front: Floats
    lateral: Floats
    radii: Floats

    @property
    def axis(self) -> Floats:
        """The direction from the trunk outwards, (3,)."""
        return unit(self.end - self.start)

    @property
    def length(self) -> float:
        """Metres between the two joints."""
        return float(np.linalg.norm(self.end - self.start))

    def direction(self, side: str) -> Floats:
        """The direction in which one side of the limb faces at rest, (3,)."""
        angle = AROUND.index(side) * np.pi / 4
        direction: Floats = np.cos(angle) * self.front + np.sin(angle) * self.lateral
        return direction

    def surface(self, at: float, side: str, gap: float = 0.0) -> Floats:
        """The point at rest that is `gap` metres off the skin, (3,)."""
        radius = float(np.interp(at, np.linspace(0, 1, len(self.radii)), self.radii[:, AROUND.index(side)]))
        return self.start + at * (self.end - self.start) + (radius + gap) * self.direction(side)

    def clearance(self, body: Body, frames: Frames, points: Floats) -> Floats:
        """How far points (n, 3) of the world are off the limb's skin, metres, negative inside, (n,)."""
        turn = frames.rotations[self.bone]
        along_rest = (points - frames.positions[self.bone]) @ turn + body.heads[self.bone] - self.start
        along = along_rest @ self.axis
        across = along_rest - along[:, None] * self.axis
        tenth = np.clip(along / self.length, 0, 1) * (len(self.radii) - 1)
        eighth = (np.arctan2(across @ self.lateral, across @ self.front) / (np.pi / 4)) % len(AROUND)
        radius = _between_entries(self.radii, tenth, eighth)
        distance: Floats = np.linalg.norm(across, axis=1) - radius
        return distance


def _between_entries(table: Floats, row: Floats, column: Floats) -> Floats:
    """Read a table between its entries; its columns go round."""
    top = np.minimum(row.astype(int), len(table) - 2)
    left = column.astype(int) % table.shape[1]
    right = (left + 1) % table.shape[1]
    down, over = row - top, column - np.floor(column)
    upper = (1 - over) * table[top, left] + over * table[top, right]
    lower = (1 - over) * table[top + 1, left] + over * table[top + 1, right]
    between: Floats = (1 - down) * upper + down * lower
    return between


@cache
def limb(body: Body, name: str) -> Limb:
    """One of `LIMBS`, measured on a body."""
    side, _, kind = name.partition("_")
    first, second, beyond = (f"{bone}.{LETTER[side]}" for bone in _BONES[kind])
    start, end = body.head(first), body.head(beyond)
    axis = unit(end - start)
    rest = limbs_at_rest(body, side)
    if kind in ("thigh", "shin"):
        facing, outwards = np.array([0.0, -1, 0]), np.array([LATERAL[side], 0.0, 0])
    else:
        facing = np.cross(rest.elbow_axis, axis) if kind == "upper_arm" else rest.palm_normal
        outwards = -LATERAL[side] * rest.elbow_axis
    front = unit(facing - (facing @ axis) * axis)
    lateral = unit(np.cross(axis, front))
    lateral *= np.sign(lateral @ outwards)
    own = np.isin(body.main_bones[body.skin_vertices], [body.bones[first], body.bones[second]])
    skin = body.vertices[body.skin_vertices[own]] - start
    return Limb(body.bones[first], start, end, front, lateral, _radii(skin, end - start, front, lateral))


def _radii(skin: Floats, length: Floats, front: Floats, lateral: Floats) -> Floats:
    """The distance of the skin (n, 3) from the line of a limb, averaged around each entry of the table."""
    tenths, eighths = np.linspace(0, 1, 11), np.arange(len(AROUND)) * np.pi / 4
    along = skin @ length / (length @ length)
    across = skin - along[:, None] * length
    angle = np.arctan2(across @ lateral, across @ front)
    off_along = (along[:, None, None] - tenths[:, None]) / 0.06
    off_around = ((angle[:, None, None] - eighths + np.pi) % (2 * np.pi) - np.pi) / 0.4
    near = np.exp(-(off_along**2) - off_around**2) + 1e-12
    radii: Floats = np.einsum("nij,n->ij", near, np.linalg.norm(across, axis=1)) / near.sum(axis=0)
    return radii
