"""A scene drawn as a flat SVG: areas, shade and face."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

from figures.palette import paint
from figures.pixels import THINGS
from figures.trace import curve, grown, outline, softened, without_specks
from figures.wardrobe import Wears

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.anatomy import Floats
    from figures.camera import View
    from figures.pixels import Format, Pixels
    from figures.scene import Thing

SPECK, SHADE_SPECK = 2.5, 7.0
"""Smaller specks and holes are left out, square units: of colours, and of shade."""
SOFT, OVERLAP = 0.5, 0.5
"""How far the edges of colours are rounded off, and how far neighbours reach under each other, units."""

_AREAS = {
    Wears.SHIRT: "shirt",
    Wears.OTHER_LEG: "leg",
    Wears.WORK_LEG: "work-leg",
    Wears.SOCK: "sock",
    Wears.HAIR: "hair",
}


def areas(pixels: Pixels, things: Sequence[Thing], form: Format, *, alike: bool) -> list[tuple[str, str]]:
    """Colour and path of each flat area, from the back to the front.

    Args:
        pixels: what is seen.
        things: the props of the scene.
        form: of the picture.
        alike: whether both legs have the same colour.

    """
    hit = pixels.kinds >= 0
    kinds = np.where((pixels.kinds == Wears.WORK_LEG) & alike, Wears.OTHER_LEG, pixels.kinds)
    names = {name: [int(kind)] for kind, name in _AREAS.items()}
    for index, thing in enumerate(things):
        names.setdefault(thing.name, []).append(THINGS + index)
    drawn, step, large = [], form.colour_step * form.fineness, form.fineness * form.coarseness
    if (skin := pixels.person).any():
        drawn.append(("skin", outline(softened(skin, SOFT * large), round(SPECK * large**2), step=step)))
    for name, numbers in names.items():
        mask = np.isin(kinds, numbers)
        if mask.any():
            # Neighbours overlap by a little under the line between them, so that no seam shows.
            area = softened(grown(mask, OVERLAP * form.fineness) & hit, SOFT * large)
            drawn.append((name, outline(area, round(SPECK * large**2), step=step)))
    return drawn


def shade(pixels: Pixels, view: View, form: Format) -> str:
    """The path of the side that lies away from the light."""
    hit, large = pixels.kinds >= 0, form.fineness * form.coarseness
    right, up, near = view.axes
    light = 0.85 * up - 0.35 * right + 0.45 * near
    light /= np.linalg.norm(light)
    lit = np.where(hit, pixels.facing @ light, 0).astype(np.float32)
    blur = 2.0 * form.fineness
    weight = np.maximum(ndimage.gaussian_filter(hit.astype(np.float32), blur), 1e-3)
    dark = (ndimage.gaussian_filter(lit, blur) / weight < 0.0) & pixels.person
    dark = without_specks(softened(dark, 2.5 * large) & pixels.person, 60 * large**2)
    flat = hit & ~pixels.person & (lit < 0)
    return outline(dark | flat, round(SHADE_SPECK * large**2), 1.2, form.colour_step * form.fineness)


def path(name: str, d: str, more: str = "") -> str:
    """One path element, or nothing."""
    return f'<path fill="{paint(name)}"{more} d="{d}"/>' if d else ""


def features(face: Iterable[tuple[bool, Floats]]) -> str:
    """Eyes, brows, mouth and ears as SVG: for each whether it is filled, and its points (n, 2) in units."""
    strokes, dots = "", ""
    for filled, points in face:
        if filled:
            dots += curve(points, closed=True)
        else:
            strokes += curve(points, closed=False)
    result = path("line", dots)
    if strokes:
        result += (
            f'<path fill="none" stroke="{paint("line")}" stroke-width="1.3" stroke-linecap="round" d="{strokes}"/>'
        )
    return result
