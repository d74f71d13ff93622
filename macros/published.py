"""Our scripts and styles as visitors get them: without comments and blank space.

The sources are written to be read, and half of what a phone would fetch of them is comments and types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

try:
    import minify
except ModuleNotFoundError:
    minify = None
    """There is none for some machines; a site that is built there works the same and weighs more."""

if TYPE_CHECKING:
    from pathlib import Path

_OURS = {"assets/scripts/*.js": "application/javascript", "assets/styles/*.css": "text/css"}


def strip(site: Path) -> None:
    """Write each script and style of ours anew, in a built site."""
    for pattern, kind in _OURS.items() if minify else ():
        for file in site.glob(pattern):
            file.write_text(minify.string(kind, file.read_text(encoding="utf-8")), encoding="utf-8")
