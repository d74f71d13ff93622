"""Masks into paths."""

import re

import numpy as np
import pytest

from figures import trace


def disc(radius: float) -> trace.Mask:
    x, y = np.meshgrid(np.arange(40), np.arange(40))
    return np.asarray((x - 20) ** 2 + (y - 20) ** 2 <= radius**2)


def test_a_mask_becomes_one_closed_path() -> None:
    path = trace.outline(disc(10), 0)
    assert path.startswith("M")
    assert path.count("M") == path.count("z") == 1


def test_an_empty_mask_becomes_nothing() -> None:
    assert trace.outline(np.zeros((9, 9), bool), 0) == ""


def test_specks_are_left_out() -> None:
    assert trace.outline(disc(1), 40) == ""


def test_a_mask_grows_by_a_radius() -> None:
    assert trace.grown(disc(5), 4)[20, 29]
    assert not trace.grown(disc(5), 4)[20, 30]


def test_the_largest_piece_is_the_one_with_most_pixels() -> None:
    mask = disc(5)
    mask[2, 2:6] = True
    assert (trace.largest(mask) == disc(5)).all()


def test_nothing_has_no_largest_piece() -> None:
    assert not trace.largest(np.zeros((9, 9), bool)).any()


def test_small_pieces_are_taken_away_and_large_ones_stay() -> None:
    mask = disc(5)
    mask[2, 2] = True
    kept = trace.without_specks(mask, 10)
    assert not kept[2, 2]
    assert (kept == disc(5)).all()


def test_a_machine_without_potrace_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    trace._potrace.cache_clear()  # noqa: SLF001 - the test hides what was found before
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileNotFoundError, match="apt-get install potrace"):
        trace.outline(disc(5), 0)
    trace._potrace.cache_clear()  # noqa: SLF001 - the test hides what was found before


def test_a_curve_passes_from_its_first_to_its_last_point() -> None:
    path = trace.curve(np.array([[0.0, 0], [5, 5], [10, 0]]), closed=False)
    assert path == "M0 0q5 5 7.5 2.5l2.5-2.5"


def test_a_curve_through_two_points_is_a_line() -> None:
    assert trace.curve(np.array([[0.0, 0.5], [5, -5]]), closed=False) == "M0 .5l5-5.5"


def test_what_is_rounded_on_the_way_does_not_add_up() -> None:
    points = np.array([[0.0, 0], *([0.04 * step, 0] for step in range(1, 100)), [4, 0]])
    steps = re.findall(r"-?[\d.]+", trace.curve(points, closed=False))
    ends = [float(steps[at]) for at in range(4, len(steps) - 2, 4)]
    assert sum(ends) + float(steps[-2]) == pytest.approx(4)


@pytest.mark.parametrize("step", [0.5, 3.0])
def test_an_outline_is_rounded_to_its_step(step: float) -> None:
    _, x, *_ = re.split(r"[M ]", trace.outline(disc(12), 0, step=step))
    assert float(x) * step == pytest.approx(20, abs=14)
    assert float(x).is_integer()


def test_a_closed_mask_has_no_narrow_bays() -> None:
    mask = np.zeros((40, 60), bool)
    mask[10:30, 10:20] = mask[10:30, 26:36] = True
    assert trace.closed(mask, 8)[20, 10:36].all()
    assert not trace.closed(mask, 4)[20, 20:26].any()
    assert not trace.closed(mask, 8)[:, :10].any()
