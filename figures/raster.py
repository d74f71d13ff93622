"""A z-buffer in numpy: which triangle each pixel shows, and where in it.

It is slow beside a graphics card and the same on every machine, which is what committed pictures need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from figures.anatomy import Floats, Indices
    from figures.trace import Mask

    Corners = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, eq=False)
class Fragments:
    """What each pixel of a picture shows.

    Attributes:
        face: number of the triangle (h, w); -1 where there is none.
        share: the part of its first and second corner in the pixel (h, w, 2).
        near: how near it is (h, w), metres; -inf where there is none.

    """

    face: Indices
    share: Floats
    near: Floats

    @property
    def hit(self) -> Mask:
        """The pixels (h, w) that show anything."""
        return self.face >= 0

    def blend(self, faces: Indices, values: Floats) -> Floats:
        """Values (n, k) of the corners, blended at each pixel (h, w, k); 0 where there is nothing."""
        result = np.zeros((*self.face.shape, values.shape[1]))
        hit = self.hit
        corners, share = faces[self.face[hit]], self.share[hit]
        first, second = share[:, :1], share[:, 1:]
        result[hit] = (
            values[corners[:, 0]] * first
            + values[corners[:, 1]] * second
            + values[corners[:, 2]] * (1 - first - second)
        )
        return result


def rasterise(seen: Floats, faces: Indices, width: int, height: int) -> Fragments:
    """Draw triangles whose corners `seen` (n, 3) holds as x, y in pixels and nearness.

    A pixel shows the nearest triangle that covers its middle. Triangles turned away from the viewer,
    whose corners run anticlockwise on the screen, are left out: the surfaces are closed.
    """
    a, b, c = corners = seen[faces[:, 0]], seen[faces[:, 1]], seen[faces[:, 2]]
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    row_triangle, row = _rows(corners, np.flatnonzero(area < 0), height)
    triangle, x, y = _pixels(corners, row_triangle, row, width)
    p, q, r, whole = a[triangle], b[triangle], c[triangle], area[triangle]
    cx, cy = x + 0.5, y + 0.5
    first = ((q[:, 0] - cx) * (r[:, 1] - cy) - (q[:, 1] - cy) * (r[:, 0] - cx)) / whole
    second = ((r[:, 0] - cx) * (p[:, 1] - cy) - (r[:, 1] - cy) * (p[:, 0] - cx)) / whole
    depth = first * p[:, 2] + second * q[:, 2] + (1 - first - second) * r[:, 2]

    # The last of several writes to a pixel stays, so the nearest is written last.
    order = np.argsort(depth, kind="stable")
    pixel = (y * width + x)[order]
    near = np.full(height * width, -np.inf)
    face = np.full(height * width, -1, np.int64)
    share = np.zeros((height * width, 2))
    near[pixel], face[pixel] = depth[order], triangle[order]
    share[pixel, 0], share[pixel, 1] = first[order], second[order]
    shape = (height, width)
    return Fragments(face.reshape(shape), share.reshape(*shape, 2), near.reshape(shape))


def _rows(corners: Corners, chosen: Indices, height: int) -> tuple[Indices, Indices]:
    """Each row whose middle a chosen triangle may cross, as pairs of triangle and row."""
    ys = np.stack([corner[chosen, 1] for corner in corners])
    low = np.maximum(np.ceil(ys.min(0) - 0.5), 0).astype(np.int64)
    high = np.minimum(np.floor(ys.max(0) - 0.5), height - 1).astype(np.int64)
    return _spread(chosen, low, high)


def _pixels(corners: Corners, triangle: Indices, row: Indices, width: int) -> tuple[Indices, Indices, Indices]:
    """Each pixel whose middle lies in a triangle's stretch of a row: triangle, x and y."""
    middle = row + 0.5
    low, high = np.full(len(row), np.inf), np.full(len(row), -np.inf)
    for begin, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        p, q = begin[triangle], end[triangle]
        crosses = (p[:, 1] <= middle) != (q[:, 1] <= middle)
        rise = np.where(crosses, q[:, 1] - p[:, 1], 1.0)
        at = p[:, 0] + (middle - p[:, 1]) * (q[:, 0] - p[:, 0]) / rise
        low, high = np.where(crosses, np.minimum(low, at), low), np.where(crosses, np.maximum(high, at), high)
    first = np.clip(np.ceil(low - 0.5), 0, width).astype(np.int64)
    last = np.clip(np.floor(high - 0.5), -1, width - 1).astype(np.int64)
    pairs, x = _spread(np.arange(len(row)), first, last)
    return triangle[pairs], x, row[pairs]


def _spread(names: Indices, low: Indices, high: Indices) -> tuple[Indices, Indices]:
    """Every whole number from `low` to `high`, with the name of its range."""
    counts = np.maximum(high - low + 1, 0)
    starts = np.repeat(low - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return np.repeat(names, counts), starts + np.arange(counts.sum())
