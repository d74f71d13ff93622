"""The low back from the side, cut down the middle; the front of the body is at the left edge.

Each vertebra has a frame of its own: `u` from the middle of its body towards the back, `v`
down along the spine. In it lie the body, the canal behind the body with the nerves, and the
spinous process behind the canal. One parameter of `Spine` changed gives the picture of one cause.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, dist, radians, sin
from typing import NamedTuple

from figures.chart import (
    FINE,
    Point,
    area,
    arrow,
    between,
    branches,
    document,
    line,
    pressed,
    skin,
    smooth,
)

ZOOM = 1.18
"""Units of the picture for one unit of `u` and `v`, in which a vertebra is 54 deep."""
HALF = 18.0
"""Half the height of a vertebra's body, `v`."""
FRONT, BACK = -27.0, 27.0
"""Where the body begins and where it ends and the canal begins, `u`."""
ARCH = 57.0
"""Where the canal ends and the arch of the bone begins, `u`."""
ROOT = 5.8
"""Width of a nerve root, units."""
GAP = 7.8
"""Room round the nerves in a wide canal, units."""

_BODY = (
    (-27, -18), (-20, -18.5), (0, -16.5), (20, -18.5), (27, -18), (26.5, -11), (24, 0), (26.5, 11),
    (27, 18), (20, 18.5), (0, 16.5), (-20, 18.5), (-27, 18), (-26.5, 11), (-24, 0), (-26.5, -11),
)  # fmt: skip
_PROCESS = (
    (0, -7), (4, -12), (13, -10), (25, -8), (35, -4), (38, 4), (36, 13), (28, 15), (17, 12), (7, 13), (0, 14), (-1, 4)
)  # fmt: skip
"""From the arch backwards."""
_BACK_OF_THE_BODY = ((196, -20), (193, 10), (191, 40), (192, 75), (198, 110), (210, 145), (228, 180), (240, 240))


@dataclass(frozen=True)
class Frame:
    """Where a vertebra is, and how far its front hangs down."""

    x: float
    y: float
    tilt: float
    """Degrees."""

    def at(self, u: float, v: float) -> Point:
        """A point of the vertebra in the picture."""
        c, s = cos(radians(self.tilt)), sin(radians(self.tilt))
        return ZOOM * (self.x + u * c + v * s), ZOOM * (self.y - u * s + v * c)

    def all(self, points: tuple[tuple[float, float], ...]) -> list[Point]:
        """Points of the vertebra in the picture."""
        return [self.at(*point) for point in points]

    def moved(self, x: float, y: float) -> Frame:
        """The frame so far to the right and down."""
        return Frame(self.x + x, self.y + y, self.tilt)


L3, L4, L5 = Frame(46, 4, 2), Frame(49.5, 55, 9), Frame(62.5, 104, 21)
S1, S2, S3 = Frame(86, 147, 34), Frame(112, 182, 39), Frame(134, 210, 34)


@dataclass(frozen=True)
class Spine:
    """The low back; the defaults are the usual one. Lengths as `u`: a vertebra is 54 deep."""

    bulge: float = 0.0
    """How far the disc between L4 and L5 comes out at the back, its soft middle first."""
    slip: float = 0.0
    """How far L4, with all above it, sits in front of L5."""
    narrowing: float = 0.0
    """How far the band between L4 and L5 grows into the canal; discs and other bands in proportion."""

    def lumbar(self) -> tuple[Frame, Frame, Frame]:
        """L3, L4, L5."""
        tilt = radians(L5.tilt)
        x, y = -self.slip * cos(tilt), self.slip * sin(tilt)
        return L3.moved(x, y), L4.moved(x, y), L5

    def levels(self) -> tuple[Level, Level, Level]:
        """What is between the bones, from top to bottom."""
        l3, l4, l5 = self.lumbar()
        n = self.narrowing
        return Level(l3, l4, 0, 0.85 * n), Level(l4, l5, self.bulge, n), Level(l5, S1, 0, 0.3 * n)


class Wall(NamedTuple):
    """The canal across: where it begins at the front and ends at the back."""

    front: Point
    behind: Point


