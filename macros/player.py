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
        come_out: seconds that each line of the way out is shown, with what is said before the first.
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
    return [_exercise(library, library.stretches[name]) for name in routine.stretches]


def _exercise(library: Library, record: Stretch) -> Exercise:
    # Said each time: one may come to a stretch from any other.
    position = library.terms["positions"][record.position].meaning or ""
    words = wording.exercise_words(record, record.dose, position)
    # What is said before the first line of the way out takes its time too.
    before = f"{words['over']} {library.said(player=True)['come-out']}"
    first, *others = record.come_out
    return Exercise(
        stretch=record,
        steps=tuple(_seconds(step.text) for step in record.steps),
        come_out=(_seconds(f"{before} {first}"), *map(_seconds, others)),
        holds=tuple(wording.hold_choices(record.dose)),
        words=words,
    )


def _seconds(text: str) -> int:
    return wording.reading_seconds(sides.plain(text))
