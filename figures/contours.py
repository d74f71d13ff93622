"""Which pixels are edges: of the person, of a limb before another, of a garment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import csgraph

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
        hem: where one garment or thing meets another, or a limb one of the other side.
        fingers: where two fingers of a hand lie beside each other.
        passing: the pixels of `limb` where two different parts of the body or things meet.
        depth: how near the pixels of `limb` are, metres; -inf elsewhere.

    """

    outer: Mask
    limb: Mask
    hem: Mask
    fingers: Mask
    passing: Mask
    depth: Floats


@dataclass(frozen=True, eq=False)
class Seen:
    """What edges are found in, pixel by pixel.

    Attributes:
        near: nearness (h, w); -inf where there is nothing.
        places: rest positions (h, w, 3).
        kinds: what each pixel shows (h, w): garment or thing; -1 where there is nothing.
        pieces: the part of the body (h, w).
        plain: pixels within whose part no line is drawn.
        sides: the sign of x of the limb, 0 elsewhere.
        digits: which finger, 2 to 5; 0 elsewhere.

    """

    near: Floats
    places: Floats
    kinds: Indices
    pieces: Indices
    plain: Mask
    sides: Indices
    digits: Indices

    @property
    def hit(self) -> Mask:
        """Where there is anything."""
        return self.kinds >= 0

    def within(self, here: _Window, there: _Window) -> Mask:
        """Which of two neighbours belong to one part within which no line is drawn."""
        return np.asarray(self.plain[here] & self.plain[there] & (self.pieces[here] == self.pieces[there]))

    def touching(self, here: _Window, there: _Window) -> Mask:
        """Which of two neighbours belong to limbs of two sides, however deep one sinks into the other."""
        return np.asarray(self.sides[here] * self.sides[there] < 0)

    def two_fingers(self, here: _Window, there: _Window) -> Mask:
        """Which of two neighbours belong to two fingers of one hand."""
        first, second = self.digits[here], self.digits[there]
        one_hand = self.pieces[here] == self.pieces[there]
        return np.asarray((first > 0) & (second > 0) & (first != second) & one_hand)

    def over(self, here: _Window, there: _Window) -> Mask:
        """Which of two neighbours, both of which show something, have one that passes before the other."""
        fold = np.linalg.norm(self.places[here] - self.places[there], axis=-1) > FOLD
        one_piece = self.pieces[here] == self.pieces[there]
        with np.errstate(invalid="ignore"):
            step = np.abs(self.near[here] - self.near[there]) > np.where(one_piece, CREASE, STEP)
        return np.asarray(self.hit[here] & self.hit[there] & fold & step & ~self.within(here, there))


_Window = tuple[slice, slice]
_BESIDE: Final[tuple[tuple[_Window, _Window], ...]] = (
    ((slice(None, -1), slice(None)), (slice(1, None), slice(None))),
    ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
)
"""The pixels that have a neighbour below, and those neighbours; the same to the right."""


def contours(seen: Seen) -> Contours:
    """Find the edges of a picture."""
    hit, near = seen.hit, seen.near
    outer, limb, hem, fingers, passing = (np.zeros(hit.shape, bool) for _ in range(5))
    depth = np.full(hit.shape, -np.inf)
    for here, there in _BESIDE:
        one_piece = seen.pieces[here] == seen.pieces[there]
        over = seen.over(here, there)
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
        hem_here = (seen.kinds[here] != seen.kinds[there]) & ~seen.within(here, there)
        hem_here |= seen.touching(here, there)
        hem[here] |= hit[here] & hit[there] & ~over & hem_here
        fingers[here] |= seen.two_fingers(here, there)
    return Contours(outer, limb, hem, fingers, passing, depth)


def slivers(seen: Seen, whole: float, narrow: float) -> Mask:
    """The pixels (h, w) that the lines round them would fill, which makes a dark blot.

    They are the pieces of what is seen, or of what is seen through, that no circle of `whole` pixels
    fits into, and the horns of larger pieces that none of `narrow` pixels fits into.
    """
    regions, border = _regions(seen)
    room = ndimage.distance_transform_edt(np.pad(~border, 1, constant_values=True))[1:-1, 1:-1]
    result = np.zeros(border.shape, bool)
    for number, box in enumerate(ndimage.find_objects(regions), 1):
        here, space = regions[box] == number, room[box]
        if space[here].max() < whole:
            result[box] |= here
        else:
            core = here & (space >= narrow)
            result[box] |= here & (ndimage.distance_transform_edt(~core) > narrow + 1.5)
    return result


def _regions(seen: Seen) -> tuple[Indices, Mask]:
    """The number, from 1, of the piece without an edge that each pixel belongs to, and the pixels beside edges."""
    shape = seen.hit.shape
    number = np.arange(seen.hit.size).reshape(shape)
    border = np.zeros(shape, bool)
    pairs = []
    for here, there in _BESIDE:
        apart = (seen.hit[here] != seen.hit[there]) | seen.over(here, there)
        pairs.append((number[here][~apart], number[there][~apart]))
        border[here] |= apart
        border[there] |= apart
    rows, columns = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
    links = sparse.coo_array((np.ones(len(rows), bool), (rows, columns)), shape=(number.size, number.size))
    regions = csgraph.connected_components(links, directed=False)[1]
    return regions.reshape(shape).astype(np.intp) + 1, border


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
