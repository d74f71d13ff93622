"""Masks of pixels into smooth outlines, by potrace."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

if TYPE_CHECKING:
    from figures.anatomy import Floats

Mask = NDArray[np.bool_]
"""Which pixels (h, w) of a picture something covers."""

_PATH = re.compile(r'<path d="([^"]*)"')


def outline(mask: Mask, specks: int, smoothing: float = 1.0, step: float = 1.0) -> str:
    """The SVG path round a mask (h, w), in steps, y upwards from the bottom; empty for an empty mask.

    Args:
        mask: what to draw.
        specks: pieces and holes of up to so many pixels are left out.
        smoothing: how round corners become, from 0 (polygon) to 1.33 (no corners).
        step: to what the points of the path are rounded, and how far it may be from the mask, pixels.

    Raises:
        FileNotFoundError: potrace is not installed.

    """
    if not mask.any():
        return ""
    height, width = mask.shape
    bitmap = b"P4\n%d %d\n" % (width, height) + np.packbits(mask, axis=1).tobytes()
    options = ["--backend", "svg", "--flat", "--unit", f"{1 / step:.6g}", "--opttolerance", f"{step:g}"]
    done = subprocess.run(  # noqa: S603 - potrace alone, with options spelt out here
        [_potrace(), *options, "--turdsize", str(specks), "--alphamax", str(smoothing), "-", "--output", "-"],
        input=bitmap,
        capture_output=True,
        check=True,
    )
    return _short(" ".join(_PATH.findall(done.stdout.decode())))


def _short(path: str) -> str:
    """The same path in fewer letters."""
    path = re.sub(r"(?<![\d.])0\.", ".", re.sub(r"\s+", " ", path))
    return re.sub(r" ?([a-zA-Z]) ?| (?=-)", r"\1", path).strip()


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
    places = np.round(points, 1)
    if closed:
        ends = np.round((places + np.roll(places, -1, 0)) / 2, 1)
        start, bends = ends[-1], places
    else:
        ends = np.round((places[1:-1] + places[2:]) / 2, 1)
        start, bends = places[0], places[1:-1]
    path = f"M{start[0]:.1f} {start[1]:.1f}" + ("q" if len(bends) else "")
    for bend, end in zip(bends, ends, strict=True):
        path += " ".join(f"{number:.1f}" for number in (*(bend - start), *(end - start))) + " "
        start = end
    path += "z" if closed else "l" + " ".join(f"{number:.1f}" for number in places[-1] - start)
    return _short(path.replace(".0", ""))
