"""What the person lies on, and what stands round them."""

import numpy as np
import pytest

from figures import solutions, stage
from figures.anatomy import Body
from figures.drawing import Shot
from figures.pixels import STILL
from figures.pose import load
from figures.studio import Studio


def _shot(body: Body, stretch: str, name: str) -> Shot:
    file, _ = load(stretch)
    return Studio(body, file, solutions.read(stretch)).shot(file.pictures[name], STILL)


def _colours(shot: Shot) -> list[str]:
    assert shot.ground is not None
    return [name for name, _ in shot.ground.shapes]


def test_one_picture_has_a_bed_in_place_of_the_mat_of_its_file(body: Body) -> None:
    assert _colours(_shot(body, "knee-rolls", "arms")) == ["mat-edge", "mat"]
    in_bed = _shot(body, "knee-rolls", "in-bed")
    assert "chair" in _colours(in_bed)
    assert [thing.name for thing in in_bed.scene.things] == ["pillow", "pillow"]


def test_the_whole_bed_is_in_the_picture(body: Body) -> None:
    shot = _shot(body, "pelvic-tilt", "in-bed")
    assert shot.ground is not None
    seen = shot.view.seen(np.vstack([points for _, points in shot.ground.shapes]))[:, :2]
    assert seen.min() > 0
    assert (seen.max(0) < [STILL.width, STILL.height]).all()


@pytest.mark.parametrize("towards_viewer", [1.0, -1.0])
def test_the_board_of_a_bed_is_beyond_the_person(body: Body, towards_viewer: float) -> None:
    shot = _shot(body, "knee-rolls", "in-bed")
    bed = stage.bed(body, shot.frames, np.array([towards_viewer, 0, 0.5]))
    above = np.vstack([points[points[:, 2] > 0] for _, points in bed.shapes])
    person = shot.scene.vertices[: shot.scene.person]
    assert (above[:, 0] * towards_viewer).max() < (person[:, 0] * towards_viewer).min()


def test_a_pillow_between_the_knees_is_as_thick_as_there_is_room_for(body: Body) -> None:
    shot = _shot(body, "knee-rolls", "in-bed")
    knees = shot.frames.positions[[body.bones["lowerleg01.R"], body.bones["lowerleg01.L"]], 1]
    pillow = shot.scene.things[1].vertices[:, 1]
    assert knees.min() < pillow.min() < pillow.max() < knees.max()
