"""Masks of pixels into smooth outlines, by potrace."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

if TYPE_CHECKING:
    from figures.anatomy import Floats

Mask = NDArray[np.bool_]
"""Which pixels (h, w) of a picture something covers."""

_PATH = re.compile(r'<path d="([^"]*)"')


def outline(mask: Mask, specks: int, smoothing: float = 1.0) -> str:
    """The SVG path round a mask (h, w), in its pixels, y upwards from the bottom; empty for an empty mask.

    Args:
        mask: what to draw.
        specks: pieces and holes of up to so many pixels are left out.
        smoothing: how round corners become, from 0 (polygon) to 1.33 (no corners).

    Raises:
        FileNotFoundError: potrace is not installed.

    """
    if not mask.any():
        return ""
    height, width = mask.shape
    bitmap = b"P4\n%d %d\n" % (width, height) + np.packbits(mask, axis=1).tobytes()
    options = ["--backend", "svg", "--flat", "--unit", "1", "--opttolerance", "1.0"]
    done = subprocess.run(  # noqa: S603 - potrace alone, with options spelt out here
        [_potrace(), *options, "--turdsize", str(specks), "--alphamax", str(smoothing), "-", "--output", "-"],
        input=bitmap,
        capture_output=True,
        check=True,
    )
    paths = _PATH.findall(done.stdout.decode())
    return re.sub(r"\s+", " ", " ".join(paths)).replace(" -", "-")


@cache
def _potrace() -> str:
    found = shutil.which("potrace")
    if found is None:
        raise FileNotFoundError(
            "potrace is missing; install it (Debian: apt-get install potrace, macOS: brew install potrace)"
        )
    return found


def grown(mask: Mask, radius: float) -> Mask:
    """The mask and everything within `radius` pixels of it."""
    if not mask.any():
        return mask
    return np.asarray(ndimage.distance_transform_edt(~mask) <= radius)


def closed(mask: Mask, width: float) -> Mask:
    """The mask without its gaps and bays of up to `width` pixels."""
    room = int(width / 2) + 2
    around = np.pad(mask, room)
    return np.asarray(ndimage.distance_transform_edt(grown(around, width / 2)) > width / 2)[room:-room, room:-room]


def softened(mask: Mask, radius: float) -> Mask:
    """The mask with its ragged edge rounded off, at the scale of `radius` pixels."""
    return np.asarray(ndimage.gaussian_filter(mask.astype(np.float32), radius) > 0.5)  # noqa: PLR2004 - the middle


def without_specks(mask: Mask, least: float) -> Mask:
    """The mask without connected pieces of fewer than `least` pixels."""
    labels, _ = ndimage.label(mask, np.ones((3, 3)))
    large = np.bincount(labels.ravel()) >= least
    large[0] = False
    return np.asarray(large[labels])


def largest(mask: Mask) -> Mask:
    """The largest connected piece of the mask."""
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    return np.asarray(labels == 1 + np.bincount(labels.ravel())[1:].argmax()) if count else mask


def curve(points: Floats, *, closed: bool) -> str:
    """A smooth path through points (n, 2): quadratic pieces between the middles of the stretches."""
    if closed:
        middles = (points + np.roll(points, -1, 0)) / 2
        start = middles[-1]
        return (
            f"M{start[0]:.1f} {start[1]:.1f}"
            + "".join(f"Q{p[0]:.1f} {p[1]:.1f} {m[0]:.1f} {m[1]:.1f}" for p, m in zip(points, middles, strict=True))
            + "Z"
        )
    text = f"M{points[0, 0]:.1f} {points[0, 1]:.1f}"
    for point, following in pairwise(points[1:]):
        middle = (point + following) / 2
        text += f"Q{point[0]:.1f} {point[1]:.1f} {middle[0]:.1f} {middle[1]:.1f}"
    return text + f"L{points[-1, 0]:.1f} {points[-1, 1]:.1f}"
