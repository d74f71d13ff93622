"""The library as a whole."""

import pytest

from macros.load import load
from macros.problems import ContentError
from tests.macros.project import Project


def test_mistakes_stop_the_load_with_the_whole_list(project: Project) -> None:
    project.change("    summary:", "    sumary:")
    with pytest.raises(ContentError) as stopped:
        load(project.folder)
    assert "2 mistakes in the content, so nothing was built." in str(stopped.value)


def test_an_edit_is_seen_at_the_next_load(project: Project) -> None:
    assert load(project.folder).stretches["heel-slides"].dose.repetitions == 3
    project.change("repetitions: 3 ", "repetitions: 4 ")
    assert load(project.folder).stretches["heel-slides"].dose.repetitions == 4


def test_nothing_is_read_twice_while_no_file_changes(project: Project) -> None:
    assert load(project.folder) is load(project.folder)
