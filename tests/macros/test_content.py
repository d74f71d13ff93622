"""The real content, where a rule cannot be a rule of the model."""

import re
import shutil
from pathlib import Path

import pytest

from macros import sides
from macros.library import Library
from macros.load import examine
from macros.model import Mark
from tests.macros.project import contributing_record
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


def test_the_real_content_has_no_mistakes() -> None:
    assert [str(problem) for problem in examine(ROOT)[1]] == []


def test_the_lying_figure_four_and_its_crossed_variation_come_first(library: Library) -> None:
    assert tuple(library.stretches)[:2] == ("figure-four-lying", "figure-four-crossed")


def test_every_stretch_has_an_agreed_fit(library: Library) -> None:
    assert set(library.stretches) == set(PUBLISHED_FIT)


@pytest.mark.parametrize("stretch", PUBLISHED_FIT)
def test_a_stretch_keeps_its_agreed_fit_for_each_cause(library: Library, stretch: str) -> None:
    fit = library.stretches[stretch].fit
    assert tuple(fit[cause].mark for cause in CAUSES) == tuple(MARKS[mark] for mark in PUBLISHED_FIT[stretch])


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
    (problem,) = examine(tmp_path)[1]
    assert problem.what.startswith("the stretch 'heel-slides' has no page")
