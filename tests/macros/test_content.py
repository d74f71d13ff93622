"""The real content, where a rule cannot be a rule of the model."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from macros import sides
from macros.drawings import FOLDER
from macros.library import Library
from macros.load import examine
from macros.model import Mark
from tests.macros.project import contributing_record, drawn, write_all
from tests.pages import ROOT

PUBLISHED_FIT: dict[str, str] = {
    "figure-four-lying": "○●○●",
    "figure-four-crossed": "○●○○",
    "knee-to-opposite-shoulder": "○●○○",
    "figure-four-push": "○●●●",
    "figure-four-seated": "○●○●",
    "single-knee-to-chest": "○○●●",
    "double-knee-to-chest": "✕○●●",
    "knee-rolls": "○●○○",
    "pelvic-tilt": "●●●●",
    "cat": "○○●●",
    "bottom-to-heels": "✕○●●",
    "front-lying-prop": "●○✕✕",
    "hamstring-lying": "○○●○",
    "bridge": "○○○○",
}
"""The agreed marks for disc, piriformis, slip and stenosis: a change here is a clinical decision."""

MARKS: dict[str, Mark] = {"●": "usual_choice", "○": "try_gently", "✕": "leave_out"}
CAUSES = ("herniated-disc", "piriformis-syndrome", "spondylolisthesis", "spinal-stenosis")
STRETCHES = tuple(PUBLISHED_FIT)
TOLD_OF = {
    "herniated-disc": "disc-cause",
    "spondylolisthesis": "arching-cause",
    "spinal-stenosis": "arching-cause",
}
"""The condition that says on a stretch's page and on paper what the mark leave_out says for a cause."""


def test_the_real_content_has_no_mistakes() -> None:
    assert [str(problem) for problem in examine(ROOT)[1]] == []


def test_each_picture_says_in_words_in_which_position_the_body_is(library: Library) -> None:
    position = re.compile(r"\b(lie|lies|lying|sit|sitting|kneel|kneeling|hands and knees)\b", re.IGNORECASE)
    close_views = {(stretch.id, step.close_up) for stretch in library.stretches.values() for step in stretch.steps}
    assert {
        (stretch.id, name)
        for stretch in library.stretches.values()
        for name, text in stretch.pictures.items()
        if not position.search(text)
    } <= close_views


def test_the_lying_figure_four_and_its_crossed_variation_come_first(library: Library) -> None:
    assert tuple(library.stretches)[:2] == ("figure-four-lying", "figure-four-crossed")


def test_no_stretch_with_an_agreed_fit_is_gone(library: Library) -> None:
    assert set(library.stretches) >= set(PUBLISHED_FIT)


@pytest.mark.parametrize("stretch", PUBLISHED_FIT)
def test_a_stretch_keeps_its_agreed_fit_for_each_cause(library: Library, stretch: str) -> None:
    fit = library.stretches[stretch].fit
    assert tuple(fit[cause].mark for cause in CAUSES) == tuple(MARKS[mark] for mark in PUBLISHED_FIT[stretch])


def test_the_limits_of_the_fit_are_as_agreed(library: Library) -> None:
    limits = {
        (stretch.id, cause): fit.limit
        for stretch in library.stretches.values()
        for cause, fit in stretch.fit.items()
        if fit.limit
    }
    assert limits == {
        ("cat", "spondylolisthesis"): "rounding only",
        ("cat", "spinal-stenosis"): "rounding only",
        ("front-lying-prop", "herniated-disc"): "only if your leg eases",
    }


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_stretch_left_out_for_a_cause_says_so_where_one_asks_first(library: Library, stretch: str) -> None:
    record = library.stretches[stretch]
    left_out = {TOLD_OF[cause] for cause, fit in record.fit.items() if fit.mark == "leave_out"}
    assert left_out <= set(record.contraindications)


@pytest.mark.parametrize("condition", ["osteoporosis", "hip-replacement", "pregnancy"])
@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_stretch_speaks_to_people_at_risk(library: Library, stretch: str, condition: str) -> None:
    record = library.stretches[stretch]
    named = [*record.contraindications, *record.precautions]
    assert [name for name in named if name.removesuffix("-front") == condition]


def test_only_red_flags_of_bladder_bowel_saddle_and_sex_are_said_once_more_by_topic(library: Library) -> None:
    said: list[str | None] = [sign.topic for sign in library.care_cards["immediate"].signs]
    assert {topic: said.count(topic) for topic in library.terms["topics"]} == {
        "peeing": 3,
        "pooing": 2,
        "feeling": 2,
        "sex": 1,
    }


def test_a_sign_without_a_source_says_so(library: Library) -> None:
    signs = [sign for card in library.care_cards.values() for sign in card.signs if not sign.sources]
    assert signs
    assert [sign.text for sign in signs if "not yet checked" not in sign.text] == []


def test_the_hand_of_the_worked_side_goes_through_the_gap_on_either_side(library: Library) -> None:
    steps = " ".join(step.text for step in library.stretches["figure-four-lying"].steps)
    sentences = re.split(r"(?<=\.)\s", steps)
    assert any("{work.hand}" in sentence and "through the gap" in sentence for sentence in sentences)
    assert any("{other.hand}" in sentence and "round the outside" in sentence for sentence in sentences)


@pytest.mark.parametrize("stretch", STRETCHES)
def test_steps_hold_no_doses(library: Library, stretch: str) -> None:
    texts = [step.text for step in library.stretches[stretch].steps]
    assert [text for text in texts if re.search(r"\d+ ?(?:seconds|times)", text)] == []


@pytest.mark.parametrize("stretch", STRETCHES)
def test_sentences_of_steps_have_at_most_20_words_in_every_wording(library: Library, stretch: str) -> None:
    texts = [
        sides.plain(step.text, side) for step in library.stretches[stretch].steps for side in ("left", "right", None)
    ]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


def test_no_stretch_claims_a_review(library: Library) -> None:
    assert [stretch.id for stretch in library.stretches.values() if stretch.reviewed] == []


def test_the_record_in_contributing_fits_the_real_data(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    with (tmp_path / "docs/_data/stretches.yml").open("a", encoding="utf-8") as file:
        file.write(contributing_record())
    for record in yaml.safe_load((tmp_path / "docs/_data/stretches.yml").read_text("utf-8"))["stretches"]:
        write_all(tmp_path, drawn(record))
    (problem,) = examine(tmp_path)[1]
    assert problem.what.startswith("the stretch 'heel-slides' has no page")


SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline"}


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_drawing_holds_shapes_in_colours_of_the_page_and_nothing_else(stretch: str) -> None:
    drawings = sorted((ROOT / FOLDER / stretch).glob("*.svg"))
    assert drawings
    for drawing in drawings:
        if drawing.stem == "demonstration":
            continue
        svg = ET.fromstring(drawing.read_text("utf-8"))  # noqa: S314 - a file of ours
        assert svg.get("viewBox") == "0 0 420 280"
        for shape in svg.iter():
            assert shape.tag.removeprefix("{http://www.w3.org/2000/svg}") in SHAPES, drawing
            assert not {"id", "class", "style", "href"} & set(shape.attrib), drawing
            assert not (shape.text or "").strip(), drawing
            colours = {shape.get(name, "none") for name in ("fill", "stroke")} - {"none"}
            assert all(re.fullmatch(r"var\(--figure-[a-z-]+,#[0-9a-f]{3,6}\)", colour) for colour in colours), drawing
