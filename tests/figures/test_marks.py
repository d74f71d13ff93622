"""Where a stretch is felt, and arrows."""

import numpy as np
import pytest

from figures import marks
from figures.anatomy import ANGLES, load_body
from figures.kinematics import forward
from figures.pixels import STILL

BODY = load_body()
STANDING = forward(BODY, np.zeros(len(ANGLES)), "standing", 0.975)


@pytest.mark.parametrize("name", marks.FELT_AT)
def test_a_place_lies_on_its_own_side(name: str) -> None:
    aside = np.array(marks.FELT_AT[name])[:, 0]
    if name.startswith("work_"):
        assert (aside < 0).all()
    elif name.startswith("other_"):
        assert (aside > 0).all()
    else:
        assert aside.sum() == pytest.approx(0)


@pytest.mark.parametrize("name", marks.FELT_AT)
def test_a_place_is_near_the_skin(name: str) -> None:
    skin = BODY.vertices[BODY.skin_vertices]
    for point in np.array(marks.FELT_AT[name]):
        assert np.linalg.norm(skin - point, axis=1).min() < 0.07


def test_a_place_moves_with_the_body() -> None:
    before = marks.felt_points(BODY, STANDING, "work_calf")
    bent = np.zeros(len(ANGLES))
    bent[ANGLES.index("work_knee.flexion")] = 90
    after = marks.felt_points(BODY, forward(BODY, bent, "standing", 0.975), "work_calf")
    assert np.linalg.norm(after - before, axis=1).min() > 0.1


def test_a_patch_has_a_ring_that_stays_without_colour() -> None:
    where = marks.around([(np.array([[60.0, 60.0]]), 30)], 1.0, (120, 120))
    patch = marks.felt(where, where, STILL)
    assert 'stroke-dasharray="' in patch
    assert patch.count("<path") == 4


def test_patches_that_overlap_have_one_ring() -> None:
    near, apart = (
        marks.around([(np.array([[x, 60.0]]), 30) for x in (60.0, other)], 1.0, (240, 120)) for other in (90.0, 170.0)
    )
    assert marks.felt(near, near, STILL).count("M") == 4 * 1
    assert marks.felt(apart, apart, STILL).count("M") == 4 * 2


def test_an_arrow_ends_at_its_tip() -> None:
    arrow = marks.arrow(np.array([10.0, 10.0]), np.array([60.0, 40.0]), 0.1)
    assert "M60.0 40.0L" in arrow


@pytest.mark.parametrize("length", [4, 12, 40, 200])
def test_an_arrow_of_any_length_is_drawn(length: float) -> None:
    arrow = marks.arrow(np.array([0.0, 0.0]), np.array([length, 0.0]), 0.0)
    assert "nan" not in arrow
    assert arrow.count("<path") == 4
