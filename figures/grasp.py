"""How fingers close around what a hand holds, or lie flat on the floor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from figures.anatomy import LATERAL, LETTER, SIDES
from figures.contacts import HANDS, PLANES
from figures.kinematics import forward, limbs_at_rest, relaxed_fingers, rotation, thumb_root
from figures.limbs import LIMBS, limb

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.anatomy import Body, Floats
    from figures.contacts import Contact
    from figures.kinematics import Frames
    from figures.pose import Wanted
    from figures.solver import Posture

    Clearance = Callable[[Floats], Floats]

_FLESH: Final = np.array([0.013, 0.010, 0.008])
"""Metres from the end of each bone of a finger to its skin on the palm's side."""
_LEAST: Final = np.full((5, 3), -25.0)
_MOST: Final = np.array([(42.0, 42.0, 54.0), *[(70.0, 80.0, 50.0)] * 4])
"""How far each joint may bend, degrees, beyond the range of a whole hand: fingers give way singly."""
_LEAST[0, 0] = -35.0
_STRAIGHTENED: Final = np.array([10.0, 10.0])
"""How far the outer two joints of a finger are straightened on a plane, degrees: at rest they are a little bent."""
_STEP: Final = 2.0


def grasp(body: Body, wanted: Wanted, posture: Posture) -> Floats:
    """The degrees of every finger joint, (2, 5, 3), as `figures.kinematics.relaxed_fingers` has them.

    The fingers of a hand that holds something bend, from the knuckle outwards, until they meet it;
    those of a palm on the floor are laid flat; those of a hand that touches nothing keep the angles
    of the posture.
    """
    fingers = relaxed_fingers(posture.angles)
    frames = forward(body, posture.angles, wanted.orientation, posture.height)
    by_part = {contact.part: contact for contact in wanted.contacts}
    for number, side in enumerate(SIDES):
        palm, hand = by_part.get(f"{side}_palm"), by_part.get(f"{side}_hand")
        if palm is not None:
            fingers[number] = _laid(body, frames, side, _off_plane(palm))
        elif hand is not None and (off_limb := _off_limb(body, frames, hand, by_part)):
            fingers[number] = _closed(body, frames, side, off_limb)
    return fingers


def _off_plane(contact: Contact) -> Clearance:
    level = PLANES[contact.touches] if contact.height is None else contact.height
    return lambda points: points[..., 2] - level


def _off_limb(body: Body, frames: Frames, contact: Contact, by_part: dict[str, Contact]) -> Clearance | None:
    """How far points of the world are off the limb that a hand holds, if it holds one."""
    beyond = 0.0
    if contact.touches in HANDS:
        # A hand on a hand holds what that hand holds, further out when it lies over its back.
        beyond = 0.02 if contact.grip == "over" else 0.0
        if contact.touches not in by_part:
            return None
        contact = by_part[contact.touches]
    if contact.touches not in LIMBS or contact.grip == "free":
        return None
    held = limb(body, contact.touches)
    return lambda points: held.clearance(body, frames, points) - beyond


@dataclass(frozen=True, eq=False)
class _Finger:
    """A finger in space: its joints' axis and its `bones` (3, 3) at rest, and how its hand is turned and placed."""

    axis: Floats
    bones: Floats
    turn: Floats
    place: Floats


def _finger(body: Body, frames: Frames, side: str, number: int) -> _Finger:
    rest, letter = limbs_at_rest(body, side), LETTER[side]
    heads = [body.head(f"finger{number}-{joint}.{letter}") for joint in (1, 2, 3)]
    # The last bone ends in the fingertip, which no bone begins at.
    tip = heads[2] + 0.9 * (heads[2] - heads[1])
    root = body.bones[f"finger{number}-1.{letter}"]
    return _Finger(
        axis=rest.thumb_axis if number == 1 else rest.wrist_axis,
        bones=np.diff([*heads, tip], axis=0),
        turn=frames.rotations[body.parents[root]],
        place=frames.positions[root],
    )


def _laid(body: Body, frames: Frames, side: str, clearance: Clearance) -> Floats:
    """Each finger as a whole, straightened from its shape at rest, turned at its root until it meets a plane."""
    bent = np.zeros((5, 3))
    bent[1:, 1:] = -_STRAIGHTENED
    for number in range(1, 6):
        finger = _finger(body, frames, side, number)
        degrees = _steps(number, 0)
        turns = finger.turn @ _root(body, side, finger, number, degrees)
        # The bones beyond the root, straightened joint by joint.
        straight = [np.eye(3), *(rotation(finger.axis, bent[number - 1, 1:].cumsum()))]
        bones = np.einsum("jkl,jl->jk", straight, finger.bones)
        joints = finger.place + np.cumsum(bones, axis=0) @ np.swapaxes(turns, -1, -2)
        off = np.min(clearance(joints) - _FLESH, axis=-1)
        bent[number - 1, 0] = degrees[np.argmin(np.abs(off))]
    return bent


def _closed(body: Body, frames: Frames, side: str, clearance: Clearance) -> Floats:
    """Each finger bent joint by joint around what is held; the thumb first turns towards it as a whole."""
    bent = np.zeros((5, 3))
    for number in range(1, 6):
        finger = _finger(body, frames, side, number)
        turn, place = finger.turn, finger.place
        for joint in range(3):
            whole_thumb = number == 1 and joint == 0
            degrees = _steps(number, joint)
            bend = _root(body, side, finger, number, degrees) if joint == 0 else rotation(finger.axis, degrees)
            turns = turn @ bend
            ends = place + turns @ (finger.bones.sum(axis=0) if whole_thumb else finger.bones[joint])
            off = np.minimum(clearance(ends), clearance((place + ends) / 2) + 0.002) - _FLESH[joint]
            chosen = _last_free(off)
            bent[number - 1, joint] = degrees[chosen]
            turn = turns[chosen]
            place = place + turn @ finger.bones[joint]
    return bent


def _root(body: Body, side: str, finger: _Finger, number: int, degrees: Floats) -> Floats:
    """How a finger turns at its root, by degrees (...): matrices (..., 3, 3)."""
    if number == 1:
        return thumb_root(limbs_at_rest(body, side), LATERAL[side], degrees)
    return rotation(finger.axis, degrees)


def _steps(number: int, joint: int) -> Floats:
    return np.arange(_LEAST[number - 1, joint], _MOST[number - 1, joint] + _STEP, _STEP)


def _last_free(off: Floats) -> int:
    """Where a bone that bends step by step stands before it meets the surface for the first time."""
    touching = off <= 0
    if touching.all():
        return 0
    start = int(np.argmin(touching))
    return len(off) - 1 if not touching[start:].any() else start + int(np.argmax(touching[start:])) - 1
