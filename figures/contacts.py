"""What can touch what, and how far a contact is from being met.

A contact says that a part of the body touches something. There are four kinds of them:

- a part on the floor, the pillow or the seat: the lowest of its skin lies in that plane;
- a part on a limb, at a place of its surface;
- a hand on a limb: its palm lies on the surface and faces it;
- a hand on the other hand, their fingers interlaced or one hand over the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from figures.anatomy import LETTER, SIDES
from figures.kinematics import Skin, limbs_at_rest, skin
from figures.limbs import LIMBS, limb
from figures.patches import CENTRAL, PAIRED, patch

if TYPE_CHECKING:
    from figures.anatomy import Body, Floats
    from figures.kinematics import Frames

PLANES: Final = {"floor": 0.0, "pillow": 0.07, "seat": 0.44}
"""The height of what carries weight, metres above the floor: of the pillow where the head presses it."""
HANDS: Final = tuple(f"{side}_hand" for side in SIDES)
GRIPS: Final = ("across", "along", "free", "interlaced", "over")
"""How a hand holds: the fingers go round a limb, lie along it, or point where they will; on the
other hand, the fingers are interlaced, or the hand lies over that hand's back."""
JOINTS_ABOVE: Final = {"shoulder": "upperarm01", "hip": "upperleg01", "knee": "lowerleg01"}
"""What a part on the floor can be under, and the bone that begins there."""


@dataclass(frozen=True)
class Contact:
    """One contact of one part, with every name complete.

    `part` is a name of `PARTS` with its side; `touches` is a key of `PLANES`, one of `LIMBS`, a hand
    or "heels". Of a limb, `at` and `side` (one of `AROUND`) name the place. `gap` is metres between
    the two, `height` replaces that of the plane in metres, `under` is a joint with its side that is
    straight above the part, or the part is `ahead` metres nearer to the feet than that (negative: to
    the head) and `aside` metres further from the midline.
    """

    part: str
    touches: str
    at: float = 0.5
    side: str = "front"
    grip: str = "across"
    gap: float = 0.0
    height: float | None = None
    under: str | None = None
    ahead: float = 0.0
    aside: float = 0.0

    @property
    def mirrored(self) -> Contact:
        """The same contact of the mirror image."""
        under = None if self.under is None else other_side(self.under)
        return replace(self, part=other_side(self.part), touches=other_side(self.touches), under=under)


def other_side(name: str) -> str:
    """The name of the same thing on the other side, or of what lies in the middle."""
    side, _, rest = name.partition("_")
    return f"{SIDES[1 - SIDES.index(side)]}_{rest}" if side in SIDES else name


# --- parts that lie on a plane -------------------------------------------------------------------


_ONLY_TOGETHER: Final = ("heel_of_hand", "finger_pads", "back_of_wrist", "knuckles")
_ON_A_PLANE: Final = {
    **{name: (name,) for name in (*CENTRAL, *PAIRED) if name not in _ONLY_TOGETHER},
    "sole": ("heel", "toes"),
    "forearm": ("elbow", "wrist"),
    "palm": ("heel_of_hand", "finger_pads"),
    "back_of_hand": ("back_of_wrist", "knuckles"),
    "shin": ("knee", "instep"),
}
"""The patches of each part, all of which must lie on the plane."""


@cache
def _moving_patch(body: Body, name: str, side: str) -> Skin:
    return skin(body, patch(body, name, side))


# --- parts that lie on a limb --------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Spot:
    """A point (3,) at rest that is fixed to a bone, and the radius of the round part about it, metres."""

    bone: int
    point: Floats
    radius: float


_ROUND: Final = {
    "ankle": ("foot", 0.038),
    "heel": ("foot", 0.05),
    "knee": ("lowerleg01", 0.05),
    "elbow": ("lowerarm01", 0.04),
    "wrist": ("wrist", 0.028),
}
"""Parts that may touch a limb with any of their sides: the bone at their middle and their radius."""
_FLAT: Final = {
    "back_of_knee": ("thigh", 0.98, "back"),
    "calf": ("shin", 0.3, "back"),
    "outer_shin": ("shin", 0.8, "lateral"),
}
"""Parts that touch a limb with one place of their own limb's surface."""


@cache
def _spot(body: Body, part: str) -> _Spot:
    side, _, name = part.partition("_")
    if name in _ROUND:
        bone, radius = _ROUND[name]
        index = body.bones[f"{bone}.{LETTER[side]}"]
        return _Spot(index, body.heads[index], radius)
    own, at, around = _FLAT[name]
    where = limb(body, f"{side}_{own}")
    return _Spot(where.bone, where.surface(at, around), 0.0)


