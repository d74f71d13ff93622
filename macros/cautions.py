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
class SheetCautions:
    """The cautions of one sheet of paper, which says once what its stretches share."""

    every_stretch: tuple[Condition, ...]
    shared: tuple[Condition, ...]
    leave_out: dict[str, tuple[Condition, ...]]
    """By stretch."""
    ask_first: dict[str, tuple[Condition, ...]]
    """By stretch, without the shared ones."""


def of_sheet(library: Library, stretches: Sequence[Stretch]) -> SheetCautions:
    """What the sheet of a routine says beside its list of warning signs."""
    conditions = library.conditions
    shared = [name for name in stretches[0].precautions if all(name in each.precautions for each in stretches)]
    return SheetCautions(
        every_stretch=tuple(each for each in conditions.values() if each.every_stretch and each.id != SIGNS),
        shared=tuple(conditions[name] for name in shared),
        leave_out={each.id: tuple(conditions[name] for name in each.contraindications) for each in stretches},
        ask_first={
            each.id: tuple(conditions[name] for name in each.precautions if name not in shared) for each in stretches
        },
    )
