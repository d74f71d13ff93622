"""One buttock from behind, without its large muscles; the middle of the body is near the left edge.

The muscle (piriformis) runs from the base of the spine to the top of the thigh bone, over the
sciatic nerve. One parameter of `Buttock` changed gives the picture of the cause. Points are units
from the middle of the body outwards, and units down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from figures.chart import FINE, Point, area, between, document, line, pressed, sides, skin, smooth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MIDDLE = 34.0
"""The middle of the body, units from the picture's left edge."""
NERVE = 11.0
"""Width of the sciatic nerve, units."""

_OUTER_SIDE = ((146, -20), (139, 8), (142, 38), (156, 74), (166, 108), (164, 146), (156, 186), (150, 240))
_CLEFT = ((0, 150), (-1, 170), (0, 190), (0, 240))
_FOLD = ((0, 196), (20, 206), (50, 208), (84, 200))
_FIFTH_LUMBAR = (
    (4, -8), (20, -8), (22, 4), (34, 4), (39, 9), (34, 14), (26, 15), (25, 26), (15, 31), (7, 26), (4, 37)
)  # fmt: skip
_SACRUM = ((16, 33), (34, 33), (44, 40), (42, 56), (33, 74), (22, 100), (13, 114), (10, 124), (7, 138), (2, 146))
_HOLES = ((17, 55), (15, 74), (11, 92))
_HOLE = ((-3.4, 0), (0, -3.4), (3.4, 0), (0, 3.4))
_RIDGE = ((0, 44), (0, 60), (0, 104), (0, 114))
_HIP_BONE = (
    (24, 50), (34, 40), (40, 24), (58, 9), (84, 4), (110, 14), (124, 32), (127, 48), (119, 64), (109, 82), (105, 96),
    (109, 108), (110, 120), (104, 134), (92, 142), (84, 152), (80, 166), (77, 180), (68, 188), (56, 183), (52, 168),
    (57, 152), (60, 142), (52, 134), (47, 128), (54, 122), (66, 114), (69, 100), (62, 88), (50, 84), (38, 86), (32, 76),
)  # fmt: skip
_PUBIC_BONE = (
    (90, 118), (60, 134), (20, 150), (4, 150), (2, 168), (6, 178), (30, 176), (56, 188), (72, 186), (74, 170),
    (58, 172), (44, 168), (34, 158), (60, 148), (90, 140),
)  # fmt: skip
_THIGH_BONE = (
    (76, 100), (90, 96), (102, 106), (116, 110), (126, 106), (130, 96), (140, 97), (145, 108), (142, 124), (138, 144),
    (135, 180), (132, 240), (110, 240), (113, 184), (111, 170), (101, 164), (102, 154), (110, 146), (106, 136),
    (92, 138), (76, 136), (68, 118),
)  # fmt: skip


@dataclass(frozen=True)
class Buttock:
    """One buttock; the defaults are the usual one."""

    tightness: float = 0.0
    """How short and thick the muscle is, from 0 (at rest) to 1."""

    def muscle(self) -> list[tuple[Point, Point]]:
        """The upper and lower edge of the muscle, from the base of the spine to the thigh bone."""
        t = self.tightness
        return [
            ((14, 62), (10, 92)),
            ((30, 63 - 2 * t), (24, 96 + 2 * t)),
            ((52, 70 - 12 * t), (48, 100 + 13 * t)),
            ((78, 81 - 14 * t), (74, 105 + 18 * t)),
            ((102, 92 - 7 * t), (100, 109 + 10 * t)),
            ((118, 98 - t), (117, 108 + 2 * t)),
            ((134, 100), (134, 107)),
        ]

    def nerve(self) -> list[tuple[Point, float]]:
        """The way of the sciatic nerve from inside the pelvis, under the muscle and down, with its width."""
        squeezed = NERVE * 0.5 * self.tightness
        return [
            ((34, 80), NERVE),
            ((50, 87), NERVE - squeezed / 3),
            ((66, 98), NERVE - squeezed * 2 / 3),
            ((77, 112), NERVE - squeezed),
            ((85, 126), NERVE - squeezed),
            ((93, 145), NERVE),
            ((97, 166), NERVE),
            ((97, 190), NERVE),
            ((95, 240), NERVE),
        ]


def draw(buttock: Buttock) -> str:
    """The picture."""
    art = [skin(_path(_OUTER_SIDE, closed=False))]
    art += [line(_path(fold, closed=False), 3, "skin") for fold in (_CLEFT, _FOLD)]
    art += [area("bone-far", _path(_PUBIC_BONE) + _path(_other(_PUBIC_BONE)))]
    art += [area("bone", _path(bone)) for bone in (_THIGH_BONE, _HIP_BONE)]
    art += [area("nerve", _path([*sides(buttock.nerve())[0], *reversed(sides(buttock.nerve())[1])])), _muscle(buttock)]
    art += [area("bone", _path([*bone, *reversed(_other(bone))])) for bone in (_FIFTH_LUMBAR, _SACRUM)]
    holes = [(x + side * at, y + down) for at, down in _HOLES for side in (-1, 1) for x, y in _HOLE]
    art += [area("bone-far", "".join(_path(holes[i : i + 4]) for i in range(0, len(holes), 4)), FINE)]
    art += [line(_path(_RIDGE, closed=False))]
    if buttock.tightness:
        art += [pressed(_at(*buttock.nerve()[4][0]))]
    return document(*art)


def _at(x: float, y: float) -> Point:
    return MIDDLE + x, y


def _path(points: Iterable[Point], *, closed: bool = True) -> str:
    return smooth([_at(*point) for point in points], closed=closed)


def _other(points: Iterable[Point]) -> list[Point]:
    """The mirror image, on the other side of the body."""
    return [(-x, y) for x, y in points]


def _muscle(buttock: Buttock) -> str:
    """The muscle with its fibres, and dashes where the nerve runs under it."""
    edges = buttock.muscle()
    upper, lower = zip(*edges, strict=True)
    fibres = [
        line(_path([between(*pair, part) for pair in edges[1:5]], closed=False), FINE, "muscle-fibre")
        for part in (0.25, 0.5, 0.75)
    ]
    under = [line(_path(_above(side, lower), closed=False), 1.8, dashes="3.4 3.6") for side in sides(buttock.nerve())]
    return area("muscle", _path([*upper, *reversed(lower)])) + "".join([*fibres, *under])


def _above(way: list[Point], edge: Sequence[Point]) -> list[Point]:
    """The part of a way down that is above an edge which runs outwards."""
    steps = np.linspace(0, len(way) - 1, 60)
    points, corners = np.array(way), np.array(edge)
    x, y = (np.interp(steps, np.arange(len(way)), column) for column in points.T)
    above = y < np.interp(x, corners[:, 0], corners[:, 1])
    return [(float(a), float(b)) for a, b in zip(x[above], y[above], strict=True)]