@dataclass(frozen=True)
class Level:
    """Two neighbouring vertebrae with what is between them."""

    upper: Frame
    lower: Frame
    bulge: float
    narrowing: float

    @property
    def disc(self) -> Frame:
        """The frame of the disc."""
        return self._between((0, HALF), (0, -HALF))

    @property
    def band(self) -> Frame:
        """The frame of the band (ligament) between the arches, which is the canal's wall at the back."""
        return self._between((ARCH, 12), (ARCH, -8))

    @property
    def out(self) -> float:
        """How far the disc reaches into the canal."""
        return max(self.bulge, 0.7 * self.narrowing)

    @property
    def wall(self) -> Wall:
        """The canal at the disc."""
        return Wall(self.disc.at(BACK + 1 + self.out, 0), self.band.at(-1 - self.narrowing, 0))

    def walls(self) -> list[Wall]:
        """The canal across, from the middle of the upper vertebra to the top of the lower one."""
        u, n = BACK + 0.3 * self.out, ARCH - 0.3 * self.narrowing
        return [
            Wall(self.upper.at(BACK - 2, 2), self.upper.at(ARCH, 0)),
            Wall(self.upper.at(u, 15), self.upper.at(n, 11)),
            self.wall,
            Wall(self.lower.at(u, -15), self.lower.at(n, -8)),
        ]

    def apart(self, u: float) -> tuple[float, float]:
        """How far the lower body is from the upper one: behind it, and along the spine."""
        (x, y), (to_x, to_y) = self.upper.at(u, HALF), self.lower.at(u, -HALF)
        c, s = cos(radians(self.disc.tilt)), sin(radians(self.disc.tilt))
        return ((to_x - x) * c - (to_y - y) * s) / ZOOM, ((to_x - x) * s + (to_y - y) * c) / ZOOM

    def _between(self, above: Point, below: Point) -> Frame:
        x, y = between(self.upper.at(*above), self.lower.at(*below))
        return Frame(x / ZOOM, y / ZOOM, (self.upper.tilt + self.lower.tilt) / 2)


def draw(spine: Spine) -> str:
    """The picture."""
    levels = spine.levels()
    art = [skin(smooth(_BACK_OF_THE_BODY, closed=False)), _canal(spine), _sacrum()]
    art += [_band(level) for level in levels]
    art += [_vertebra(*each) for each in zip(spine.lumbar(), (1.0, 1.0, 0.78), strict=True)]
    art += [_disc(level) for level in levels]
    return document(*art, _nerves(levels), *_marks(spine))


def _marks(spine: Spine) -> list[str]:
    _, l4, l5 = spine.lumbar()
    _, level, _ = spine.levels()
    if spine.bulge:
        return [pressed(level.disc.at(BACK + spine.bulge - 1, 0))]
    if spine.slip:
        return [pressed(l5.at(BACK + 2, -HALF - 1)), arrow(l4.at(17, 1), l4.at(-17, 1))]
    return [pressed(between(*level.wall))] if spine.narrowing else []


def _canal(spine: Spine) -> str:
    l3, l4, l5 = spine.lumbar()
    way = [(l3, -40), *((frame, v) for frame in (l3, l4, l5, S1) for v in (-12, 12))]
    front = [*(frame.at(BACK - 8, v) for frame, v in way), S2.at(14, 10)]
    behind = [*(frame.at(ARCH + 3, v) for frame, v in way), S2.at(40, 10)]
    return area("canal", smooth([*front, *reversed(behind)]))


def _vertebra(frame: Frame, length: float) -> str:
    """A vertebra: its body, and its spinous process of a part of the usual length."""
    process = [frame.at(ARCH + length * u, v) for u, v in _PROCESS]
    return area("bone", smooth(process)) + area("bone", smooth(frame.all(_BODY)))


def _disc(level: Level) -> str:
    """A disc; where it bulges, its soft middle comes out at the back with the rim before it."""
    frame, end = level.disc, BACK + level.out
    behind, along = level.apart(BACK)
    step, high = behind / 2, along / 2 + 0.2 * level.out
    rim = [
        *(level.upper.at(u, HALF - 1.2) for u in (-25, -12, 0, 12, 22, BACK - 1)),
        *frame.all(((end + 1 - step, -high), (end + 1 + step, high))),
        *(level.lower.at(u, 1.2 - HALF) for u in (BACK - 1, 22, 12, 0, -12, -25)),
        *frame.all(((FRONT - 1.5, 6), (FRONT - 2, -6))),
    ]
    upper = [(-12.0, -3.6), (0.0, -4.4), (11.0, -3.4)]
    if level.bulge:
        upper += [(BACK - 8, -2), (BACK - 1, -2.6), (end - 3.5, -5.5), (end, -1)]
    core = (*upper, *((u, -v) for u, v in reversed(upper)))
    return area("disc", smooth(rim)) + area("disc-core", smooth(frame.all(core)), FINE)