# --- hands ---------------------------------------------------------------------------------------

_PALM_THICKNESS = 0.016
"""Metres from the middle of the palm's bones to its skin."""
_PALM_ALONG = 0.65
"""How far from the wrist to the knuckles the middle of the palm is."""
_HAND_OVER_HAND = 0.034
"""Metres between the middles of two hands, one of which lies over the other's back."""
_INTERLACED = 0.075
"""Metres between the middles of two hands whose fingers are interlaced."""


@cache
def _palm(body: Body, side: str) -> Floats:
    """The middle of the palm at rest, (3,)."""
    wrist = body.head(f"wrist.{LETTER[side]}")
    knuckles = np.mean([body.head(f"finger{finger}-1.{LETTER[side]}") for finger in (2, 3, 4, 5)], axis=0)
    middle: Floats = wrist + _PALM_ALONG * (knuckles - wrist)
    return middle


# --- names ---------------------------------------------------------------------------------------

PARTS: Final = (
    *(name for name in _ON_A_PLANE if name in CENTRAL),
    *(
        f"{side}_{name}"
        for side in SIDES
        for name in dict.fromkeys([*_ON_A_PLANE, *_ROUND, *_FLAT, "hand"])
        if name not in CENTRAL
    ),
)
"""Every part that can touch something."""
TARGETS: Final = (*PLANES, *LIMBS, *HANDS, "heels")
"""Everything that can be touched."""


def targets_of(part: str) -> tuple[str, ...]:
    """What one of `PARTS` can touch."""
    side, _, name = part.partition("_")
    name = part if part in CENTRAL else name
    planes = tuple(PLANES) if name in _ON_A_PLANE else ()
    limbs = LIMBS if name in _ROUND or name in _FLAT or name == "hand" else ()
    own = f"{side}_{_FLAT[name][0]}" if name in _FLAT else ""
    hands = tuple(hand for hand in HANDS if name == "hand" and hand != part)
    heels = ("heels",) if part == "buttocks" else ()
    return (*planes, *(limb for limb in limbs if limb != own), *hands, *heels)


def is_on_limb(contact: Contact) -> bool:
    """Whether the contact needs a place on a limb."""
    return contact.touches in LIMBS


# --- how far from met ----------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Miss:
    """How far a contact is from being met, for the solver and for people.

    `offsets` (..., m) are metres, all zero when the contact is met; `facings` (..., f) have no unit
    and are zero when a hand faces and points as it should; `beside` (..., 2) is metres, on the
    floor, off the point under a joint.
    """

    offsets: Floats
    facings: Floats
    beside: Floats

    @property
    def distance(self) -> Floats:
        """Metres by which the contact misses, (...)."""
        length: Floats = np.sqrt(np.sum(self.offsets**2, axis=-1))
        return length


def miss(body: Body, frames: Frames, contact: Contact, towards_feet: Floats) -> Miss:
    """How far a contact is from being met in a posture.

    Args:
        body: who.
        frames: where the bones are.
        contact: one whose part can touch its target, see `targets_of`.
        towards_feet: the direction of the world (3,) for `Contact.ahead`.

    """
    nothing = np.zeros((*frames.positions.shape[:-2], 0))
    if contact.touches in PLANES:
        return _on_plane(body, frames, contact, towards_feet)
    if contact.touches == "heels":
        return Miss(_to_heels(body, frames, contact.gap), nothing, nothing)
    if contact.touches in HANDS:
        return Miss(*_on_hand(body, frames, contact), nothing)
    if contact.part in HANDS:
        return Miss(*_on_limb_by_hand(body, frames, contact), nothing)
    spot, touched = _spot(body, contact.part), limb(body, contact.touches)
    place = touched.surface(contact.at, contact.side, spot.radius + contact.gap)
    offset = frames.moved(body, spot.bone, spot.point) - frames.moved(body, touched.bone, place)
    return Miss(offset, nothing, nothing)


_STANDS_UNDER: Final = {"palm": "wrist", "back_of_hand": "wrist", "forearm": "lowerarm01", "elbow": "lowerarm01"}
"""The bone whose head stands under a joint, of the parts whose middle does not."""
_LOWEST = 3
"""How many of a patch's lowest vertices must lie on the plane."""


