"""The pen of the anatomy pictures: flat areas, dark round outlines, and nerves as soft cords."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from figures import ink, palette
from figures.pixels import STILL
from figures.trace import curve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
"""To the right and down, in units of the picture."""

SIZE = 210
"""Width and height of every picture, units."""
OUTLINE, FINE = (2 * half * SIZE / STILL.width for half in (ink.OUTER, ink.FINE))
"""Width of an outline and of a line within a shape, units: the stretches', where both are shown equally wide."""
SKIN = 6.0
"""Thickness of the skin, units."""
RING = 24.0
"""Radius of the ring where a nerve is pressed, units."""

COLOURS = {
    "flesh": "#f8e6dc",
    "bone": "#fbf5e6",
    "bone-far": "#e9dfc8",
    "disc": "#a9c7d6",
    "disc-core": "#3c7d96",
    "band": "#d6c6d8",
    "canal": "#ffffff",
    "nerve": "#f2b93b",
    "nerve-fibre": "#a8700c",
    "muscle": "#d98f86",
    "muscle-fibre": "#8d4640",
}
"""What only the anatomy pictures show; names and use as in the palette."""


def paint(name: str) -> str:
    """The value of a `fill` or `stroke`: the page's colour of that name, or the picture's own."""
    return f"var(--figure-{name},{COLOURS[name]})" if name in COLOURS else palette.paint(name)


def between(a: Point, b: Point, part: float = 0.5) -> Point:
    """A point on the way from one to the other."""
    return a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])


def smooth(points: Iterable[Point], *, closed: bool = True) -> str:
    """A soft path along points, round at each; an open one begins and ends at its first and last."""
    return curve(np.array(list(points), float), closed=closed)


def area(name: str, d: str, width: float = OUTLINE) -> str:
    """A flat shape with a dark outline."""
    return f'<path fill="{paint(name)}" stroke="{paint("line")}" stroke-width="{width:g}" d="{d}"/>'


def flat(name: str, d: str) -> str:
    """A shape without an outline."""
    return f'<path fill="{paint(name)}" d="{d}"/>'


def line(d: str, width: float = FINE, name: str = "line", dashes: str = "") -> str:
    """A line, whole or dashed."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path fill="none" stroke="{paint(name)}" stroke-width="{width:g}"{dashed} d="{d}"/>'


def skin(edge: str) -> str:
    """The body to the left of its edge, an open path from top to bottom that begins and ends outside the picture."""
    body = flat("flesh", f"{edge}H-20V-20Z")
    return body + line(edge, 2 * SKIN) + line(edge, 2 * SKIN - 2 * OUTLINE, "skin")


def sides(way: Sequence[tuple[Point, float]]) -> tuple[list[Point], list[Point]]:
    """Both sides of a nerve along points, each with its width there."""
    points = np.array([point for point, _ in way], float)
    half = np.array([[width / 2] for _, width in way])
    along = np.gradient(points, axis=0)
    aside = half * np.column_stack([along[:, 1], -along[:, 0]]) / np.linalg.norm(along, axis=1, keepdims=True)
    one, other = ([(float(x), float(y)) for x, y in side] for side in (points + aside, points - aside))
    return one, other


def branches(trunk: str, roots: Iterable[str], width: float) -> str:
    """A thick nerve (an area) and those that leave it (open paths), with one outline round all of them."""
    roots = list(roots)
    around = "".join(line(root, width + 2 * OUTLINE) for root in roots)
    within = "".join(line(root, width, "nerve") for root in roots)
    return around + area("nerve", trunk, 2 * OUTLINE) + flat("nerve", trunk) + within


def pressed(middle: Point, radius: float = RING) -> str:
    """A dashed ring round the place where a nerve is pressed, as the stretches have it where they are felt."""
    x, y = middle
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="none" stroke='
    return (
        f'{circle}"{paint("mark")}" stroke-width="5.4"/>'
        f'{circle}"{paint("felt")}" stroke-width="3.1" stroke-dasharray="6 3.4"/>'
    )


def arrow(start: Point, end: Point) -> str:
    """A straight arrow, as the pictures of the stretches have it."""
    (x, y), (to_x, to_y) = start, end
    length = float(np.hypot(to_x - x, to_y - y))
    along, aside = ((to_x - x) / length, (to_y - y) / length), ((y - to_y) / length, (to_x - x) / length)

    def place(back: float, side: float) -> str:
        return f"{to_x - back * along[0] + side * aside[0]:.1f} {to_y - back * along[1] + side * aside[1]:.1f}"

    shaft, head = f"M{x:.1f} {y:.1f}L{place(11, 0)}", f"M{place(0, 0)}L{place(15, 8)}L{place(12, 0)}L{place(15, -8)}Z"
    return line(shaft, 8.5, "mark") + line(head, 4, "mark") + line(shaft, 4.5, "arrow") + flat("arrow", head)


def document(*pieces: str, size: float = SIZE) -> str:
    """A picture as one SVG document; its words stand in the page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size:g} {size:g}">'
        f'<g stroke-linecap="round" stroke-linejoin="round">{"".join(pieces)}</g></svg>\n'
    )
