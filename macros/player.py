"""A routine as the player plays it: its stretches in order, with the time and the words of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros import sides, wording

if TYPE_CHECKING:
    from macros.library import Library
    from macros.model import Routine, Stretch

CHANGE_SECONDS = 20
"""To turn over, sit up or get down, on top of the time to get ready."""


@dataclass(frozen=True)
class Exercise:
    """One stretch of a routine.

    Attributes:
        stretch: its record.
        steps: seconds that each step is shown.
        come_out: seconds that each line of the way out is shown.
        holds: seconds that a hold may take; empty for slow movements.
        words: in which it is spoken of.

    """

    stretch: Stretch
    steps: tuple[int, ...]
    come_out: tuple[int, ...]
    holds: tuple[int, ...]
    words: dict[str, object]


def exercises(library: Library, routine: Routine) -> list[Exercise]:
    """The stretches of a routine in their order."""
    records = [library.stretches[name] for name in routine.stretches]
    positions = library.terms["positions"]
    return [
        Exercise(
            stretch=record,
            steps=tuple(_seconds(step.text) for step in record.steps),
            come_out=tuple(_seconds(line) for line in record.come_out),
            holds=tuple(wording.hold_choices(record.dose)),
            # Said each time: one may come to a stretch from any other.
            words=wording.exercise_words(record, record.dose, positions[record.position].meaning or ""),
        )
        for record in records
    ]


def _seconds(text: str) -> int:
    return wording.reading_seconds(sides.plain(text))