def _band(level: Level) -> str:
    thick = level.narrowing
    front = [(-1 - 0.5 * thick, -10), (-1 - 1.25 * thick, -4), (-1 - 1.25 * thick, 4), (-1 - 0.5 * thick, 10)]
    ends = [
        level.lower.at(ARCH + 1, -7),
        level.lower.at(ARCH + 6, -7),
        level.band.at(5, 0),
        level.upper.at(ARCH + 6, 9),
    ]
    return area("band", smooth([level.upper.at(ARCH + 1, 9), *level.band.all(tuple(front)), *ends]))


def _sacrum() -> str:
    """The fused bones below the lowest disc, and their arches behind the canal."""
    front = S1.all(((-20, -18.5), (-27, -18), (-26, -8), (-22, 6))) + S2.all(((-21, -8), (-18, 8)))
    behind = S2.all(((18, 4),)) + S1.all(((23, 14), (26, -6), (27, -18), (20, -18.5), (0, -16.5)))
    body = [*front, *S3.all(((-17, -4), (-16, 40), (14, 40), (15, 0))), *behind]
    arches = [
        *S1.all(((57, -6), (63, -10), (70, -4), (69, 8))),
        *S2.all(((58, -14), (54, 2))),
        *S3.all(((46, -14), (42, 40), (26, 40))),
        *S2.all(((38, 2),)),
        *S1.all(((49, 12),)),
    ]
    seam = line(smooth(S1.all(((-20, 18), (0, 19), (17, 18))), closed=False))
    return area("bone", smooth(body)) + area("bone", smooth(arches)) + seam


def _nerves(levels: tuple[Level, Level, Level]) -> str:
    """The nerves in the canal; the roots L5 and S1 leave it, cross the bone on our side and join for the leg."""
    l3, l5 = levels[0].upper, levels[2].upper
    walls = [Wall(l3.at(BACK - 2, -30), l3.at(ARCH, -30)), *(wall for level in levels for wall in level.walls())]
    walls += [Wall(S1.at(BACK - 1, 4), S1.at(ARCH - 3, 4)), Wall(S2.at(21, -8), S2.at(42, -8))]
    walls += [Wall(S2.at(24, 6), S2.at(38, 6))]
    front, behind, root = [], [], []
    for index, wall in enumerate(walls):
        wide = dist(*wall)
        gap = GAP * min(1.0, max(0.12, (wide - 11) / 22))
        beside = (ROOT + 2.0) * min(1.0, max(0.0, (index - 4) / 2))  # from L4 on, a root runs in front
        root.append(between(*wall, (gap + ROOT / 2) / wide))
        front.append(between(*wall, (gap + beside) / wide))
        behind.append(between(*wall, 1 - gap / wide))
    to_the_leg = [S3.at(-6.2, 6), S3.at(-6.2, 40)]
    l5_root = [between(front[5], behind[5], 0.25), front[6], root[7], root[8], l5.at(BACK + 2, 0)]
    l5_root += [l5.at(21, 9), l5.at(11, 18), levels[2].disc.at(5, 4), S1.at(1, 1), S2.at(-3.2, -14), S2.at(-3.2, 8)]
    s1_root = [between(front[9], behind[9], 0.25), front[10], root[11], root[12], S1.at(BACK + 1, 2)]
    s1_root += [S1.at(18, 12), S2.at(4, -8), S2.at(0.8, 6)]
    paths = [smooth([*way, *to_the_leg], closed=False) for way in (l5_root, s1_root)]
    fibres = [
        line(
            smooth([between(*pair, part) for pair in list(zip(front, behind, strict=True))[:-1]], closed=False),
            1.2,
            "nerve-fibre",
        )
        for part in (0.3, 0.66)
    ]
    return branches(smooth([*front, *reversed(behind)]), paths, ROOT) + "".join(fibres)
