"""A routine as the player plays it: its stretches in order, with the time and the words of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
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
        way_out: the lines of the way out; up, where another position follows or nothing does.
        come_out: seconds that each of these lines is shown, with what is said before the first.
        holds: seconds that a hold may take; empty for slow movements.
        words: in which it is spoken of.

    """

    stretch: Stretch
    steps: tuple[int, ...]
    way_out: tuple[str, ...]
    come_out: tuple[int, ...]
    holds: tuple[int, ...]
    words: dict[str, object]


def exercises(library: Library, routine: Routine) -> list[Exercise]:
    """The stretches of a routine in their order."""
    records = [library.stretches[name] for name in routine.stretches]
    return [_exercise(library, record, following) for record, following in zip_longest(records, records[1:])]


def _exercise(library: Library, record: Stretch, following: Stretch | None) -> Exercise:
    # Said each time: one may come to a stretch from any other.
    position = library.terms["positions"][record.position].meaning or ""
    words = wording.exercise_words(record, record.dose, position)
    # What is said before the first line of the way out takes its time too.
    before = f"{words['over']} {library.said(player=True)['come-out']}"
    way_out = record.come_out if following and following.position == record.position else record.way_out
    first, *others = way_out
    return Exercise(
        stretch=record,
        steps=tuple(_seconds(step.text) for step in record.steps),
        way_out=way_out,
        come_out=(_seconds(f"{before} {first}"), *map(_seconds, others)),
        holds=tuple(wording.hold_choices(record.dose)),
        words=words,
    )


def _seconds(text: str) -> int:
    return wording.reading_seconds(sides.plain(text))
