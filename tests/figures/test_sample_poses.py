"""The sample poses of CONTRIBUTING.md, which a contributor copies together with the sample record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from figures import geometry, solutions
from tests.macros.project import contributing_record
from tests.pages import ROOT

if TYPE_CHECKING:
    from figures.anatomy import Body
    from tests.figures.conftest import LoadPoses


@pytest.fixture(scope="module")
def sample() -> str:
    """Give the poses as they stand."""
    fences = re.findall(r"^```yml\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (poses,) = (fence for fence in fences if fence.startswith("orientation:"))
    return str(poses)


def test_they_draw_the_pictures_that_the_sample_record_names(sample: str) -> None:
    (record,) = yaml.safe_load(contributing_record())
    assert set(yaml.safe_load(sample)["pictures"]) == set(record["pictures"])


def test_nothing_is_wrong_with_them_once_they_are_solved(sample: str, load_poses: LoadPoses, body: Body) -> None:
    file, document = load_poses(sample)
    solved = solutions.solve_file(body, file, {})
    assert geometry.problems(body, file, document, solved) == []
