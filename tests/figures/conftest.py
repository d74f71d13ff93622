"""Fixtures for the tests of the figures."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from figures.anatomy import Body, load_body
from figures.pose import load
from figures.pose_file import PoseFile
from macros.problems import ContentError
from macros.reading import Document

LoadPoses = Callable[[str], tuple[PoseFile, Document]]
Complaints = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def body() -> Body:
    """Give the body that is drawn."""
    return load_body()


@pytest.fixture
def load_poses(tmp_path: Path) -> LoadPoses:
    """Give a function that loads the text of a pose file."""

    def load_text(text: str) -> tuple[PoseFile, Document]:
        (tmp_path / "try.yml").write_text(dedent(text), encoding="utf-8")
        return load("try", tmp_path)

    return load_text


@pytest.fixture
def complaints(load_poses: LoadPoses) -> Complaints:
    """Give a function that lists the messages about the text of a pose file."""

    def messages(text: str) -> list[str]:
        try:
            load_poses(text)
        except ContentError as error:
            return [str(problem) for problem in error.problems]
        return []

    return messages