def _on_plane(body: Body, frames: Frames, contact: Contact, towards_feet: Floats) -> Miss:
    side, _, name = contact.part.partition("_")
    side, name = ("", contact.part) if contact.part in CENTRAL else (side, name)
    level = PLANES[contact.touches] if contact.height is None else contact.height
    patches = [_moving_patch(body, each, side).moved(frames) for each in _ON_A_PLANE[name]]
    lowest = [np.partition(patch[..., 2], _LOWEST, axis=-1)[..., :_LOWEST] for patch in patches]
    # Three vertices speak for one plane: their mean square counts, not their sum.
    offsets = (np.concatenate(lowest, axis=-1) - level) / np.sqrt(_LOWEST)
    beside = np.zeros((*offsets.shape[:-1], 0))
    if contact.under is not None:
        joint_side, _, joint = contact.under.partition("_")
        above = frames.positions[..., body.bones[f"{JOINTS_ABOVE[joint]}.{LETTER[joint_side]}"], :]
        if name in _STANDS_UNDER:
            middle = frames.positions[..., body.bones[f"{_STANDS_UNDER[name]}.{LETTER[side]}"], :]
        else:
            middle = np.concatenate(patches, axis=-2).mean(axis=-2)
        beside = (middle - above - contact.ahead * towards_feet)[..., :2]
        # The person's midline lies along the world's x, whichever way they lie.
        beside[..., 1] -= contact.aside * np.sign(above[..., 1] - frames.positions[..., body.bones["root"], 1])
    facings = np.zeros((*offsets.shape[:-1], 0))
    if name in ("palm", "back_of_hand"):
        facings = _flatness(body, frames, side, 1.0 if name == "palm" else -1.0)
    return Miss(offsets, facings, beside)


def _flatness(body: Body, frames: Frames, side: str, sign: float) -> Floats:
    """How far a hand is from flat: above all it must not roll onto an edge; its patches do the rest."""
    rest, wrist = limbs_at_rest(body, side), body.bones[f"wrist.{LETTER[side]}"]
    roll = frames.turned(wrist, rest.wrist_axis)[..., 2:]
    facing = frames.turned(wrist, sign * rest.palm_normal) + np.array([0.0, 0, 1])
    return np.concatenate([3 * roll, 0.5 * facing], axis=-1)


def _to_heels(body: Body, frames: Frames, gap: float) -> Floats:
    """How much further than `gap` each buttock is from its heel, (..., 2)."""
    left = body.vertices[patch(body, "buttocks")][:, 0] > 0
    buttocks = _moving_patch(body, "buttocks", "").moved(frames)
    result = []
    for side in SIDES:
        heel = _moving_patch(body, "back_of_heel", side).moved(frames).mean(axis=-2)
        own = buttocks[..., left if side == "other" else ~left, :]
        nearest = np.linalg.norm(own - heel[..., None, :], axis=-1).min(axis=-1)
        result.append(nearest - gap)
    beyond: Floats = np.stack(result, axis=-1) / np.sqrt(2)
    return beyond


def _on_limb_by_hand(body: Body, frames: Frames, contact: Contact) -> tuple[Floats, Floats]:
    side = contact.part.partition("_")[0]
    touched, rest, wrist = limb(body, contact.touches), limbs_at_rest(body, side), body.bones[f"wrist.{LETTER[side]}"]
    place = touched.surface(contact.at, contact.side, _PALM_THICKNESS + contact.gap)
    offset = frames.moved(body, wrist, _palm(body, side)) - frames.moved(body, touched.bone, place)
    if contact.grip == "free":
        return offset, np.zeros((*offset.shape[:-1], 0))
    outwards = frames.turned(touched.bone, touched.direction(contact.side))
    facing = frames.turned(wrist, rest.palm_normal) + outwards
    pointing = frames.turned(wrist, rest.fingers_direction)
    axis = frames.turned(touched.bone, touched.axis)
    along = np.sum(pointing * axis, axis=-1, keepdims=True)
    turned = along if contact.grip == "across" else pointing - along * axis
    return offset, np.concatenate([facing, turned], axis=-1)


def _on_hand(body: Body, frames: Frames, contact: Contact) -> tuple[Floats, Floats]:
    hands = []
    for hand in (contact.part, contact.touches):
        side = hand.partition("_")[0]
        wrist, rest = body.bones[f"wrist.{LETTER[side]}"], limbs_at_rest(body, side)
        middle = frames.moved(body, wrist, _palm(body, side))
        hands.append((middle, frames.turned(wrist, rest.palm_normal), frames.turned(wrist, rest.fingers_direction)))
    (middle, facing, pointing), (held, held_facing, held_pointing) = hands
    place = held + _INTERLACED * held_pointing if contact.grip == "interlaced" else held - _HAND_OVER_HAND * held_facing
    return middle - place, np.concatenate([facing - held_facing, pointing + held_pointing], axis=-1)
