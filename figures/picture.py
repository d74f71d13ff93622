"""A scene drawn as a flat SVG: areas, shade, gaps, lines, face, and the marks on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from figures import face
from figures.anatomy import SIDES
from figures.contours import Seen, before_slivers, behind, contours, slivers
from figures.palette import paint
from figures.raster import rasterise
from figures.surface import normals
from figures.trace import closed, curve, grown, outline, softened, without_specks
from figures.wardrobe import PARTS, Wears, is_plain, side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.anatomy import Body, Floats, Indices
    from figures.camera import View
    from figures.kinematics import Frames
    from figures.scene import Scene, Thing
    from figures.trace import Mask
    from figures.wardrobe import Person


@dataclass(frozen=True)
class Format:
    """The size of a picture in its own units, and the pixels a unit that it is drawn with before it is traced.

    Lines are equally wide, in units, in all pictures.
    """

    width: int
    height: int
    fineness: int

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width * self.fineness, self.height * self.fineness


STILL: Final = Format(420, 280, 3)
"""A picture of a step."""
CLOSE_UP: Final = Format(420, 280, 2)
"""A part of a scene: its shapes are large, and need no finer pixels."""
HERO: Final = Format(210, 140, 2)
"""The small picture of a stretch in a list."""
FRAME: Final = Format(420, 280, 2)
"""One moment of a moving demonstration."""

OUTER, LIMB, HEM, FINE, SEAM = 1.15, 1.0, 0.65, 0.65, 0.5
"""Half the width of each kind of line, units."""
WEB = 0.038
"""Gaps of up to this between fingers are closed, metres."""
MITTEN = 0.14
"""The same within fingers that are seen as one piece: their tips are one round line and no saw."""
FINGER, LEAST_FINGER = 0.017, 2.8
"""Width of a finger, metres, and the least, units, that there must be between the lines beside it."""
THICKEST = 1.4
"""Half the width, units, from which a line is a blot."""
SLIVER = 3.0
"""Strips of less than this between two lines are left out, units."""
BLOT, HORN = 1.9, 1.1
"""What no circle of this radius fits into is left out, units: its lines would make a blot of it. The
second is for the narrow ends of what is larger."""
GAP, NARROW = 2.6, 7.0
"""Width of the light gap beside a limb that passes before another, and the least width of what it lies on, units."""

_AREAS = {
    Wears.SHIRT: "shirt",
    Wears.OTHER_LEG: "leg",
    Wears.WORK_LEG: "work-leg",
    Wears.SOCK: "sock",
    Wears.HAIR: "hair",
}


@dataclass(frozen=True, eq=False)
class Pixels:
    """A scene as seen, pixel by pixel (h, w).

    Attributes:
        near: nearness, metres; -inf where there is nothing.
        places: rest positions or places on things (h, w, 3).
        kinds: what is worn (`Wears`), or 100 + the thing's index; -1 where there is nothing.
        pieces: index of `PARTS`; -1 off the person.
        digits: which finger, 2 to 5; 0 elsewhere.
        facing: unit normals (h, w, 3).

    """

    near: Floats
    places: Floats
    kinds: Indices
    pieces: Indices
    digits: Indices
    facing: Floats

    @property
    def seen(self) -> Seen:
        """What edges are found in."""
        return Seen(
            near=self.near,
            places=self.places,
            kinds=self.kinds,
            pieces=self.pieces,
            plain=is_plain(self.pieces),
            sides=side_of(self.pieces),
            digits=self.digits,
        )

    @property
    def person(self) -> Mask:
        """Where the person is."""
        return (self.kinds >= 0) & (self.kinds < _THINGS)


_THINGS = 100
_HANDS = [index for index, part in enumerate(PARTS) if part.endswith(("palm", "fingers", "thumb"))]
_FINE_PARTS = [*_HANDS, PARTS.index("head")]
"""Where lines are thin: on hands and head."""


def look(person: Person, scene: Scene, view: View, form: Format) -> Pixels:
    """What each pixel of a picture shows; the view's scale is in pixels a metre."""
    seen = rasterise(view.seen(scene.vertices), scene.faces, *form.pixels)
    places = seen.blend(scene.faces, scene.places)
    facing = seen.blend(scene.faces, normals(scene.vertices, scene.faces))
    corner = scene.faces[np.maximum(seen.face, 0), 0]
    owner = np.where(seen.hit, scene.owner[corner], -1)
    on_person = owner == 0
    fields = np.zeros((len(scene.vertices), person.fields.shape[1]))
    fields[: scene.person] = person.fields
    kinds = np.where(on_person, person.worn(seen.blend(scene.faces, fields), places), _THINGS + owner - 1)
    kinds = np.where(seen.hit, kinds, -1)
    pieces = np.full(seen.face.shape, -1)
    pieces[on_person] = person.parts[corner[on_person]]
    digits = np.zeros(seen.face.shape, int)
    digits[on_person] = person.digits[corner[on_person]]
    pixels = Pixels(seen.near, places, kinds, pieces, digits, facing)
    for side in SIDES:
        _web(pixels, PARTS.index(f"{side}_fingers"), WEB * view.scale, MITTEN * view.scale)
    _without_slivers(pixels, form.fineness)
    return pixels


