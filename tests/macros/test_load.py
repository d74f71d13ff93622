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


def test_the_edit_of_a_page_reads_no_data_anew(project: Project) -> None:
    before = load(project.folder)
    page = project.folder / "docs" / "stretches" / "heel-slides.md"
    page.write_text(page.read_text("utf-8") + "\nMore words.\n", "utf-8")
    after = load(project.folder)
    assert after is not before
    assert after.stretch_file is before.stretch_file
