"""Which pixels are edges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from figures.contours import Seen, behind, contours, slivers

if TYPE_CHECKING:
    from figures.anatomy import Floats, Indices

SHAPE = (20, 30)
NEAR = np.zeros(SHAPE)
NEAR[:, 15:] = 0.1
PLACES = np.zeros((*SHAPE, 3))
PLACES[:, 15:, 2] = 0.5
KINDS = np.zeros(SHAPE, int)
PIECES = np.zeros(SHAPE, int)
PIECES[:, 15:] = 1
NOWHERE = np.zeros(SHAPE, bool)
SCENE = Seen(NEAR, PLACES, KINDS, PIECES, plain=NOWHERE, sides=KINDS, digits=KINDS)
"""Two parts of the body, the right one 10 cm before the left one."""


def test_a_limb_before_another_has_its_edge_on_the_nearer_one() -> None:
    edges = contours(SCENE)
    assert edges.limb[:, 15].all()
    assert not edges.limb[:, 14].any()


def test_two_limbs_that_touch_are_still_told_apart() -> None:
    edges = contours(replace(SCENE, near=NEAR * 0.05))
    assert edges.limb[:, 15].all()


def test_a_hand_that_sinks_into_the_other_is_still_told_apart() -> None:
    edges = contours(replace(SCENE, near=NEAR * 0, sides=np.where(PIECES == 1, 1, -1)))
    assert edges.hem[:, 14].all()


def test_a_limb_that_sinks_into_its_own_side_is_not_cut_off() -> None:
    edges = contours(replace(SCENE, near=NEAR * 0, sides=KINDS + 1))
    assert not edges.hem.any()


def test_two_fingers_of_a_hand_are_parted() -> None:
    edges = contours(replace(SCENE, pieces=KINDS, plain=~NOWHERE, digits=PIECES + 2))
    assert edges.fingers[:, 14].all()


def test_a_finger_is_not_parted_from_the_palm() -> None:
    edges = contours(replace(SCENE, pieces=KINDS, plain=~NOWHERE, digits=np.where(PIECES == 1, 2, 0)))
    assert not edges.fingers.any()


def test_a_smooth_surface_has_no_edges() -> None:
    ramp = np.broadcast_to(np.linspace(0, 0.1, 30), SHAPE)
    places = np.stack([ramp] * 3, -1)
    edges = contours(replace(SCENE, near=ramp.copy(), places=places, pieces=KINDS))
    assert not edges.limb.any()
    assert not edges.hem.any()


def test_no_line_is_drawn_within_a_plain_part() -> None:
    edges = contours(replace(SCENE, pieces=KINDS, plain=~NOWHERE))
    assert not edges.limb.any()


def test_where_one_garment_meets_another_there_is_a_hem() -> None:
    kinds = KINDS.copy()
    kinds[10:] = 2
    edges = contours(replace(SCENE, near=NEAR * 0, places=PLACES * 0, kinds=kinds, pieces=KINDS))
    assert edges.hem[9].all()
    assert not edges.limb.any()


def test_the_drawing_ends_at_an_outer_edge() -> None:
    kinds = KINDS.copy()
    kinds[:, :5] = -1
    edges = contours(replace(SCENE, kinds=kinds))
    assert edges.outer[:, 5].all()
    assert not edges.outer[:, 4].any()


def test_the_gap_beside_a_limb_lies_on_what_is_behind_it() -> None:
    edges = contours(SCENE)
    gap = behind(edges.limb, edges.depth, NEAR, 3)
    assert gap[:, 12:15].all()
    assert not gap[:, 15:].any()


def _seen(pieces: Indices, near: Floats, kinds: Indices | None = None) -> Seen:
    """Pieces of the body, each on its own level and far from the others at rest."""
    places = np.stack([0.0 * pieces, 0.0 * pieces, 0.5 * pieces], -1)
    nothing = np.zeros(pieces.shape, int)
    return Seen(near, places, nothing if kinds is None else kinds, pieces, pieces < 0, nothing, nothing)


def test_what_its_own_lines_would_fill_is_a_sliver() -> None:
    pieces = np.zeros((40, 60), int)
    pieces[:, 20:26], pieces[:, 26:] = 1, 2
    small = slivers(_seen(pieces, pieces * 0.1), 4, 0)
    assert small[:, 20:26].all()
    assert not small[:, :20].any()
    assert not small[:, 26:].any()


def test_a_small_hole_between_limbs_is_a_sliver() -> None:
    kinds = np.zeros((40, 60), int)
    kinds[20:26, 20:26] = -1
    pieces = np.zeros((40, 60), int)
    near = np.where(kinds < 0, -np.inf, 0.0)
    assert (slivers(_seen(pieces, near, kinds), 4, 0) == (kinds < 0)).all()
    assert not slivers(_seen(pieces, near, kinds), 2, 0).any()


def test_a_horn_of_a_larger_piece_is_a_sliver_and_its_body_is_not() -> None:
    pieces = np.zeros((60, 60), int)
    pieces[10:40, 10:40] = 1
    pieces[24:27, 40:55] = 1
    small = slivers(_seen(pieces, pieces * 0.1), 4, 3)
    assert small[25, 45:55].all()
    assert not small[12:38, 12:38].any()
