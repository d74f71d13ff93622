"""How the pictures of one stretch are framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from figures import pose, solutions
from figures.pixels import STILL
from figures.studio import Studio

if TYPE_CHECKING:
    from figures.anatomy import Body

SEEN_FROM_TWO_SIDES = ["figure-four-lying", "figure-four-crossed", "hamstring-lying"]


@pytest.mark.parametrize("stretch", SEEN_FROM_TWO_SIDES)
def test_from_another_side_nobody_is_larger(body: Body, stretch: str) -> None:
    file, _ = pose.load(stretch)
    studio = Studio(body, file, solutions.read(stretch))
    usual = studio.shot(file.pictures["hold"], STILL).view.scale
    assert studio.shot(file.pictures["with-a-towel"], STILL).view.scale <= usual
