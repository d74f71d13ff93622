"""What is wrong with the content, in sentences that a contributor can act on."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, what is wrong, and what to write."""

    file: str
    line: int
    where: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: "
        return place + (f"{self.where}: {self.what}" if self.where else self.what)


class ContentError(click.ClickException, SystemExit):
    """Every mistake of every file, found in one run.

    A `ClickException`, so that the command line prints the list alone; a `SystemExit`, so that the
    builders that catch ordinary errors, and the server that rebuilds on each save, print no
    traceback either.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        mistakes = "1 mistake" if count == 1 else f"{count} mistakes"
        lines = "\n".join(str(problem) for problem in self.problems)
        click.ClickException.__init__(self, f"{mistakes} in the content, so nothing was built.\n\n{lines}\n")
        self.code = 1

    def __str__(self) -> str:
        return self.message


def print_alone(stop: ContentError) -> None:
    """Let the list be all that is printed where a builder lets the error end the program.

    Zensical does so: it wraps whatever stops it in an error of its own, with a traceback inside and outside.
    """

    def print_list(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if str(stop) in str(error):
            stop.show()
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = print_list


_LISTED: Final = {
    "condition": "docs/_data/phrases.yml",
    "page": "docs",
    "phrase": "docs/_data/phrases.yml",
    "source": "docs/_data/sources.yml",
    "stretch": "docs/_data/stretches.yml",
}
"""Where the names of a kind stand that may have too many to list."""


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Name something unknown, with the nearest known name, or else with all of them or the place where they stand."""
    names = list(known)
    if near := _nearest(name, names):
        return f"unknown {kind} '{name}' (did you mean '{near}'?)"
    few = 20
    if kind in _LISTED and len(names) > few:
        return f"unknown {kind} '{name}'; write one of those in {_LISTED[kind]}"
    if not names:
        return f"unknown {kind} '{name}'; there is none, so take it out"
    return f"unknown {kind} '{name}'; write one of {', '.join(names)}"


def _nearest(name: str, names: list[str]) -> str | None:
    """The most similar name; among those that are about as similar, the first."""
    least, about = 0.5, 0.05
    likeness = {known: SequenceMatcher(None, known, name).ratio() for known in names}
    best = max(likeness.values(), default=0.0)
    if best < least:
        return None
    return next(known for known, ratio in likeness.items() if ratio >= best - about)
