"""From rough angles and contacts to a posture: least squares over all angles and the body's height.

The angles that a pose asks for are wishes, its contacts are nearly laws, and no limb may be inside
another or under the floor. The residuals are centimetres of contact, centimetres of depth, and
wishes divided by how far an angle may stray; in the last pass a contact counts threefold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from scipy.optimize import least_squares
from threadpoolctl import threadpool_limits

from figures import capsules
from figures.anatomy import ANGLES, HIGHEST, INDEX, LOWEST, SIDES, mirrored
from figures.contacts import HANDS, miss
from figures.kinematics import ORIENTATIONS, Skin, forward, skin
from figures.patches import evenly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.anatomy import Body, Floats
    from figures.contacts import Contact
    from figures.pose import Wanted

VERSION: Final = 2
"""Raise it when a change to the solver should give every pose a new solution."""


@dataclass(frozen=True)
class Posture:
    """A solved posture: `angles` (a,) in degrees, and the `height` of the pelvis in metres."""

    angles: Floats
    height: float


# Where a body begins when a pose says nothing: arms a little off the sides, elbows and fingers soft.
RELAXED: Final[Mapping[str, float]] = {
    f"{side}_{name}": degrees
    for side in SIDES
    for name, degrees in (("shoulder.abduction", 8.0), ("elbow.flexion", 10.0), ("fingers.curl", 11.0))
}
_START_HEIGHTS: Final = {"supine": 0.12, "prone": 0.12, "all_fours": 0.5, "sitting": 0.55, "standing": 0.97}
_LOWEST_HEIGHT, _HIGHEST_HEIGHT = 0.0, 1.5


@dataclass(frozen=True)
class _Stage:
    """One pass of the solver.

    `contacts_count` multiplies the centimetres of contacts; `legs_collide` and `arms_collide` say how
    much it matters when a limb goes through another, from 0 to 1; `loss` is one of scipy's: "linear"
    pulls hardest on what is furthest from being met, "soft_l1" leaves a wish alone that cannot be met.
    """

    arms_reach: bool
    contacts_count: float
    legs_collide: float
    arms_collide: float
    loss: Literal["linear", "soft_l1"]


# Legs and trunk first, then arms that may still pass through the body, then all: in one pass a limb
# gets caught on the wrong side of another.
_STAGES: Final = (
    _Stage(arms_reach=False, contacts_count=1.0, legs_collide=0.3, arms_collide=0.0, loss="linear"),
    _Stage(arms_reach=True, contacts_count=1.0, legs_collide=1.0, arms_collide=0.15, loss="linear"),
    _Stage(arms_reach=True, contacts_count=3.0, legs_collide=1.0, arms_collide=1.0, loss="soft_l1"),
)
_LAST: Final = _STAGES[-1:]
_FREE_DEGREES: Final = 35.0
_ASKED_DEGREES: Final = 12.0
_STRAY: Final = {"pelvis": (4.0, 8.0), "lumbar": (8.0, 6.0), "thorax": (8.0, 6.0), "neck": (8.0, 6.0)}
"""How many degrees the trunk strays as easily as a contact misses by a centimetre: free, and as asked."""
_STRAY_OF_SHOULDER_GIRDLE: Final = 10.0
_STRAY_OF_FINGERS: Final = 0.5
"""Fingers follow the hand afterwards (see `figures.grasp`); the solver leaves them alone."""


def solve(body: Body, wanted: Wanted, parent: Posture | None = None) -> Posture:
    """The posture nearest to what a pose asks for.

    Args:
        body: who.
        wanted: the pose.
        parent: the solution of the pose that it goes out from: what this pose does not ask for stays
            as it was there.

    """
    wishes = _wishes(wanted, parent)
    start = Posture(wishes, _START_HEIGHTS[wanted.orientation] if parent is None else parent.height)
    return _solve(body, wanted, wishes, start, _STAGES)


def settle(body: Body, wanted: Wanted, near: Posture) -> Posture:
    """The posture that meets the contacts and is nearest to a given one: for in-betweens."""
    return _solve(body, wanted, near.angles, near, _LAST)


def _wishes(wanted: Wanted, parent: Posture | None) -> Floats:
    wishes = np.zeros(len(ANGLES)) if parent is None else parent.angles.copy()
    asked = wanted.angles if parent is not None else {**RELAXED, **wanted.angles}
    for name, degrees in asked.items():
        if parent is None or name in wanted.own_angles:
            wishes[INDEX[name]] = degrees
    return wishes


def _solve(body: Body, wanted: Wanted, wishes: Floats, start: Posture, stages: tuple[_Stage, ...]) -> Posture:
    lowest, highest = np.append(LOWEST, _LOWEST_HEIGHT), np.append(HIGHEST, _HIGHEST_HEIGHT)
    inside = 1e-3
    x = np.clip(np.append(start.angles, start.height), lowest + inside, highest - inside)
    scale = np.append(np.full(len(ANGLES), 20.0), 0.05)
    for stage in stages:
        task = _task(body, wanted, wishes, stage)
        # One thread: the matrices are so small that threads only wait for each other, and the result
        # does not depend on how many cores there are.
        with threadpool_limits(1):
            found = least_squares(
                task.residuals,
                x,
                jac=task.jacobian,
                bounds=(lowest, highest),
                x_scale=scale,
                loss=stage.loss,
                ftol=1e-5,
                max_nfev=80,
            )
        x = np.clip(found.x, lowest + inside, highest - inside)
    angles = _evened(x[:-1]) if is_even(wanted) else x[:-1]
    return Posture(angles, float(x[-1]))


def is_even(wanted: Wanted) -> bool:
    """Whether a pose asks the same of both sides, so that its solution must be its own mirror image."""
    wishes = np.array([wanted.angles.get(name, RELAXED.get(name, 0.0)) for name in ANGLES])
    contacts = set(wanted.contacts)
    return bool(np.all(mirrored(wishes) == wishes)) and {contact.mirrored for contact in contacts} == contacts


def _evened(angles: Floats) -> Floats:
    """The mean of a posture and its mirror image, (..., a)."""
    mean: Floats = (angles + mirrored(angles)) / 2
    return mean


def _weights(wanted: Wanted) -> Floats:
    """One over the degrees that each angle may stray, (a,)."""
    stray = np.empty(len(ANGLES))
    for name, index in INDEX.items():
        asked = name in wanted.angles
        joint = name.partition(".")[0]
        free, as_asked = _STRAY.get(joint, (_FREE_DEGREES, _ASKED_DEGREES))
        stray[index] = as_asked if asked else free
        if "shoulder_girdle" in joint:
            stray[index] = _STRAY_OF_SHOULDER_GIRDLE
        if joint.endswith(("fingers", "thumb")):
            stray[index] = _STRAY_OF_FINGERS
    return 1 / stray


@dataclass(frozen=True, eq=False)
class _Task:
    """What is minimised in one stage; `x` is the angles and then the height.

    `weights` (a,) is one over the degrees that each angle may stray; `hardness` (p,) is how much the
    depth of each pair of capsules counts, `give` (p,) how many metres of it are free.
    """

    body: Body
    wanted: Wanted
    wishes: Floats
    weights: Floats
    hardness: Floats
    give: Floats
    contacts: tuple[Contact, ...]
    contacts_count: float
    even: bool

    def residuals(self, x: Floats) -> Floats:
        """The residuals (..., m) of points x (..., a + 1)."""
        angles = _evened(x[..., :-1]) if self.even else x[..., :-1]
        frames = forward(self.body, angles, self.wanted.orientation, x[..., -1])
        parts = [(x[..., :-1] - self.wishes) * self.weights]
        for contact in self.contacts:
            missed = miss(self.body, frames, contact, ORIENTATIONS[self.wanted.orientation].ahead)
            parts += [missed.offsets * 100 * self.contacts_count, missed.facings * 1.5, missed.beside * 60]
        depths = capsules.depths(self.body, frames, slack=0.95)
        parts.append(np.maximum(depths - self.give, 0) * 100 * self.hardness)
        parts.append(np.maximum(-_floor_watch(self.body).moved(frames)[..., 2], 0) * 50)
        return np.concatenate(parts, axis=-1)

    def jacobian(self, x: Floats) -> Floats:
        """The derivatives (m, a + 1) of the residuals at x (a + 1,), by small steps in one batch."""
        step = 1e-5
        at_once = self.residuals(np.concatenate([x[None], x + step * np.eye(len(x))]))
        slopes: Floats = (at_once[1:] - at_once[0]).T / step
        return slopes


def _task(body: Body, wanted: Wanted, wishes: Floats, stage: _Stage) -> _Task:
    pressed = {frozenset(pair) for contact in wanted.contacts for pair in capsules.pressed(contact)}
    arms = np.array([sum(name.endswith(capsules.ARMS) for name in pair) for pair in capsules.PAIRS])
    return _Task(
        body=body,
        wanted=wanted,
        wishes=wishes,
        weights=_weights(wanted),
        hardness=np.where(arms > 0, stage.arms_collide**arms, stage.legs_collide),
        give=np.array([capsules.GIVE if frozenset(pair) in pressed else 0.0 for pair in capsules.PAIRS]),
        contacts=tuple(contact for contact in wanted.contacts if stage.arms_reach or not _is_arm(contact.part)),
        contacts_count=stage.contacts_count,
        even=is_even(wanted),
    )


def _is_arm(part: str) -> bool:
    return part in HANDS or part.endswith(("elbow", "wrist", "forearm"))


@cache
def _floor_watch(body: Body) -> Skin:
    """Some skin all over the body but the fingers, which may not go through the floor.

    Fingers are laid on the floor afterwards (see `figures.grasp`).
    """
    fingers = [index for label, index in body.bones.items() if label.startswith("finger")]
    watched = body.skin_vertices[~np.isin(body.main_bones[body.skin_vertices], fingers)]
    return skin(body, evenly(body, watched, 120))
