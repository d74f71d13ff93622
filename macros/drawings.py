"""The drawings of the stretches: one SVG file a picture, made by `make figures` and never by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "docs/assets/figures"
HERO = "hero"
"""The name of the small drawing that stands for a stretch in lists."""
DEMONSTRATION = "demonstration"
"""The name of the drawing that moves."""
BODY = "leg-pain"
"""The folder of the body from behind, which is no stretch."""
VIEWS_OF_THE_BODY = ("where-it-runs", "saddle-area")
"""Its drawings."""
_NO_STRETCHES = {BODY, "causes"}
NO_PICTURES = {HERO: "the small picture of a stretch in lists", DEMONSTRATION: "the moving demonstration"}
"""Drawings beside the pictures, which no record names."""


@dataclass(frozen=True)
class Drawings:
    """All drawings of a project."""

    project: Path

    def files(self) -> list[Path]:
        """Every file, in a fixed order."""
        return sorted((self.project / FOLDER).glob("*/*.svg"))

    def names(self) -> dict[str, set[str]]:
        """The names of the drawings by stretch."""
        found: dict[str, set[str]] = {}
        for file in self.files():
            if file.parent.name in _NO_STRETCHES:
                continue
            found.setdefault(file.parent.name, set()).add(file.stem)
        return found

    def moves(self, stretch_id: str) -> bool:
        """Whether there is a moving demonstration of a stretch."""
        return (self.project / address(stretch_id, DEMONSTRATION)).is_file()


def address(stretch_id: str, name: str) -> str:
    """Where a drawing is, relative to the project."""
    return f"{FOLDER}/{stretch_id}/{name}.svg"
