"""The pictures of the causes: the same drawing twice, with one thing changed."""

import gzip
import re
from collections import Counter
from dataclasses import fields
from math import dist

import pytest

from figures import causes, pelvis, spine
from tests.pages import ROOT

FOLDER = ROOT / "docs/assets/figures/causes"
PICTURES = causes.pictures()
WHOLE = [name for name in PICTURES if not name.startswith("key-")]
COLOUR = r"var\(--figure-[a-z-]+,#[0-9a-f]{6}\)"


def _shapes(svg: str) -> list[str]:
    return re.findall(r"<(?:path|circle) [^>]*>", svg)


def _colours(shapes: Counter[str]) -> set[str]:
    return {name for shape in shapes for name in re.findall(r"--figure-([a-z-]+)", shape)} - {"line"}


def _only_in(first: str, second: str) -> set[str]:
    """Give the colours of the shapes that one picture has and the other has not."""
    return _colours(Counter(_shapes(first)) - Counter(_shapes(second)))


@pytest.mark.parametrize("cause", causes.CHANGED)
def test_each_cause_changes_one_thing_only(cause: str) -> None:
    changed = causes.CHANGED[cause]
    assert [name.name for name in fields(changed) if getattr(changed, name.name) != name.default] != []
    assert sum(getattr(changed, name.name) != name.default for name in fields(changed)) == 1


@pytest.mark.parametrize(
    ("drawing", "shapes"),
    [
        (spine.Spine(bulge=13), {"disc", "disc-core", "nerve", "nerve-fibre"}),
        (spine.Spine(slip=13), {"bone", "canal", "disc", "disc-core", "band", "nerve", "nerve-fibre"}),
        (spine.Spine(narrowing=12), {"disc", "band", "nerve", "nerve-fibre"}),
        (pelvis.Buttock(tightness=1), {"muscle", "muscle-fibre", "nerve"}),
    ],
)
def test_only_what_the_cause_moves_looks_different(drawing: spine.Spine | pelvis.Buttock, shapes: set[str]) -> None:
    usual, changed = causes.draw(type(drawing)()), causes.draw(drawing)
    assert _only_in(usual, changed) == shapes
    assert _only_in(changed, usual) - shapes <= {"felt", "mark", "arrow"}


@pytest.mark.parametrize("cause", causes.CHANGED)
def test_only_the_changed_picture_shows_where_a_nerve_is_pressed(cause: str) -> None:
    assert "--figure-felt" in PICTURES[f"{cause}-changed.svg"]
    assert "--figure-felt" not in PICTURES[f"{cause}-usual.svg"]


def test_a_slip_leaves_the_bones_below_where_they_are() -> None:
    usual, slipped = spine.Spine(), spine.Spine(slip=10)
    assert slipped.lumbar()[2] == usual.lumbar()[2]
    moved = [after.x - before.x for before, after in zip(usual.lumbar(), slipped.lumbar(), strict=True)]
    assert moved[0] == pytest.approx(moved[1])
    assert -10 < moved[0] < -9


@pytest.mark.parametrize("changed", [{"bulge": 13}, {"slip": 13}, {"narrowing": 12}])
def test_a_cause_leaves_less_room_in_the_canal(changed: dict[str, float]) -> None:
    def room(drawing: spine.Spine) -> float:
        walls = drawing.levels()[1].walls()
        return min(dist(before.front, after.behind) for before in walls for after in walls)

    assert room(spine.Spine(**changed)) < 0.85 * room(spine.Spine())


def test_a_tight_muscle_is_thicker_and_the_nerve_under_it_thinner() -> None:
    usual, tight = pelvis.Buttock(), pelvis.Buttock(tightness=1)
    thickest = [max(lower[1] - upper[1] for upper, lower in each.muscle()) for each in (usual, tight)]
    thinnest = [min(width for _, width in each.nerve()) for each in (usual, tight)]
    assert thickest[1] > 1.5 * thickest[0]
    assert thinnest[1] < 0.6 * thinnest[0]


@pytest.mark.parametrize("name", WHOLE)
def test_all_pictures_are_of_one_size(name: str) -> None:
    assert 'viewBox="0 0 210 210"' in PICTURES[name]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_holds_no_text_no_id_and_nothing_from_elsewhere(name: str) -> None:
    assert set(re.findall(r"<(\w+)", PICTURES[name])) <= {"svg", "g", "path", "circle"}
    assert not re.search(r"\b(?:id|class|style|href)=", PICTURES[name])


@pytest.mark.parametrize("name", PICTURES)
def test_the_page_may_set_every_colour(name: str) -> None:
    painted = re.findall(r'(?:fill|stroke)="([^"]*)"', PICTURES[name])
    assert [value for value in painted if value != "none" and not re.fullmatch(COLOUR, value)] == []


@pytest.mark.parametrize("name", WHOLE)
def test_a_picture_stays_within_4_kilobytes_zipped(name: str) -> None:
    assert len(gzip.compress(PICTURES[name].encode(), 6)) <= 4_000


@pytest.mark.parametrize("name", PICTURES)
def test_the_committed_picture_is_the_one_that_the_code_draws(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == PICTURES[name]


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PICTURES)
