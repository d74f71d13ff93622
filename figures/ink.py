"""The lines of a picture, and the light gaps beside limbs that pass before others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from figures.contours import before_slivers, behind, contours
from figures.trace import grown, outline, softened, without_specks
from figures.wardrobe import PARTS

if TYPE_CHECKING:
    from figures.pixels import Format, Pixels
    from figures.trace import Mask

OUTER, LIMB, HEM, FINE, SEAM = 1.15, 1.0, 0.65, 0.65, 0.5
"""Half the width of each kind of line, units."""
FINGER, LEAST_FINGER = 0.017, 2.8
"""Width of a finger, metres, and the least, units, that there must be between the lines beside it."""
THICKEST = 1.4
"""Half the width, units, from which a line is a blot."""
SLIVER = 3.0
"""Strips of less than this between two lines are left out, units."""
GAP, NARROW = 2.6, 7.0
"""Width of the light gap beside a limb that passes before another, and the least width of what it lies on, units."""
SHORTEST_LIMB, SHORTEST_CROSSING, SHORTEST_SEAM, SHORTEST_REST = 7, 16, 5, 8
"""Shorter lines are left out, units: at the edge of a limb; where a limb passes before another and makes a gap;
between fingers; and what is left there once lines that would run together are gone."""
SPOT, LIGHT, SHRED = 16, 3, 45
"""Smaller spots are left out, square units: of ink; of light between lines, which stays, as it would be a blot if
it were filled, down to this; and of gaps."""

_HANDS = [index for index, part in enumerate(PARTS) if part.endswith(("palm", "fingers", "thumb"))]
_FINE_PARTS = [*_HANDS, PARTS.index("head")]
"""Where lines are thin: on hands and head."""


def lines(pixels: Pixels, eyes: float, form: Format, scale: float) -> tuple[str, str]:
    """The paths of the lines, and of the gaps beside limbs that pass before others.

    Args:
        pixels: what is seen.
        eyes: their height at rest, metres.
        form: of the picture.
        scale: units a metre.

    """
    fineness = form.fineness
    edges = contours(pixels.seen)
    on_face = _face_box(pixels, eyes)
    edge = edges.limb & (edges.passing | ~on_face) & ~before_slivers(edges, pixels.near, SLIVER * fineness)
    limb = without_specks(edge, SHORTEST_LIMB * form.coarseness * fineness)
    fine = limb & np.isin(pixels.pieces, _FINE_PARTS)
    # A hand that sinks into what it holds passes before it here and there; the line is one all the same.
    hem = edges.hem | (edge & edges.passing)
    ink = (
        grown(edges.outer, OUTER * fineness)
        | grown(limb & ~fine, LIMB * fineness)
        | grown(fine, FINE * fineness)
        | grown(hem & ~on_face, HEM * fineness)
    )
    if FINGER * scale > LEAST_FINGER * form.coarseness:
        ink |= _between_fingers(edges.fingers, ink, fineness)
    passing = edges.passing & limb & (pixels.pieces != PARTS.index("head"))
    crossing = without_specks(passing, SHORTEST_CROSSING * fineness)
    gap = behind(crossing, edges.depth, pixels.near, (LIMB + GAP) * fineness)
    # Between two hands, or on the hand that a finger passes before, a gap is one more white rag; and what is
    # narrow would be all gap.
    gap &= ~np.isin(pixels.pieces, _HANDS) & ~_narrow(edges.outer | edges.limb | hem, NARROW * fineness)
    ink = without_specks(softened(ink, 0.5 * fineness), SPOT * form.coarseness * fineness**2)
    return (
        outline(ink, LIGHT * form.coarseness * fineness**2, 1.2, form.line_step * fineness),
        outline(softened(gap, fineness), SHRED * (fineness * form.coarseness) ** 2, 1.3, form.colour_step * fineness),
    )


def _between_fingers(fingers: Mask, ink: Mask, fineness: int) -> Mask:
    """The lines between the fingers of a hand, but for those that would run together with what is drawn already."""
    lines = grown(without_specks(fingers, SHORTEST_SEAM * fineness), SEAM * fineness)
    blots = ndimage.distance_transform_edt(ink | lines) > THICKEST * fineness
    return without_specks(lines & ~grown(blots, 2 * fineness), SHORTEST_REST * fineness)


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
