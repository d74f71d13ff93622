"""A copied partial is looked at again whenever the theme it was copied from changes."""

import re
from difflib import ndiff
from importlib.metadata import version
from importlib.resources import files

import pytest

from tests.pages import ROOT

COPIED = re.compile(r"Copied from mkdocs-material (?P<version>\S+), (?P<path>[\w/.-]+\.html);")
COPIES = {
    file.relative_to(ROOT).as_posix(): copied
    for file in sorted((ROOT / "overrides").rglob("*.html"))
    if (copied := COPIED.search(file.read_text().partition("\n")[0]))
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_of_the_theme_that_is_installed(copy: str) -> None:
    assert COPIES[copy]["version"] == version("mkdocs-material")


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_differs_from_its_original_in_few_lines(copy: str) -> None:
    original = (files("material") / "templates" / COPIES[copy]["path"]).read_text().splitlines()
    ours = (ROOT / copy).read_text().splitlines()[1:]
    assert 0 < sum(line.startswith("+ ") for line in ndiff(original, ours)) <= 3
