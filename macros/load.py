"""The shared data and the pages, read and checked together: a library, or the whole list of mistakes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from macros import pages, references
from macros.drawings import Drawings
from macros.explain import validated
from macros.library import Library
from macros.model import CauseFile, CueFile, PhraseFile, Record, RoutineFile, SourceFile, StretchFile
from macros.problems import ContentError, Problem
from macros.reading import read

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

DATA = Path("docs/_data")
FILES: dict[str, type[Record]] = {
    "stretches": StretchFile,
    "causes": CauseFile,
    "sources": SourceFile,
    "phrases": PhraseFile,
    "routines": RoutineFile,
    "cues": CueFile,
}
"""The data files by name, with the model of each."""


def load(project: Path) -> Library:
    """The library of a project folder, read again only when a data file, a page or a drawing has changed.

    Raises:
        ContentError: every mistake in every data file and page.

    """
    content = (*sorted((project / DATA).glob("*.yml")), *pages.files(project), *Drawings(project).files())
    watched = [*content, project / "mkdocs.yml"]
    state = tuple((path, stat.st_mtime_ns, stat.st_size) for path in watched if (stat := _stat(path)))
    return _load(project, state)


@lru_cache(maxsize=2)
def _load(project: Path, _state: Sequence[tuple[Path, int, int]]) -> Library:
    library, problems = examine(project)
    if problems or library is None:
        raise ContentError(problems)
    return library


def examine(project: Path) -> tuple[Library | None, list[Problem]]:
    """Read everything; give the library (None where a file does not fit the model) and every problem."""
    documents = {name: read(project / DATA / f"{name}.yml", f"{DATA}/{name}.yml") for name in FILES}
    files = [validated(model, documents[name]) for name, model in FILES.items()]
    names = references.names_in(documents)
    found = pages.examine(project, names)
    drawings = Drawings(project)
    problems = [*found.problems, *references.faults(documents, names, drawings.names())]
    if found.complete and all(document.data is not None for document in documents.values()):
        problems.extend(references.unused(documents, names, found.sources, found.phrases))
    problems.extend(problem for document in documents.values() for problem in document.problems)
    library = None if None in files else Library(drawings, *files)  # type: ignore[arg-type]
    return library, problems


def _stat(path: Path) -> os.stat_result | None:
    return path.stat() if path.exists() else None
