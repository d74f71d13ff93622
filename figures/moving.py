"""The moving demonstration of a stretch: from its start to its end, moment by moment.

The way back is the way there, so it is not drawn: the page plays the moments forwards and backwards.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from figures import solutions
from figures.drawing import ground, person
from figures.pixels import FRAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from figures.anatomy import Body
    from figures.pose_file import PoseFile
    from figures.solutions import Solution
    from figures.studio import Studio

MOMENTS: Final = 13
"""How many moments a demonstration has, its two ends among them."""
_STORED: Final = solutions.SOLVED / "moments"
"""The folder of the solved moments: like the solved poses, they are kept so that drawing needs no solver."""


def stored(stretch: str) -> list[Solution]:
    """The stored moments of a stretch's demonstration, in their order; none when they were never solved."""
    return list(solutions.read(stretch, _STORED).values())


def store(stretch: str, moments: Sequence[Solution]) -> None:
    """Store the moments of a stretch's demonstration."""
    solutions.write(stretch, {f"{number:02}": moment for number, moment in enumerate(moments)}, _STORED)


def made_of(file: PoseFile, solved: Mapping[str, Solution]) -> str:
    """A hash of all that the moments depend on."""
    parts = [MOMENTS, *((name, solved[name].made_of) for name in file.demonstration)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def solve(body: Body, file: PoseFile, solved: Mapping[str, Solution]) -> list[Solution]:
    """The moments of a file's demonstration, the key poses among them.

    Each stretch of the way has as many moments as there is to move in it.
    """
    way = file.demonstration
    made = made_of(file, solved)
    result = [solved[way[0]]]
    for ends, count in zip(pairwise(way), _shares(way, solved), strict=True):
        result += [solutions.between(body, file, solved, ends, step / count) for step in range(1, count + 1)]
    return [replace(moment, made_of=made) for moment in result]


def _shares(way: Sequence[str], solved: Mapping[str, Solution]) -> list[int]:
    """How many of the moments after the first fall to each stretch of the way."""
    lengths = np.array(
        [
            np.linalg.norm(solved[after].posture.angles - solved[before].posture.angles)
            for before, after in pairwise(way)
        ]
    )
    shares = np.maximum(np.round((MOMENTS - 1) * lengths / lengths.sum()), 1).astype(int)
    shares[int(shares.argmax())] += MOMENTS - 1 - int(shares.sum())
    return [int(share) for share in shares]


def svg(studio: Studio, solved: Sequence[Solution]) -> str:
    """All moments in one SVG: a group each, of which the page shows one; without script, the last."""
    shots = [studio.moment(moment) for moment in solved]
    groups = [f"<g{_HIDDEN}>{person(shot)}</g>" for shot in shots[:-1]] + [f"<g>{person(shots[-1])}</g>"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FRAME.width} {FRAME.height}">'
        f"{ground(shots[0])}{''.join(groups)}</svg>\n"
    )


_HIDDEN = ' display="none"'
