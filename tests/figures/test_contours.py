"""Which pixels are edges."""

import numpy as np

from figures.contours import behind, contours

SHAPE = (20, 30)
NEAR = np.zeros(SHAPE)
NEAR[:, 15:] = 0.1
PLACES = np.zeros((*SHAPE, 3))
PLACES[:, 15:, 2] = 0.5
KINDS = np.zeros(SHAPE, int)
PIECES = np.zeros(SHAPE, int)
PIECES[:, 15:] = 1
NOWHERE = np.zeros(SHAPE, bool)


def test_a_limb_before_another_has_its_edge_on_the_nearer_one() -> None:
    edges = contours(NEAR, PLACES, KINDS, PIECES, NOWHERE)
    assert edges.limb[:, 15].all()
    assert not edges.limb[:, 14].any()


def test_two_limbs_that_touch_are_still_told_apart() -> None:
    edges = contours(NEAR * 0.05, PLACES, KINDS, PIECES, NOWHERE)
    assert edges.limb[:, 15].all()


def test_a_smooth_surface_has_no_edges() -> None:
    ramp = np.broadcast_to(np.linspace(0, 0.1, 30), SHAPE)
    places = np.stack([ramp] * 3, -1)
    edges = contours(ramp.copy(), places, KINDS, NOWHERE.astype(int), NOWHERE)
    assert not edges.limb.any()
    assert not edges.hem.any()


def test_no_line_is_drawn_within_a_plain_part() -> None:
    edges = contours(NEAR, PLACES, KINDS, NOWHERE.astype(int), ~NOWHERE)
    assert not edges.limb.any()


def test_where_one_garment_meets_another_there_is_a_hem() -> None:
    kinds = KINDS.copy()
    kinds[10:] = 2
    edges = contours(NOWHERE.astype(float), PLACES * 0, kinds, NOWHERE.astype(int), NOWHERE)
    assert edges.hem[9].all()
    assert not edges.limb.any()


def test_the_drawing_ends_at_an_outer_edge() -> None:
    kinds = KINDS.copy()
    kinds[:, :5] = -1
    edges = contours(NEAR, PLACES, kinds, PIECES, NOWHERE)
    assert edges.outer[:, 5].all()
    assert not edges.outer[:, 4].any()


def test_the_gap_beside_a_limb_lies_on_what_is_behind_it() -> None:
    edges = contours(NEAR, PLACES, KINDS, PIECES, NOWHERE)
    gap = behind(edges.limb, edges.depth, NEAR, 3)
    assert gap[:, 12:15].all()
    assert not gap[:, 15:].any()
