"""Whether a picture shows what it marks: where the stretch is felt, and the direction of the pull."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from figures.drawing import arrow_end
from figures.marks import felt_points
from figures.pixels import CLOSE_UP, STILL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.anatomy import Floats
    from figures.drawing import Shot
    from figures.studio import Studio
    from macros.problems import Problem
    from macros.reading import Document


def problems(studio: Studio, document: Document) -> Iterator[Problem]:
    """Every mark of a file's pictures that lies outside its picture."""
    for name, picture in studio.file.pictures.items():
        shot = studio.shot(picture, CLOSE_UP if picture.close_up else STILL)
        for number, felt in enumerate(picture.felt):
            if (beyond := _beyond(shot, felt_points(shot.body, shot.frames, felt)).min()) > 0:
                yield document.problem(("pictures", name, "felt", number), f"{felt} is {_outside(beyond)}")
        for number, arrow in enumerate(picture.arrows):
            for end, what in ((arrow.from_, "begins"), (arrow.to, "ends")):
                if (beyond := _beyond(shot, arrow_end(shot, end)).max()) > 0:
                    yield document.problem(("pictures", name, "arrows", number), f"the arrow {what} {_outside(beyond)}")


def _beyond(shot: Shot, points: Floats) -> Floats:
    """How far points (n, 3), or one (3,), lie outside the frame, units; 0 within."""
    seen = shot.view.seen(points)[:, :2]
    size = np.array([shot.form.width, shot.form.height])
    result: Floats = np.maximum(np.maximum(-seen, seen - size), 0).max(axis=1)
    return result


def _outside(beyond: float) -> str:
    return (
        f"{beyond:.0f} units outside the picture, which is {STILL.width} wide and {STILL.height} high; "
        "move it, or make 'radius' larger where there is a close_up"
    )
