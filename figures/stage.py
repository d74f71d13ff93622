"""The things round the person: pillow, chair, towel; and the mat below."""

from __future__ import annotations

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
_SEAT: Final = (0.46, 0.44, 0.04)
"""Depth, width and thickness of a chair's seat, metres."""
_BACKREST: Final = 0.92
"""Height of the chair, metres."""
_LEG: Final = 0.04
"""Thickness of a chair's leg and back, metres."""
_MAT_BEYOND: Final = 0.07
"""How far the mat goes beyond the person, metres."""
_MAT_THICKNESS: Final = 0.014


def things(body: Body, frames: Frames, props: Sequence[str], towel: Towel | None) -> list[Thing]:
    """The props of a picture, placed where the person lies or sits."""
    result = []
    if "pillow" in props:
        result.append(_pillow(body, frames))
    if "pillow_under_tummy" in props:
        result.append(_pillow_under_tummy(body, frames))
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


def mat(people: Iterable[Floats]) -> Floats:
    """The corners (4, 3) of a mat that all postures, vertices (n, 3), have room on."""
    points = np.concatenate([vertices[:, :2] for vertices in people])
    low, high = points.min(0) - _MAT_BEYOND, points.max(0) + _MAT_BEYOND
    return np.array([[low[0], low[1], 0], [high[0], low[1], 0], [high[0], high[1], 0], [low[0], high[1], 0]])


def mat_shapes(corners: Floats) -> tuple[Floats, Floats]:
    """Corners in the world of the mat's top (4, 3), and of its top and bottom together (8, 3)."""
    return corners, np.vstack([corners, corners - [0, 0, _MAT_THICKNESS]])


def hull(points: Floats) -> Floats:
    """The corners (n, 2) of the outline round points of the picture."""
    result: Floats = points[ConvexHull(points).vertices]
    return result