def _web(pixels: Pixels, piece: int, width: float, tips: float) -> None:
    """Close the gaps of up to so many pixels between the fingers of a hand, in place.

    At the size of these pictures fingers that are drawn one by one are a tangle; a hand with its
    fingers together can be read.

    Args:
        pixels: what is seen.
        piece: the fingers' index of `PARTS`.
        width: of a gap between any two fingers, pixels.
        tips: of a gap between fingers that are seen as one piece, pixels.

    """
    fingers = pixels.pieces == piece
    if not fingers.any():
        return
    rows, columns = np.flatnonzero(fingers.any(1)), np.flatnonzero(fingers.any(0))
    room = int(width) + 2
    window = (slice(max(rows[0] - room, 0), rows[-1] + room), slice(max(columns[0] - room, 0), columns[-1] + room))
    fingers = fingers[window]
    index = ndimage.distance_transform_edt(~fingers, return_distances=False, return_indices=True)
    together = closed(fingers, width)
    labels, count = ndimage.label(together, np.ones((3, 3)))
    for label in range(1, count + 1):
        together |= closed(labels == label, tips)
    near = pixels.near[window]
    new = together & ~fingers & (near < near[index[0], index[1]])
    source = index[0][new], index[1][new]
    for values in (pixels.near, pixels.places, pixels.kinds, pixels.pieces, pixels.digits, pixels.facing):
        view = values[window]
        view[new] = view[source]


def _without_slivers(pixels: Pixels, fineness: int) -> None:
    """Give what its own lines would fill to what is seen beside it, in place."""
    small = slivers(pixels.seen, BLOT * fineness, HORN * fineness)
    if small.any() and not small.all():
        index = ndimage.distance_transform_edt(small, return_distances=False, return_indices=True)
        source = index[0][small], index[1][small]
        for values in (pixels.near, pixels.places, pixels.kinds, pixels.pieces, pixels.digits, pixels.facing):
            values[small] = values[source]


def areas(pixels: Pixels, things: Sequence[Thing], *, alike: bool) -> list[tuple[str, str]]:
    """Colour and path of each flat area, from the back to the front.

    Args:
        pixels: what is seen.
        things: the props of the scene.
        alike: whether both legs have the same colour.

    """
    hit = pixels.kinds >= 0
    kinds = np.where((pixels.kinds == Wears.WORK_LEG) & alike, Wears.OTHER_LEG, pixels.kinds)
    names = {name: [int(kind)] for kind, name in _AREAS.items()}
    for index, thing in enumerate(things):
        names.setdefault(thing.name, []).append(_THINGS + index)
    drawn = []
    if (skin := pixels.person).any():
        drawn.append(("skin", outline(softened(skin, 1.0), 40)))
    for name, numbers in names.items():
        mask = np.isin(kinds, numbers)
        if mask.any():
            # Neighbours overlap by a little under the line between them, so that no seam shows.
            drawn.append((name, outline(softened(grown(mask, 1.5) & hit, 1.2), 16)))
    return drawn


def shade(pixels: Pixels, view: View, fineness: int) -> str:
    """The path of the side that lies away from the light."""
    hit = pixels.kinds >= 0
    right, up, near = view.axes
    light = 0.85 * up - 0.35 * right + 0.45 * near
    light /= np.linalg.norm(light)
    lit = np.where(hit, pixels.facing @ light, 0).astype(np.float32)
    blur = 2.0 * fineness
    weight = np.maximum(ndimage.gaussian_filter(hit.astype(np.float32), blur), 1e-3)
    dark = (ndimage.gaussian_filter(lit, blur) / weight < 0.0) & pixels.person
    dark = without_specks(softened(dark, 2.5 * fineness) & pixels.person, 60 * fineness**2)
    flat = hit & ~pixels.person & (lit < 0)
    return outline(dark | flat, 60, 1.2)


