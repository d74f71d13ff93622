"""Fixtures for the tests of the macros."""

from pathlib import Path

import pytest

from macros.cards import Site
from macros.library import Library
from macros.load import load
from tests.macros.project import Project
from tests.pages import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a fresh project without mistakes."""
    return Project(tmp_path / "project")


@pytest.fixture
def example(project: Project) -> Site:
    """Give the small project's library, seen from a page one level down."""
    return Site(load(project.folder), "../")


@pytest.fixture(scope="session")
def library() -> Library:
    """Give the real library."""
    return load(ROOT)
