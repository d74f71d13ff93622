"""The z-buffer."""

import numpy as np

from figures.raster import rasterise

SQUARE = np.array([[1.0, 1, 0], [7, 1, 0], [7, 7, 0], [1, 7, 0]])
FACES = np.array([[0, 2, 1], [0, 3, 2]])


def test_a_square_covers_the_pixels_whose_middle_it_holds() -> None:
    seen = rasterise(SQUARE, FACES, 9, 9)
    assert seen.hit.sum() == 36
    assert seen.hit[1:7, 1:7].all()


def test_the_nearer_of_two_surfaces_is_seen() -> None:
    nearer = SQUARE * [0.5, 0.5, 1] + [0, 0, 1]
    seen = rasterise(np.vstack([SQUARE, nearer]), np.vstack([FACES, FACES + 4]), 9, 9)
    assert (seen.near[1:3, 1:3] == 1).all()
    assert (seen.near[5:7, 5:7] == 0).all()


def test_what_is_turned_away_is_not_drawn() -> None:
    assert not rasterise(SQUARE, FACES[:, ::-1], 9, 9).hit.any()


def test_what_lies_outside_the_picture_is_cut_off() -> None:
    seen = rasterise(SQUARE + np.array([4, -4, 0]), FACES, 9, 9)
    assert seen.hit[:3, 5:].all()
    assert seen.hit.sum() == 12


def test_values_are_blended_between_the_corners() -> None:
    seen = rasterise(SQUARE, FACES, 9, 9)
    x = seen.blend(FACES, SQUARE)[..., 0]
    np.testing.assert_allclose(x[3, 1:7], np.arange(1, 7) + 0.5)