def lines(pixels: Pixels, eyes: float, fineness: int, scale: float) -> tuple[str, str]:
    """The paths of the lines, and of the gaps beside limbs that pass before others.

    Args:
        pixels: what is seen.
        eyes: their height at rest, metres.
        fineness: pixels a unit.
        scale: units a metre.

    """
    edges = contours(pixels.seen)
    on_face = _face_box(pixels, eyes)
    edge = edges.limb & (edges.passing | ~on_face) & ~before_slivers(edges, pixels.near, SLIVER * fineness)
    limb = without_specks(edge, 7 * fineness)
    fine = limb & np.isin(pixels.pieces, _FINE_PARTS)
    # A hand that sinks into what it holds passes before it here and there; the line is one all the same.
    hem = edges.hem | (edge & edges.passing)
    ink = (
        grown(edges.outer, OUTER * fineness)
        | grown(limb & ~fine, LIMB * fineness)
        | grown(fine, FINE * fineness)
        | grown(hem & ~on_face, HEM * fineness)
    )
    if FINGER * scale > LEAST_FINGER:
        ink |= _between_fingers(edges.fingers, ink, fineness)
    crossing = without_specks(edges.passing & limb & (pixels.pieces != PARTS.index("head")), 16 * fineness)
    gap = behind(crossing, edges.depth, pixels.near, (LIMB + GAP) * fineness)
    # Between two hands, or on the hand that a finger passes before, a gap is one more white rag; and what is
    # narrow would be all gap.
    gap &= ~np.isin(pixels.pieces, _HANDS) & ~_narrow(edges.outer | edges.limb | hem, NARROW * fineness)
    # What is small between lines stays light: filled, it would be a blot.
    ink = without_specks(softened(ink, 0.5 * fineness), 16 * fineness**2)
    return outline(ink, 3 * fineness**2, 1.2), outline(softened(gap, fineness), 45 * fineness**2, 1.3)


def _between_fingers(fingers: Mask, ink: Mask, fineness: int) -> Mask:
    """The lines between the fingers of a hand, but for those that would run together with what is drawn already."""
    lines = grown(without_specks(fingers, 5 * fineness), SEAM * fineness)
    blots = ndimage.distance_transform_edt(ink | lines) > THICKEST * fineness
    return without_specks(lines & ~grown(blots, 2 * fineness), 8 * fineness)


def _narrow(walls: Mask, width: float) -> Mask:
    """Where no circle of this width, in pixels, fits between lines."""
    room = ndimage.distance_transform_edt(~walls)
    return ~grown(room > width / 2, width / 2 + 1)


_FACE: Final = -0.07
_EYES: Final = 0.026
_MOUTH: Final = (-0.105, -0.045)
_MOUTH_ASIDE: Final = 0.04
_EARS: Final = 0.06
_EARS_ASIDE: Final = 0.066
"""Where the face is at rest, metres: its front; the height of the eyes' hollows about the eyes; the
mouth's below them, and its half width; the ears' about the eyes, and how far aside they begin."""


def _face_box(pixels: Pixels, eyes: float) -> Mask:
    """Round eyes, mouth and ears, where the surface has hollows that are no lines of a drawing."""
    aside, back = np.abs(pixels.places[..., 0]), pixels.places[..., 1]
    up = pixels.places[..., 2] - eyes
    front = (pixels.pieces == PARTS.index("head")) & (back < _FACE)
    at_mouth = (up > _MOUTH[0]) & (up < _MOUTH[1]) & (aside < _MOUTH_ASIDE)
    at_ears = (pixels.pieces == PARTS.index("head")) & (aside > _EARS_ASIDE) & (np.abs(up) < _EARS)
    result: Mask = (front & ((np.abs(up) < _EYES) | at_mouth)) | at_ears
    return result


def path(name: str, d: str, more: str = "") -> str:
    """One path element, or nothing."""
    return f'<path fill="{paint(name)}"{more} d="{d}"/>' if d else ""


def features(body: Body, frames: Frames, view: View, pixels: Pixels, fineness: int) -> str:
    """Eyes, brows, mouth and ears in view, as SVG."""
    strokes, dots = "", ""
    for filled, points in face.drawn(body, frames, view, pixels.near):
        if filled:
            dots += curve(points / fineness, closed=True)
        else:
            strokes += curve(points / fineness, closed=False)
    result = path("line", dots)
    if strokes:
        result += (
            f'<path fill="none" stroke="{paint("line")}" stroke-width="1.3" stroke-linecap="round" d="{strokes}"/>'
        )
    return result
