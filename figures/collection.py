"""The pictures as they are kept in docs/assets/figures/, and whether they are up to date."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from figures import moving, solutions
from figures.anatomy import load_body
from figures.pose import load, stretches
from figures.studio import HERO_NAME, Studio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.pose_file import PoseFile
    from figures.solutions import Solution

PICTURES: Final = Path("docs/assets/figures")
"""Where the pictures are, a folder a stretch, from the project's folder."""
DRAWN: Final = Path(__file__).parent / "drawn.json"
"""What each picture was drawn from, so that only what has changed is drawn again."""
DEMONSTRATION: Final = "demonstration"
"""The name of the moving demonstration's file."""
_NOT_DRAWING: Final = {
    *("__main__.py", "collection.py", "geometry.py", "grasp.py", "shown.py", "solver.py"),
    *("causes.py", "chart.py", "pelvis.py", "spine.py"),
}
"""Modules that say nothing of how a solved pose is drawn."""


@dataclass(frozen=True, order=True)
class Drawing:
    """One file: which picture of which stretch."""

    stretch: str
    name: str

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return PICTURES / self.stretch / f"{self.name}.svg"


def all_drawings(names: Iterable[str] = ()) -> list[Drawing]:
    """Every picture that the pose files ask for, of the named stretches or of all."""
    result = []
    for stretch in names or stretches():
        file, _ = load(stretch)
        result += [Drawing(stretch, name) for name in file.pictures]
        if file.hero:
            result.append(Drawing(stretch, HERO_NAME))
        if file.demonstration:
            result.append(Drawing(stretch, DEMONSTRATION))
    return result


def draw(drawing: Drawing) -> str:
    """The SVG of a picture, from the stored solutions."""
    file, solved = _stretch(drawing.stretch)
    studio = Studio(load_body(), file, solved)
    if drawing.name == DEMONSTRATION:
        return moving.svg(studio, moving.stored(drawing.stretch))
    return studio.drawn(drawing.name)


@cache
def _stretch(stretch: str) -> tuple[PoseFile, dict[str, Solution]]:
    file, _ = load(stretch)
    return file, solutions.read(stretch)


def made_of(drawing: Drawing) -> str:
    """A hash of all that a picture depends on."""
    file, solved = _stretch(drawing.stretch)
    poses = {name: solution.made_of for name, solution in solved.items()}
    parts = [file.model_dump_json(exclude={"poses"}), json.dumps(poses, sort_keys=True), _drawing_code()]
    return hashlib.sha256("\n".join([*parts, drawing.name]).encode()).hexdigest()[:16]


@cache
def _drawing_code() -> str:
    folder = Path(__file__).parent
    files = sorted(path for path in folder.glob("*.py") if path.name not in _NOT_DRAWING)
    content = b"".join(path.read_bytes() for path in [*files, folder / "body" / "body.npz"])
    return hashlib.sha256(content).hexdigest()


def drawn() -> dict[str, str]:
    """What the stored pictures were drawn from, by path."""
    result: dict[str, str] = json.loads(DRAWN.read_text(encoding="utf-8")) if DRAWN.exists() else {}
    return result


def stale(drawings: Iterable[Drawing]) -> list[Drawing]:
    """Those that are missing, or were drawn from something else than what is there now."""
    before = drawn()
    return [one for one in drawings if not one.path.exists() or before.get(str(one.path)) != made_of(one)]


def renew(drawings: Iterable[Drawing]) -> Iterator[Drawing]:
    """Draw and store pictures, on every core; gives each as it is done."""
    todo = list(drawings)
    before = drawn()
    with ProcessPoolExecutor() as pool:
        for drawing, text in zip(todo, pool.map(draw, todo), strict=True):
            drawing.path.parent.mkdir(parents=True, exist_ok=True)
            drawing.path.write_text(text, encoding="utf-8")
            before[str(drawing.path)] = made_of(drawing)
            yield drawing
    kept = {str(one.path) for one in all_drawings()}
    record = {path: made for path, made in sorted(before.items()) if path in kept}
    DRAWN.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def orphans() -> list[Path]:
    """Pictures of stretches that no pose file asks for any more."""
    kept = {one.path for one in all_drawings()}
    return sorted(path for stretch in stretches() for path in (PICTURES / stretch).glob("*.svg") if path not in kept)
