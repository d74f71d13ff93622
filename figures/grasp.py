"""How fingers close around what a hand holds, or lie flat on the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from figures.anatomy import LETTER, SIDES
from figures.contacts import HANDS, PLANES
from figures.kinematics import forward, limbs_at_rest, relaxed_fingers, rotation
from figures.limbs import LIMBS, limb

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.anatomy import Body, Floats
    from figures.contacts import Contact
    from figures.kinematics import Frames, Limbs
    from figures.pose import Wanted
    from figures.solver import Posture

    Clearance = Callable[[Floats], Floats]

_FINGER_RADIUS = 0.008
_STRAIGHTEST: Final = -25.0
_MOST_BENT: Final = ((42.0, 42.0, 54.0), *((70.0, 80.0, 50.0),) * 4)
_STEP: Final = 2.0


def grasp(body: Body, wanted: Wanted, posture: Posture) -> Floats:
    """The degrees of every finger joint, (2, 5, 3), as `figures.kinematics.relaxed_fingers` has them.

    Each finger of a hand that touches something bends, from the knuckle outwards, until it meets the
    surface; a hand that touches nothing keeps the angles of the posture.
    """
    fingers = relaxed_fingers(posture.angles)
    frames = forward(body, posture.angles, wanted.orientation, posture.height)
    by_part = {contact.part: contact for contact in wanted.contacts}
    for number, side in enumerate(SIDES):
        clearance = _clearance(body, frames, by_part, side)
        if clearance is not None:
            fingers[number] = _closed(body, frames, side, clearance)
    return fingers


def _clearance(body: Body, frames: Frames, by_part: dict[str, Contact], side: str) -> Clearance | None:
    """How far points of the world are off what a hand touches, if it touches anything."""
    for part in (f"{side}_hand", f"{side}_palm"):
        contact = by_part.get(part)
        beyond = 0.0
        if contact is not None and contact.touches in HANDS:
            # A hand on a hand holds what that hand holds, further out when it lies over its back.
            beyond = 0.02 if contact.grip == "over" else 0.0
            contact = by_part.get(contact.touches)
        if contact is None:
            continue
        if contact.touches in PLANES:
            level = PLANES[contact.touches] if contact.height is None else contact.height
            return lambda points, level=level: points[:, 2] - level  # type: ignore[misc]
        if contact.touches in LIMBS and contact.grip != "free":
            held = limb(body, contact.touches)
            return lambda points, held=held, beyond=beyond: held.clearance(body, frames, points) - beyond  # type: ignore[misc]
    return None


def _closed(body: Body, frames: Frames, side: str, clearance: Clearance) -> Floats:
    rest, letter = limbs_at_rest(body, side), LETTER[side]
    bent = np.zeros((5, 3))
    for finger in range(1, 6):
        heads = [body.head(f"finger{finger}-{joint}.{letter}") for joint in (1, 2, 3)]
        tip = heads[2] + 0.9 * (heads[2] - heads[1])
        lengths = np.diff([*heads, tip], axis=0)
        bone = body.bones[f"finger{finger}-1.{letter}"]
        turn, place = frames.rotations[body.parents[bone]], frames.positions[bone]
        for joint in range(3):
            if finger == 1 and joint == 0:
                # The thumb's root stays: it turns about the hand, not towards what is held.
                place = place + turn @ lengths[0]
                continue
            degrees = _until_touch(rest, finger, joint, turn, place, lengths[joint], clearance)
            bent[finger - 1, joint] = degrees
            turn = turn @ rotation(_axis(rest, finger), degrees)
            place = place + turn @ lengths[joint]
    return bent


def _axis(rest: Limbs, finger: int) -> Floats:
    return rest.thumb_axis if finger == 1 else rest.wrist_axis


def _until_touch(  # noqa: PLR0913 - one joint of one finger in space
    rest: Limbs, finger: int, joint: int, turn: Floats, place: Floats, length: Floats, clearance: Clearance
) -> float:
    """How far a joint bends before its bone, or the middle of it, meets the surface."""
    degrees = np.arange(_STRAIGHTEST, _MOST_BENT[finger - 1][joint] + _STEP, _STEP)
    arms = (turn @ rotation(_axis(rest, finger), degrees)) @ length
    off = np.minimum(clearance(place + arms), clearance(place + arms / 2) + 0.002)
    free = np.flatnonzero(off > _FINGER_RADIUS)
    if len(free) == 0:
        return _STRAIGHTEST
    after = np.flatnonzero(off[free[0] :] <= _FINGER_RADIUS)
    return float(degrees[free[0] + after[0] - 1]) if len(after) else float(degrees[-1])
