"""From where a picture is seen."""

import numpy as np
import pytest

from figures.camera import View
from figures.kinematics import ORIENTATIONS

SUPINE = ORIENTATIONS["supine"]


@pytest.mark.parametrize("orientation", ORIENTATIONS.values(), ids=ORIENTATIONS)
def test_azimuth_0_looks_from_the_persons_right(orientation: object) -> None:
    assert isinstance(orientation, type(SUPINE))
    np.testing.assert_allclose(View(orientation, 0, 0).axes[2], orientation.right, atol=1e-12)


@pytest.mark.parametrize("orientation", ORIENTATIONS.values(), ids=ORIENTATIONS)
def test_azimuth_90_looks_from_the_feet_or_the_front(orientation: object) -> None:
    assert isinstance(orientation, type(SUPINE))
    np.testing.assert_allclose(View(orientation, 90, 0).axes[2], orientation.ahead, atol=1e-12)


def test_up_in_the_world_is_up_in_the_picture() -> None:
    low, high = View(SUPINE, 30, 20).seen(np.array([[0.0, 0, 0], [0, 0, 1]]))
    assert high[1] < low[1]
    assert high[0] == pytest.approx(low[0])


def test_a_lying_person_seen_from_the_right_has_the_head_on_the_left() -> None:
    head, feet = View(SUPINE, 0, 10).seen(np.array([[-1.0, 0, 0], [1, 0, 0]]))
    assert head[0] < feet[0]


def test_what_is_framed_fills_the_picture_up_to_its_margin() -> None:
    points = np.random.default_rng(1).normal(size=(50, 3))
    seen = View(SUPINE, 40, 25).framed(points, 420, 280, 14).seen(points)[:, :2]
    assert (seen >= 14 - 1e-9).all()
    assert (seen <= np.array([420, 280]) - 14 + 1e-9).all()
    room = np.array([420, 280]) - 28 - (seen.max(0) - seen.min(0))
    assert room.min() == pytest.approx(0, abs=1e-9)


def test_what_needs_little_room_is_framed_at_the_largest_scale_allowed_in_the_middle() -> None:
    points = np.random.default_rng(1).normal(size=(50, 3))
    view = View(SUPINE, 40, 25).framed(points, 420, 280, 14, most=10)
    seen = view.seen(points)[:, :2]
    assert view.scale == 10
    assert (seen.max(0) + seen.min(0)) / 2 == pytest.approx([210, 140])
