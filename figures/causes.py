"""The pictures of the four causes: for each the usual body, and the same drawing with one thing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures import pelvis, spine
from figures.chart import FINE, OUTLINE, area, arrow, document, line, pressed, sides, smooth

if TYPE_CHECKING:
    from pathlib import Path

CHANGED: dict[str, spine.Spine | pelvis.Buttock] = {
    "herniated-disc": spine.Spine(bulge=13),
    "piriformis-syndrome": pelvis.Buttock(tightness=1),
    "spondylolisthesis": spine.Spine(slip=13),
    "spinal-stenosis": spine.Spine(narrowing=12),
}
"""What each cause changes: a slip of 13 is a quarter of the bone's depth, the end of grade 1."""

KEY_SIZE = 40
"""Width and height of a sample in the key, units."""


def draw(drawing: spine.Spine | pelvis.Buttock) -> str:
    """One picture as SVG."""
    return spine.draw(drawing) if isinstance(drawing, spine.Spine) else pelvis.draw(drawing)


def pictures() -> dict[str, str]:
    """Every picture by the name of its file."""
    drawn = {}
    for cause, changed in CHANGED.items():
        drawn[f"{cause}-usual.svg"] = draw(type(changed)())
        drawn[f"{cause}-changed.svg"] = draw(changed)
    return drawn | {f"key-{part}.svg": document(art, size=KEY_SIZE) for part, art in key().items()}


def key() -> dict[str, str]:
    """A sample of each part that a key names, cut from the same cloth as the pictures."""
    block = (
        (5, 8),
        (10, 7),
        (20, 9),
        (30, 7),
        (35, 8),
        (33, 20),
        (35, 32),
        (30, 33),
        (20, 31),
        (10, 33),
        (5, 32),
        (7, 20),
    )
    rim = ((3, 12), (20, 11), (37, 12), (39, 20), (37, 28), (20, 29), (3, 28), (1, 20))
    core = ((11, 17), (20, 15), (29, 17), (31, 20), (29, 23), (20, 25), (11, 23), (9, 20))
    band = ((14, 3), (10, 12), (3, 20), (10, 28), (14, 37), (22, 37), (24, 20), (22, 3))
    belly = ((2, 14), (14, 7), (26, 14), (38, 24), (38, 29), (24, 32), (10, 30), (2, 26))
    fibres = [((4, y), (14, y - 1 + (y - 20) / 4), (26, 23 + (y - 20) / 3)) for y in (16, 20, 24)]
    one, other = sides([((x, y), 10) for x, y in ((8, -6), (12, 10), (22, 22), (26, 34), (28, 46))])
    return {
        "band": area("band", smooth(band)),
        "bone": area("bone", smooth(block)),
        "disc": area("disc", smooth(rim)) + area("disc-core", smooth(core), FINE),
        "muscle": area("muscle", smooth(belly))
        + "".join(line(smooth(f, closed=False), FINE, "muscle-fibre") for f in fibres),
        "nerve": area("nerve", smooth([*one, *reversed(other)]), OUTLINE),
        "forward": arrow((36, 20), (4, 20)),
        "pressed": pressed((20, 20), 16),
    }


def write(folder: Path) -> list[Path]:
    """Write every picture into a folder; gives the files that have changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, svg in pictures().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != svg:
            path.write_text(svg, encoding="utf-8")
            changed.append(path)
    return changed
