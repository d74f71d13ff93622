"""Which pixels are edges: of the person, of a limb before another, of a garment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

if TYPE_CHECKING:
    from figures.anatomy import Floats, Indices
    from figures.trace import Mask

FOLD = 0.014
"""A jump of the rest position from one pixel to the next, metres, that means: another piece of the
body begins here. Even where two limbs touch, their rest positions are far apart, so nothing has to
be tuned to a picture."""
STEP = 0.003
"""The least jump in nearness, metres, that goes with it where one part of the body passes before another."""
CREASE = 0.010
"""The same within one part: smaller folds of cloth and flesh are no lines of a drawing."""


@dataclass(frozen=True, eq=False)
class Contours:
    """Edge pixels (h, w) by kind, and what lies behind a limb.

    Attributes:
        outer: where the drawing ends.
        limb: the edge of what passes before something else.
        hem: where one garment or thing meets another.
        passing: the pixels of `limb` where two different parts of the body or things meet.
        depth: how near the pixels of `limb` are, metres; -inf elsewhere.

    """

    outer: Mask
    limb: Mask
    hem: Mask
    passing: Mask
    depth: Floats


def contours(near: Floats, places: Floats, kinds: Indices, pieces: Indices, plain: Mask) -> Contours:
    """Find the edges of a picture.

    Args:
        near: nearness (h, w); -inf where there is nothing.
        places: rest positions (h, w, 3).
        kinds: what each pixel shows (h, w): garment or thing; -1 where there is nothing.
        pieces: the part of the body (h, w).
        plain: pixels within whose part no line is drawn.

    """
    hit = kinds >= 0
    outer, limb, hem, passing = (np.zeros(hit.shape, bool) for _ in range(4))
    depth = np.full(hit.shape, -np.inf)
    for axis in (0, 1):
        here = tuple(slice(None, -1) if a == axis else slice(None) for a in range(2))
        there = tuple(slice(1, None) if a == axis else slice(None) for a in range(2))
        both = hit[here] & hit[there]
        fold = np.linalg.norm(places[here] - places[there], axis=-1) > FOLD
        one_piece = pieces[here] == pieces[there]
        with np.errstate(invalid="ignore"):
            step = np.abs(near[here] - near[there]) > np.where(one_piece, CREASE, STEP)
        within = plain[here] & plain[there] & one_piece
        over = both & fold & step & ~within
        outer[here] |= hit[here] & ~hit[there]
        outer[there] |= hit[there] & ~hit[here]
        first = over & (near[here] >= near[there])
        second = over & ~first
        limb[here] |= first
        limb[there] |= second
        passing[here] |= first & ~one_piece
        passing[there] |= second & ~one_piece
        depth[here] = np.where(first, near[here], depth[here])
        depth[there] = np.where(second, near[there], depth[there])
        hem[here] |= both & ~over & (kinds[here] != kinds[there]) & ~within
    return Contours(outer, limb, hem, passing, depth)


def before_slivers(edges: Contours, near: Floats, width: float) -> Mask:
    """The pixels of `edges.limb` that part only a strip of less than `width` pixels from an outer edge.

    The far side of a back, say, that shows above the near side: two lines so close together are one
    thick one, which says nothing.
    """
    wall = edges.limb | edges.outer | ~np.isfinite(near)
    room = ndimage.distance_transform_edt(~wall)
    wide = ndimage.distance_transform_edt(room < width / 2) <= width / 2 + 1
    strip = ~wall & ~wide
    if not strip.any():
        return strip
    distance, index = ndimage.distance_transform_edt(~strip, return_indices=True)
    return np.asarray(edges.limb & (distance <= 2) & (near[index[0], index[1]] < edges.depth - STEP / 2))  # noqa: PLR2004 - beside it


def behind(edge: Mask, depth: Floats, near: Floats, radius: float) -> Mask:
    """The pixels within `radius` of an edge (h, w) that lie behind it.

    Args:
        edge: the pixels of the edge.
        depth: how near they are, metres.
        near: how near every pixel is, metres.
        radius: pixels.

    """
    if not edge.any():
        return edge
    distance, index = ndimage.distance_transform_edt(~edge, return_indices=True)
    depth = depth[index[0], index[1]]
    return np.asarray((distance <= radius) & (near < depth - STEP / 2) & np.isfinite(near))
