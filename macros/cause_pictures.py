"""The drawings of the causes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = "docs/assets/figures/causes"
VIEWS = ("usual", "changed")

_PROJECT = Path(__file__).parent.parent


@cache
def drawing(name: str) -> Markup:
    """One drawing of this project; `figures/` makes them, and no text of the data is in them."""
    text = (_PROJECT / FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(text.strip())  # noqa: S704 - drawn by our own pen, and a test reads every file


def missing(cause_id: str) -> list[str]:
    """The drawings that a cause's picture needs and that are not there, as addresses within the project."""
    addresses = [f"{FOLDER}/{cause_id}-{view}.svg" for view in VIEWS]
    return [address for address in addresses if not (_PROJECT / address).is_file()]
