"""Our scripts and styles as visitors get them: without comments and blank space, and all styles as one file.

The sources are written to be read, and half of what a phone would fetch of them is comments and types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

try:
    import minify
except ModuleNotFoundError:
    minify = None
    """There is none for some machines; a site that is built there works the same and weighs more."""

from macros.wording import date_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from macros.edition import Edition

_OURS = {"assets/scripts/*.js": "application/javascript", "assets/styles/*.css": "text/css"}
_IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)


def strip(site: Path, edition: Edition) -> None:
    """Write each script and style of ours anew, in a built site; what is printed names the edition."""
    styles = site / "assets" / "styles" / "site.css"
    if styles.exists():
        _join(styles, edition)
    for pattern, kind in _OURS.items() if minify else ():
        for file in site.glob(pattern):
            text = minify.string(kind, file.read_text(encoding="utf-8"))
            if file.suffix == ".css":
                # What stands in a container query is left as it was written.
                text = re.sub(r"\s*\n\s*", " ", text)
            file.write_text(text, encoding="utf-8")


def _join(styles: Path, edition: Edition) -> None:
    """Put what a style sheet imports in the place of each import; the files themselves are needed no more."""
    text = styles.read_text(encoding="utf-8")
    parts = {name: styles.with_name(name) for name in _IMPORT.findall(text)}
    whole = _IMPORT.sub(lambda found: parts[found[1]].read_text(encoding="utf-8"), text)
    words = f", version {edition.version}, {date_in_words(edition.date)}"
    styles.write_text(f'{whole}\n:root {{\n  --edition: "{words}";\n}}\n', encoding="utf-8")
    for part in parts.values():
        part.unlink()
