"""Who should leave a stretch out, or ask a professional first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.library import Library
    from macros.model import Condition, Stretch

SIGNS = "red-flags"
"""The condition that stands for the warning signs; where they are listed themselves it is not needed."""


@dataclass(frozen=True)
class Caution:
    """One situation in which a reader of a stretch asks a professional first."""

    condition: Condition
    advice: str
    leave_out: bool


def of_stretch(library: Library, stretch: Stretch) -> list[Caution]:
    """All that a stretch's page lists: contraindications first, then precautions, then what holds for every stretch."""
    leave_out = [library.conditions[name] for name in stretch.contraindications]
    return [
        *(Caution(condition, condition.leave_out or "", leave_out=True) for condition in leave_out),
        *take_care(library, [library.conditions[name] for name in stretch.precautions]),
    ]


def take_care(library: Library, conditions: Sequence[Condition]) -> list[Caution]:
    """These conditions as precautions, then what holds for every stretch."""
    every = [condition for condition in library.conditions.values() if condition.every_stretch]
    return [Caution(condition, condition.take_care or "", leave_out=False) for condition in (*conditions, *every)]


@dataclass(frozen=True)
class SheetCaution:
    """One situation, and which stretches of a sheet it bears upon, by their numbers there."""

    condition: Condition
    leave_out: tuple[int, ...]
    take_care: tuple[int, ...]


def of_sheet(library: Library, stretches: Sequence[Stretch]) -> list[SheetCaution]:
    """What the sheet of a routine says once of each situation, beside its list of warning signs."""
    numbered = list(enumerate(stretches, 1))
    cautions = []
    for name, condition in library.conditions.items():
        leave_out = tuple(number for number, each in numbered if name in each.contraindications)
        everywhere = condition.every_stretch and name != SIGNS
        take_care = tuple(number for number, each in numbered if everywhere or name in each.precautions)
        if leave_out or take_care:
            cautions.append(SheetCaution(condition, leave_out, take_care))
    return cautions
