"""What each pixel of a picture shows of a scene, before anything is drawn of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from figures.anatomy import SIDES
from figures.contours import Seen, slivers
from figures.raster import rasterise
from figures.surface import normals
from figures.trace import closed
from figures.wardrobe import PARTS, is_plain, side_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figures.anatomy import Floats, Indices
    from figures.camera import View
    from figures.scene import Scene
    from figures.trace import Mask
    from figures.wardrobe import Person


@dataclass(frozen=True)
class Format:
    """The size of a picture in its own units, and how closely it is drawn.

    Lines are equally wide, in units, in all pictures.

    Attributes:
        width: units.
        height: units.
        fineness: the pixels a unit that it is drawn with before it is traced.
        coarseness: how many times larger than in other pictures its smallest shapes are, for the sake of its size.

    """

    width: int
    height: int
    fineness: int
    coarseness: int = 1

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width * self.fineness, self.height * self.fineness

    @property
    def colour_step(self) -> float:
        """To what the outlines of colours are rounded, units; they lie under lines."""
        return 1.0 * self.coarseness

    @property
    def line_step(self) -> float:
        """To what the outlines of lines are rounded, units."""
        return 0.5 * self.coarseness


STILL: Final = Format(420, 280, 3)
"""A picture of a step."""
CLOSE_UP: Final = Format(420, 280, 2)
"""A part of a scene: its shapes are large, and need no finer pixels."""
HERO: Final = Format(420, 280, 2, coarseness=2)
"""The small picture of a stretch in a list."""
FRAME: Final = Format(420, 280, 2)
"""One moment of a moving demonstration."""

THINGS: Final = 100
"""What a thing's index is raised by in `Pixels.kinds`, where the person's clothes stand below."""
WEB = 0.038
"""Gaps of up to this between fingers are closed, metres."""
MITTEN = 0.14
"""The same within fingers that are seen as one piece: their tips are one round line and no saw."""
BLOT, HORN = 1.9, 1.1
"""What no circle of this radius fits into is left out, units: its lines would make a blot of it. The
second is for the narrow ends of what is larger."""


@dataclass(frozen=True, eq=False)
class Pixels:
    """A scene as seen, pixel by pixel (h, w).

    Attributes:
        near: nearness, metres; -inf where there is nothing.
        places: rest positions or places on things (h, w, 3).
        kinds: what is worn (`Wears`), or `THINGS` + the thing's index; -1 where there is nothing.
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
        return (self.kinds >= 0) & (self.kinds < THINGS)

    def fill(
        self, where: Mask, index: NDArray[np.signedinteger], window: tuple[slice, slice] = (slice(None), slice(None))
    ) -> None:
        """Let pixels show what other pixels show, in place.

        Args:
            where: the pixels to fill (h, w) of the window.
            index: the row and column in the window, for each of its pixels, of the one to show (2, h, w).
            window: the part of the picture that both speak of.

        """
        source = index[0][where], index[1][where]
        for layer in (self.near, self.places, self.kinds, self.pieces, self.digits, self.facing):
            part = layer[window]
            part[where] = part[source]


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
    kinds = np.where(on_person, person.worn(seen.blend(scene.faces, fields), places), THINGS + owner - 1)
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
    pixels.fill(new, index, window)


def _without_slivers(pixels: Pixels, fineness: int) -> None:
    """Give what its own lines would fill to what is seen beside it, in place."""
    small = slivers(pixels.seen, BLOT * fineness, HORN * fineness)
    if small.any() and not small.all():
        index = ndimage.distance_transform_edt(small, return_distances=False, return_indices=True)
        pixels.fill(small, index)
