"""The things round the person: pillow, chair, towel; and the mat or the bed below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.spatial import ConvexHull

from figures.anatomy import LETTER
from figures.contacts import PLANES
from figures.limbs import limb
from figures.scene import Thing, box, cushion, strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.anatomy import Body, Floats
    from figures.kinematics import Frames
    from figures.pose_file import Towel

_PILLOW: Final = (0.30, 0.46)
"""Length and width, metres; it is a little higher than where the head presses it."""
_TUMMY_PILLOW: Final = 0.10
"""Height of a pillow under the tummy, which the tummy presses a little, metres."""
_PILLOW_BETWEEN_KNEES: Final = (0.46, 0.26)
"""Length along the legs and height of a pillow between the knees, which is as thick as there is room for, metres."""
_KNEE: Final = 0.045
"""From the middle of a knee to where its side meets the pillow, metres."""
_THINNEST: Final = 0.04
"""Thickness of that pillow where the knees are too near to each other, metres."""
_SEAT: Final = (0.46, 0.44, 0.04)
"""Depth, width and thickness of a chair's seat, metres."""
_BACKREST: Final = 0.92
"""Height of the chair, metres."""
_LEG: Final = 0.04
"""Thickness of a chair's leg and back, metres."""
_MAT_BEYOND: Final = 0.07
"""How far the mat goes beyond the person, metres."""
_MAT_THICKNESS: Final = 0.014
_BED: Final = (1.75, 1.05)
"""Length and width of a bed, metres."""
_HEAD_TO_END: Final = 0.26
"""From the middle of the head to the end of the bed, metres."""
_MATTRESS: Final = 0.17
_FRAME: Final = 0.09
"""Height of the wood that the mattress lies on, metres."""
_BED_LEG: Final = (0.07, 0.12)
"""Thickness and height, metres."""
_BOARD: Final = (0.05, 0.28)
"""Thickness of a board at the end of a bed, and how far it rises above the mattress, metres."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What the person lies on, at z = 0. It is drawn before the person, and their shadow falls on it.

    Attributes:
        top: the corners of its upper side, (4, 3) metres.
        shapes: the colour in the palette and the corners (n, 3) of each shape, from the back to the front.
        lined: whether the shapes have lines round them.

    """

    top: Floats
    shapes: tuple[tuple[str, Floats], ...]
    lined: bool


def things(body: Body, frames: Frames, props: Sequence[str], towel: Towel | None) -> list[Thing]:
    """The props of a picture, placed where the person lies or sits."""
    result = []
    if "pillow" in props:
        result.append(_pillow(body, frames))
    if "pillow_under_tummy" in props:
        result.append(_pillow_under_tummy(body, frames))
    if "pillow_between_knees" in props:
        result.append(_pillow_between_knees(body, frames))
    if "chair" in props:
        result.extend(_chair(body, frames))
    if towel is not None:
        result.append(strip("towel", _round_a_limb(body, frames, towel), 0.017))
    return result


def _pillow(body: Body, frames: Frames) -> Thing:
    x, y, _ = frames.moved(body, body.bones["head"], body.head("eye.L") * [0, 0, 1])
    height = PLANES["pillow"] + 0.03
    return cushion("pillow", (x, y, height / 2), (*_PILLOW, height))


def _pillow_under_tummy(body: Body, frames: Frames) -> Thing:
    x, y, _ = frames.positions[body.bones["spine04"]]
    return cushion("pillow", (x, y, _TUMMY_PILLOW / 2), (*_PILLOW, _TUMMY_PILLOW))


def _pillow_between_knees(body: Body, frames: Frames) -> Thing:
    """A pillow on its edge between knees that are bent and point up."""
    knees = frames.positions[[body.bones[f"lowerleg01.{letter}"] for letter in LETTER.values()]]
    x, y, z = knees.mean(0)
    length, height = _PILLOW_BETWEEN_KNEES
    thickness = max(float(np.ptp(knees[:, 1])) - 2 * _KNEE, _THINNEST)
    return cushion("pillow", (x, y, z - 0.35 * height), (length, thickness, height), thin=1)


def _chair(body: Body, frames: Frames) -> list[Thing]:
    """A chair whose front half the person sits on, looking towards -x."""
    x, y, _ = frames.positions[body.bones["root"]]
    depth, width, thickness = _SEAT
    top = PLANES["seat"]
    front, back, right, left = x - 0.17, x - 0.17 + depth, y - width / 2, y + width / 2
    legs = [
        box("chair", (leg_x, leg_y, 0), (leg_x + _LEG, leg_y + _LEG, top - thickness))
        for leg_x in (front + 0.01, back - _LEG)
        for leg_y in (right + 0.01, left - _LEG - 0.01)
    ]
    seat = box("chair", (front, right, top - thickness), (back, left, top))
    return [*legs, seat, box("chair", (back - _LEG, right, top), (back, left, _BACKREST))]


