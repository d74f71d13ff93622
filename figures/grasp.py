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
    from figures.kinematics import Frames
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
        axis = rest.thumb_axis if finger == 1 else rest.wrist_axis
        bone = body.bones[f"finger{finger}-1.{letter}"]
        turn, place = frames.rotations[body.parents[bone]], frames.positions[bone]
        for joint, length in enumerate(np.diff([*heads, tip], axis=0)):
            # The thumb's root stays: it turns about the hand, not towards what is held.
            if finger > 1 or joint > 0:
                degrees = np.arange(_STRAIGHTEST, _MOST_BENT[finger - 1][joint] + _STEP, _STEP)
                bones = (turn @ rotation(axis, degrees)) @ length
                off = np.minimum(clearance(place + bones), clearance(place + bones / 2) + 0.002)
                bent[finger - 1, joint] = degrees[_last_free(off)]
                turn = turn @ rotation(axis, bent[finger - 1, joint])
            place = place + turn @ length
    return bent


def _last_free(off: Floats) -> int:
    """Where a bone that bends step by step stands before it meets the surface for the first time."""
    touching = off <= _FINGER_RADIUS
    if touching.all():
        return 0
    start = int(np.argmin(touching))
    return len(off) - 1 if not touching[start:].any() else start + int(np.argmax(touching[start:])) - 1
