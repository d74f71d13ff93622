"""What is drawn on top of a picture: where the stretch is felt, and the direction of the pull."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from figures.anatomy import LATERAL, SIDES
from figures.palette import paint
from figures.trace import Mask, curve, outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.anatomy import Body, Floats
    from figures.kinematics import Frames
    from figures.pixels import Format

_FELT_ON_A_SIDE: Final = {
    "buttock": ((0.085, 0.085, 0.955),),
    "outer_buttock": ((0.14, 0.07, 0.97),),
    "hip": ((0.165, 0.0, 0.93),),
    "inner_thigh": ((0.075, -0.03, 0.85), (0.10, -0.04, 0.66)),
    "outer_thigh": ((0.20, 0.0, 0.85), (0.20, -0.01, 0.65)),
    "back_thigh": ((0.115, 0.09, 0.84), (0.145, 0.05, 0.62)),
    "calf": ((0.17, 0.05, 0.42), (0.18, 0.05, 0.30)),
    "waist": ((0.14, 0.02, 1.05), (0.14, 0.02, 1.17)),
    # The way of the sciatic nerve: low back, buttock, back of the thigh, calf, outer edge of the foot.
    "sciatic_nerve": (
        (0.03, 0.08, 1.06),
        (0.09, 0.09, 0.95),
        (0.12, 0.07, 0.78),
        (0.15, 0.03, 0.52),
        (0.18, 0.04, 0.33),
        (0.205, 0.02, 0.05),
    ),
}
_FELT_IN_THE_MIDDLE: Final = {
    "low_back": ((0.0, 0.06, 1.10),),
    "whole_back": ((0.0, 0.05, 1.08), (0.0, 0.06, 1.38)),
    "front_of_tummy": ((0.0, -0.11, 1.05), (0.0, -0.11, 1.17)),
    "deep_tummy": ((0.0, -0.09, 1.05),),
    # What would touch a saddle: between the legs, the inner buttocks and the inner thighs.
    "saddle": ((-0.075, 0.05, 0.83), (-0.03, 0.07, 0.90), (0.03, 0.07, 0.90), (0.075, 0.05, 0.83)),
}
FELT_AT: Final = {
    **_FELT_IN_THE_MIDDLE,
    **{
        f"{side}_{name}": tuple((LATERAL[side] * x, y, z) for x, y, z in ends)
        for side in SIDES
        for name, ends in _FELT_ON_A_SIDE.items()
    },
}
"""Where a stretch or a pain may be felt: a point near the skin at rest, or a line of them, metres."""
_RADIUS: Final = 0.075
_RADII: Final = {"sciatic_nerve": 0.045, "saddle": 0.05}


def felt_radius(name: str) -> float:
    """How far round its line something is felt, metres."""
    return _RADII.get(name.removeprefix("work_").removeprefix("other_"), _RADIUS)


def felt(where: Mask, core: Mask, form: Format) -> str:
    """A soft patch with a ring round it, in steps of lines, y upwards; the ring is what stays in black and white.

    Args:
        where: the pixels (h, w) of the patch.
        core: those of its stronger middle.
        form: of the picture.

    """
    step = form.line_step
    ring, middle = (outline(mask, 20, 1.3, step * form.fineness) for mask in (where, core))
    # What lies under it, the stripes of a leg say, would hide the patch.
    ground = f'fill="{paint("mark")}" fill-opacity=".75" stroke="{paint("mark")}" stroke-width="{3.6 / step:g}"'
    dashes = f'stroke-width="{1.8 / step:g}" stroke-dasharray="{5 / step:g} {2.6 / step:g}"'
    return (
        f'<path {ground} d="{ring}"/>'
        f'<g fill="{paint("felt")}"><path opacity=".4" d="{ring}"/><path opacity=".55" d="{middle}"/></g>'
        f'<path fill="none" stroke="{paint("felt")}" {dashes} d="{ring}"/>'
    )


def around(lines: Sequence[tuple[Floats, float]], part: float, size: tuple[int, int]) -> Mask:
    """The pixels of a picture (width, height) within a part of the radius of lines of points (n, 2)."""
    width, height = size
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    inside = np.zeros(x.shape, bool)
    for line, radius in lines:
        for point in line:
            inside |= (x - point[0]) ** 2 + (y - point[1]) ** 2 <= (part * radius) ** 2
    return inside


def felt_points(body: Body, frames: Frames, name: str) -> Floats:
    """Where in the world something is felt: points along its line, (n, 3)."""
    corners = np.array(FELT_AT[name])
    along = np.linspace(0, len(corners) - 1, 24 * (len(corners) - 1) + 1)
    places = np.stack([np.interp(along, np.arange(len(corners)), axis) for axis in corners.T], 1)
    skin = body.vertices[body.skin_vertices]
    nearest = np.linalg.norm(skin[:, None] - places, axis=2).argmin(0)
    vertices = body.skin_vertices[nearest]
    bones, weights = body.bone_indices[vertices], body.bone_weights[vertices]
    arms = places[:, None] - body.heads[bones]
    moved = frames.positions[bones] + np.einsum("nkij,nkj->nki", frames.rotations[bones], arms)
    result: Floats = np.einsum("nk,nki->ni", weights, moved)
    return result


def arrow(start: Floats, end: Floats, bend: float) -> str:
    """A curved arrow between two points (2,) in units of the picture.

    Args:
        start: where it begins.
        end: where its tip is.
        bend: how far its middle swings aside, as a part of its length; above 0 to the right of its way.

    """
    along = end - start
    length = float(np.linalg.norm(along))
    aside = np.array([-along[1], along[0]])
    middle = (start + end) / 2 + bend * aside
    t = np.linspace(0, 1, 25)[:, None]
    points = (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end
    head = min(_HEAD, 0.5 * length)
    gone = np.linalg.norm(points - end, axis=1)
    neck = int(np.flatnonzero(gone >= head * 0.85)[-1])
    forward = end - points[neck]
    forward /= np.linalg.norm(forward)
    right = np.array([-forward[1], forward[0]])
    back = end - forward * head
    shaft = curve(np.vstack([points[: neck + 1 : 4], back + forward * 2]), closed=False)
    tip = [end, back + right * head * 0.55, back + forward * head * 0.15, back - right * head * 0.55]
    corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in tip)
    stroke = f'fill="none" stroke-linecap="round" d="{shaft}"'
    return (
        f'<g stroke="{paint("mark")}" stroke-linejoin="round"><path stroke-width="8.5" {stroke}/>'
        f'<path stroke-width="4" d="M{corners}Z"/></g>'
        f'<path stroke="{paint("arrow")}" stroke-width="4.5" {stroke}/><path fill="{paint("arrow")}" d="M{corners}Z"/>'
    )


_HEAD: Final = 15.0
"""Length of an arrow's head, units."""