_OUTER_HALF: Final = ("lateral", "back_lateral", "back")


def _round_a_limb(body: Body, frames: Frames, towel: Towel) -> Floats:
    """The way of a towel from one hand behind a limb, or behind both, to the other hand, (n, 3) metres."""
    first, _, second = towel.behind.partition("_")
    if first == "both":
        limb_name = second.removesuffix("s")
        way = [(f"work_{limb_name}", side) for side in _OUTER_HALF] + [
            (f"other_{limb_name}", side) for side in reversed(_OUTER_HALF)
        ]
    else:
        way = [(towel.behind, side) for side in (*_OUTER_HALF, "back_medial", "medial")]
    round_limb = [
        frames.moved(body, held.bone, held.surface(towel.at, side, 0.02))
        for held, side in ((limb(body, name), side) for name, side in way)
    ]
    hands = [
        frames.positions[[body.bones[f"finger{finger}-1.{LETTER[name.partition('_')[0]]}"] for finger in (2, 5)]].mean(
            0
        )
        for name in (towel.from_, towel.to)
    ]
    if np.linalg.norm(hands[0] - round_limb[0]) > np.linalg.norm(hands[0] - round_limb[-1]):
        round_limb.reverse()
    beyond = [
        hand + 0.07 * (hand - near) / np.linalg.norm(hand - near)
        for hand, near in zip(hands, (round_limb[0], round_limb[-1]), strict=True)
    ]
    corners = np.array([beyond[0], hands[0], *round_limb, hands[1], beyond[1]])
    for _ in range(3):
        quarter, three = 0.75 * corners[:-1] + 0.25 * corners[1:], 0.25 * corners[:-1] + 0.75 * corners[1:]
        cut = np.stack([quarter, three], 1).reshape(-1, 3)
        corners = np.vstack([corners[:1], cut, corners[-1:]])
    return corners


def mat(people: Iterable[Floats]) -> Ground:
    """A mat that all postures, vertices (n, 3), have room on."""
    points = np.concatenate([vertices[:, :2] for vertices in people])
    low, high = points.min(0) - _MAT_BEYOND, points.max(0) + _MAT_BEYOND
    whole = _block((*low, -_MAT_THICKNESS), (*high, 0))
    return Ground(whole[:4], (("mat-edge", whole), ("mat", whole[:4])), lined=False)


def bed(body: Body, frames: Frames, towards_viewer: Floats) -> Ground:
    """A bed that the person lies along; its board is at the end that is further from the viewer, and hides nobody.

    Args:
        body: who.
        frames: where their bones are; their head is towards -x.
        towards_viewer: a direction of the world, (3,).

    """
    head, middle = frames.positions[body.bones["head"], 0], frames.positions[body.bones["root"], 1]
    length, width = _BED
    x, right, left = head - _HEAD_TO_END, middle - width / 2, middle + width / 2
    thickness, height = _BED_LEG
    wood = -_MATTRESS - _FRAME
    floor = wood - height
    legs = [
        _block((leg_x, leg_y, floor), (leg_x + thickness, leg_y + thickness, wood))
        for leg_x in (x, x + length - thickness)
        for leg_y in (right, left - thickness)
    ]
    board, rise = _BOARD
    board_x = x + length if towards_viewer[0] < 0 else x - board
    mattress = _block((x, right, -_MATTRESS), (x + length, left, 0))
    shapes = [
        *(("chair", leg) for leg in legs),
        ("chair", _block((board_x, right, floor), (board_x + board, left, rise))),
        ("chair", _block((x, right, wood), (x + length, left, -_MATTRESS))),
        ("mat-edge", mattress),
        ("mat", mattress[:4]),
    ]
    return Ground(mattress[:4], tuple(shapes), lined=True)


def _block(low: Sequence[float], high: Sequence[float]) -> Floats:
    """The corners (8, 3) of a block between two of them: the four of its upper side first, in their order round it."""
    x, y = [low[0], high[0], high[0], low[0]], [low[1], low[1], high[1], high[1]]
    return np.array([*zip(x, y, [high[2]] * 4, strict=True), *zip(x, y, [low[2]] * 4, strict=True)])


def hull(points: Floats) -> Floats:
    """The corners (n, 2) of the outline round points of the picture."""
    result: Floats = points[ConvexHull(points).vertices]
    return result
