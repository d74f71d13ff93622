"""Doses and durations in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from macros.model import Dose, Laterality, Review, Stretch

SWITCH_SECONDS = 8
"""Time to change legs: the middle of the 5 to 10 seconds that timers commonly give."""

SHORTEST_HOLD_SECONDS = 5
"""Where a beginner may start: the shortest hold that any source gives (MAYO-X, VA)."""

HOLD_STEP_SECONDS = 5

LETTERS_A_SECOND = 12
"""A voice at its usual rate says about 13 to 15 letters a second."""

SHORTEST_STEP_SECONDS = 5


def times(count: int) -> str:
    """Repetitions: 1 time, 2 times, so that they cannot be taken for how often a day."""
    return "1 time" if count == 1 else f"{count} times"


def often(count: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, times(count))


def seconds(count: int) -> str:
    """1 second, 2 seconds."""
    return "1 second" if count == 1 else f"{count} seconds"


def dose_sentences(dose: Dose, laterality: Laterality) -> str:
    """The dose as a person would say it: "Hold for 20 seconds. Do this 3 times on each leg. …"."""
    where = {"unilateral": " on each leg", "bilateral": "", "alternating": " to each side"}[laterality]
    daily = f"Do the whole set {often(dose.sessions_per_day)} a day."
    if dose.hold is not None:
        return f"Hold for {seconds(dose.hold)}. Do this {times(dose.repetitions)}{where}. {daily}"
    return f"Move slowly, about {seconds(dose.pace or 0)} each time. Do this {times(dose.repetitions)}{where}. {daily}"


def dose_line(dose: Dose, laterality: Laterality) -> str:
    """The dose in one line for lists and paper: "Hold 20 seconds · 3 times · each leg · twice a day"."""
    where = {"unilateral": "each leg", "bilateral": "", "alternating": "each side"}[laterality]
    what = f"Hold {seconds(dose.hold)}" if dose.hold is not None else "Move slowly"
    parts = (what, times(dose.repetitions), where, f"{often(dose.sessions_per_day)} a day")
    return " · ".join(part for part in parts if part)


def minutes(stretch: Stretch) -> int:
    """How long one session takes in whole minutes, rounded up; getting into position is not counted."""
    dose = stretch.dose
    sides = 1 if stretch.laterality == "bilateral" else 2
    one_side = dose.repetitions * (dose.hold or dose.pace or 0) + (dose.repetitions - 1) * dose.rest
    change = SWITCH_SECONDS if stretch.laterality == "unilateral" else 0
    return math.ceil((sides * one_side + change) / 60)


def date_in_words(date: dt.date) -> str:
    """Such as 23 November 2026."""
    return f"{date.day} {date:%B %Y}"


def reviews(stretches: Sequence[Stretch]) -> list[tuple[Review | None, list[int]]]:
    """Each review of these stretches, and None for the lack of one, with their numbers in the list."""
    numbers: dict[Review | None, list[int]] = {}
    for number, each in enumerate(stretches, 1):
        numbers.setdefault(each.reviewed, []).append(number)
    return list(numbers.items())


def hold_choices(dose: Dose) -> list[int]:
    """Hold lengths in seconds that a reader may choose: from a beginner's to the longest published."""
    if dose.hold is None:
        return []
    longest = dose.published.hold[1] if dose.published.hold else dose.hold
    steps = range(SHORTEST_HOLD_SECONDS, longest + 1, HOLD_STEP_SECONDS)
    return sorted({*steps, dose.hold, longest})


def exercise_words(stretch: Stretch, dose: Dose, position: str) -> dict[str, object]:
    """The words in which the timer and the player speak of one stretch, done in this dose.

    Args:
        stretch: the stretch.
        dose: its own dose, or that of a version.
        position: how one gets into its position; empty where one is in it already.

    """
    held = dose.kind == "hold"
    alternating = stretch.laterality == "alternating"
    work = "hold" if held else "repetition"
    alone = f"{work.capitalize()} {{n}} of {{all}}"
    if held:
        over = "That hold is done."
    else:
        over = "That leg is done." if stretch.laterality == "unilateral" else "That was the last one."
    return {
        "name": stretch.name,
        "position": position,
        "over": over,
        "left": "Left leg",
        "right": "Right leg",
        "turns": ["one side", "other side"] if alternating else ["First leg", "Other leg"],
        "inTurn": f"{alone}, {{turn}}" if alternating else f"{{turn}}, {work} {{n}} of {{all}}",
        "alone": alone,
        "works": {"one": "{n} hold", "other": "{n} holds"}
        if held
        else {"one": "{n} slow movement", "other": "{n} slow movements"},
    }


def reading_seconds(text: str) -> int:
    """How long a step is shown: as long as it takes to hear it read out slowly and to do it."""
    return max(SHORTEST_STEP_SECONDS, math.ceil(len(text) / LETTERS_A_SECOND) + 1)
