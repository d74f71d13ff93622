"""The schemas that editors use."""

import pytest

from macros.load import DATA, FILES
from macros.schema import schemas
from tests.pages import ROOT


@pytest.mark.parametrize("path", schemas())
def test_a_schema_file_is_up_to_date_with_the_model(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == schemas()[path], "run: make schema"


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_names_its_schema_in_the_first_line(name: str) -> None:
    first = (ROOT / DATA / f"{name}.yml").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={name}.schema.json"
