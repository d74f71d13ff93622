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
    from collections.abc import Sequence

    from macros.reading import Document

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

State = tuple[int, int] | None


def load(project: Path) -> Library:
    """The library of a project folder, read again only when a data file, a page or a drawing has changed.

    Raises:
        ContentError: every mistake in every data file and page.

    """
    content = (*sorted((project / DATA).glob("*.yml")), *pages.files(project), *Drawings(project).files())
    watched = [*content, project / "mkdocs.yml"]
    return _load(project, tuple((path, _state(path)) for path in watched))


@lru_cache(maxsize=2)
def _load(project: Path, _states: Sequence[tuple[Path, State]]) -> Library:
    library, problems = examine(project)
    if problems or library is None:
        raise ContentError(problems)
    return library


def examine(project: Path) -> tuple[Library | None, list[Problem]]:
    """Read everything; give the library (None where a file does not fit the model) and every problem."""
    paths = {name: project / DATA / f"{name}.yml" for name in FILES}
    read_files = {name: _read(path, _state(path)) for name, path in paths.items()}
    documents = {name: document for name, (document, _) in read_files.items()}
    files = [file for _, file in read_files.values()]
    names = references.names_in(documents)
    found = pages.examine(project, names)
    drawings = Drawings(project)
    problems = [*found.problems, *references.faults(documents, names, drawings.names())]
    if found.complete and all(document.data is not None for document in documents.values()):
        problems.extend(references.unused(documents, names, found.sources, found.phrases))
    problems.extend(problem for document in documents.values() for problem in document.problems)
    library = None if None in files else Library(drawings, *files)  # type: ignore[arg-type]
    return library, problems


@lru_cache(maxsize=2 * len(FILES))
def _read(path: Path, _state: State) -> tuple[Document, Record | None]:
    """One data file, read again only when it has changed, and its model, which is None where it does not fit."""
    document = read(path, f"{DATA}/{path.name}")
    return document, validated(FILES[path.stem], document)


def _state(path: Path) -> State:
    """What tells a file from what it was before; None for a file that is missing."""
    if not path.exists():
        return None
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size
