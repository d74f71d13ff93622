"""The colours of the pictures: names that the page's styles may set, and what a file shows by itself."""

from __future__ import annotations

COLOURS = {
    "skin": "#e0ac8a",
    "hair": "#4a3630",
    "shirt": "#f1e4cd",
    "leg": "#a9b8cb",
    "work-leg": "#157a80",
    "sock": "#ffffff",
    "line": "#1f2a37",
    "gap": "#ffffff",
    "shade": "#1c2540",
    "mat": "#e3eaf1",
    "mat-edge": "#c2cedb",
    "pillow": "#d3dbe8",
    "chair": "#d9c3a5",
    "towel": "#f2c14e",
    "felt": "#d8432b",
    "arrow": "#b93815",
    "mark": "#ffffff",
}


def paint(name: str) -> str:
    """The value of a `fill` or `stroke`: the page's colour of that name, or the picture's own."""
    return f"var(--figure-{name},{COLOURS[name]})"
