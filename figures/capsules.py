"""How deep the parts of a body are in each other, measured on capsules.

A capsule is a line between two bones with a radius at each end. It is smaller than the flesh around
it, so that two limbs may press on each other a little before they count as one inside the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from figures.anatomy import LETTER, SIDES
from figures.contacts import HANDS, PLANES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.anatomy import Body, Floats, Indices
    from figures.contacts import Contact
    from figures.kinematics import Frames

# Bones at both ends and radii there in metres, measured on body.npz by eye, a little inside the skin.
_OF_A_SIDE: Final = {
    "thigh": ("upperleg01", "lowerleg01", 0.078, 0.050),
    "shin": ("lowerleg01", "foot", 0.048, 0.034),
    "foot": ("foot", "toe2-1", 0.034, 0.022),
    "upper_arm": ("upperarm01", "lowerarm01", 0.042, 0.037),
    "forearm": ("lowerarm01", "wrist", 0.036, 0.024),
    "hand": ("wrist", "finger3-1", 0.020, 0.014),
}
_OF_THE_TRUNK: Final = {
    "torso": ("root", "spine01", 0.10, 0.10),
    "head": ("neck02", "head", 0.06, 0.075),
}
NAMES: Final = (*(f"{side}_{name}" for side in SIDES for name in _OF_A_SIDE), *_OF_THE_TRUNK)
"""Every capsule."""
ARMS: Final = ("upper_arm", "forearm", "hand")
_LEGS: Final = ("thigh", "shin", "foot")


def _pairs() -> tuple[tuple[str, str], ...]:
    work, other = SIDES
    pairs = [(f"{work}_{a}", f"{other}_{b}") for a, b in product(_LEGS, _LEGS)]
    pairs += [(f"{work}_{a}", f"{other}_{b}") for a, b in product(ARMS[1:], ARMS[1:])]
    for side in SIDES:
        pairs += [(f"{side}_{a}", f"{leg_side}_{b}") for a in ARMS for leg_side in SIDES for b in _LEGS]
        pairs += [(f"{side}_{a}", trunk) for a in (*ARMS[1:], *_LEGS[1:]) for trunk in _OF_THE_TRUNK]
        pairs += [(f"{side}_thigh", "head"), (f"{side}_upper_arm", "head")]
    return tuple(pairs)


PAIRS: Final = _pairs()
"""The pairs that may not enter each other. A thigh may press on its own calf, and on the belly."""
_FIRST: Final = np.array([NAMES.index(first) for first, _ in PAIRS])
_SECOND: Final = np.array([NAMES.index(second) for _, second in PAIRS])


GIVE: Final = 0.02
"""Metres by which two parts that press on each other give way: flesh is soft, capsules are not."""
_OF_PART: Final = {
    "ankle": ("shin", "foot"),
    "heel": ("foot",),
    "knee": ("thigh", "shin"),
    "back_of_knee": ("thigh", "shin"),
    "calf": ("shin",),
    "outer_shin": ("shin",),
    "hand": ("hand",),
    "elbow": ("upper_arm", "forearm"),
    "wrist": ("forearm", "hand"),
}
"""The capsules of the parts that can touch a limb."""


def pressed(contact: Contact) -> Iterator[tuple[str, str]]:
    """The pairs of capsules that a contact presses on each other."""
    side, _, name = contact.part.partition("_")
    own = [f"{side}_{capsule}" for capsule in _OF_PART.get(name, ())]
    if contact.touches in HANDS:
        other = contact.touches.partition("_")[0]
        yield from ((hand, f"{other}_{capsule}") for hand in own for capsule in ("hand", "forearm"))
        yield (f"{side}_forearm", f"{other}_hand")
    elif contact.touches not in PLANES:
        yield from ((capsule, contact.touches) for capsule in own)


@dataclass(frozen=True, eq=False)
class Capsules:
    """All capsules of a body: the bones (c,) at their ends, and the radii (c,) there in metres."""

    starts: Indices
    ends: Indices
    start_radii: Floats
    end_radii: Floats


@cache
def capsules(body: Body) -> Capsules:
    """The capsules of a body, in the order of `NAMES`."""
    rows = [
        (body.bones[f"{start}.{LETTER[side]}"], body.bones[f"{end}.{LETTER[side]}"], *radii)
        for side in SIDES
        for start, end, *radii in _OF_A_SIDE.values()
    ]
    rows += [(body.bones[start], body.bones[end], *radii) for start, end, *radii in _OF_THE_TRUNK.values()]
    starts, ends, start_radii, end_radii = zip(*rows, strict=True)
    return Capsules(np.array(starts), np.array(ends), np.array(start_radii), np.array(end_radii))


def depths(body: Body, frames: Frames, slack: float = 1.0) -> Floats:
    """How deep the capsules of each of `PAIRS` are in each other, metres, negative when apart, (..., p).

    Args:
        body: whose capsules.
        frames: where its bones are.
        slack: what the radii are multiplied by.

    """
    own = capsules(body)
    starts, ends = frames.positions[..., own.starts, :], frames.positions[..., own.ends, :]
    distance, on_first, on_second = _closest(
        starts[..., _FIRST, :], ends[..., _FIRST, :], starts[..., _SECOND, :], ends[..., _SECOND, :]
    )
    radii = own.start_radii[_FIRST] + (own.end_radii - own.start_radii)[_FIRST] * on_first
    radii = radii + own.start_radii[_SECOND] + (own.end_radii - own.start_radii)[_SECOND] * on_second
    deep: Floats = slack * radii - distance
    return deep


def _closest(p: Floats, p_end: Floats, q: Floats, q_end: Floats) -> tuple[Floats, Floats, Floats]:
    """The distance of two lines (..., 3), and how far along each its nearest point lies, 0 to 1.

    The formula is the one of Ericson, Real-Time Collision Detection, section 5.1.9.
    """
    first, second, between = p_end - p, q_end - q, p - q
    a, e, b = (np.sum(x * y, axis=-1) for x, y in ((first, first), (second, second), (first, second)))
    c, f = np.sum(first * between, axis=-1), np.sum(second * between, axis=-1)
    crossing = a * e - b * b
    parallel = 1e-9
    s = np.clip(np.where(crossing > parallel, (b * f - c * e) / np.maximum(crossing, parallel), 0), 0, 1)
    t = np.clip((b * s + f) / e, 0, 1)
    s = np.clip((b * t - c) / a, 0, 1)
    gap = between + first * s[..., None] - second * t[..., None]
    return np.linalg.norm(gap, axis=-1), s, t
