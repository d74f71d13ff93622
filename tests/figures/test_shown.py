"""A picture shows what it marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from figures import pose, shown, solutions
from figures.studio import Studio

if TYPE_CHECKING:
    from figures.anatomy import Body
    from tests.figures.conftest import LoadPoses

LYING = """\
orientation: supine
camera: {azimuth: 135, elevation: 32}
poses:
  start: {angles: {hip.flexion: 50, knee.flexion: 90}, contacts: {pelvis: floor}}
pictures:
  near: {pose: start, MARK, close_up: {around: [head], radius: 0.2}}
hero: near
"""


@pytest.mark.parametrize("stretch", pose.stretches())
def test_every_mark_lies_in_its_picture(body: Body, stretch: str) -> None:
    file, document = pose.load(stretch)
    assert list(shown.problems(Studio(body, file, solutions.read(stretch)), document)) == []


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("felt: [low_back]", ["6: pictures.near.felt[0]: low_back is "]),
        (
            "arrows: [{from: {at: work_heel}, to: {at: work_toes}}]",
            ["6: pictures.near.arrows[0]: the arrow begins ", "6: pictures.near.arrows[0]: the arrow ends "],
        ),
    ],
)
def test_a_mark_outside_its_picture_is_named(body: Body, load_poses: LoadPoses, mark: str, said: list[str]) -> None:
    file, document = load_poses(LYING.replace("MARK", mark))
    studio = Studio(body, file, solutions.solve_file(body, file, {}))
    found = [str(problem).partition(":")[2] for problem in shown.problems(studio, document)]
    assert [text[: len(start)] for text, start in zip(found, said, strict=True)] == said
    assert all("units outside the picture" in text for text in found)
