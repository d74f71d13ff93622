"""The pictures of the causes in the pages."""

import re
from typing import get_args

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import cards, cause_pictures
from macros.cards import Site
from macros.library import Library
from macros.load import load
from macros.model import Part
from tests.macros.project import Project
from tests.pages import ROOT

CAUSES = ("herniated-disc", "piriformis-syndrome", "spondylolisthesis", "spinal-stenosis")
FILES = sorted((ROOT / cause_pictures.FOLDER).glob("*.svg"), key=lambda file: file.name)
EXAMPLE = "docs/_data/causes.yml"


def _picture(site: Site, cause: str = "herniated-disc") -> LexborHTMLParser:
    return LexborHTMLParser(cards.cause_picture(site, cause))


def test_the_usual_body_stands_before_the_changed_one(example: Site) -> None:
    views = _picture(example).css(".cause-views > div")
    assert [view.css("strong")[0].text() for view in views] == ["Usual", "J"]
    assert [view.css(".figure")[0].attributes["aria-label"] for view in views] == ["I.", "K."]
    assert [view.css("[role=img] > img")[0].attributes["src"] for view in views] == [
        f"../assets/figures/causes/herniated-disc-{name}.svg" for name in cause_pictures.VIEWS
    ]


def test_each_drawing_says_what_is_at_its_sides(example: Site) -> None:
    assert [edge.text() for edge in _picture(example).css(".cause-views span")] == ["G", "H", "G", "H"]


def test_the_legend_draws_a_sample_beside_each_label(example: Site) -> None:
    (entry,) = _picture(example).css(".cause-legend li")
    assert entry.text(strip=True) == "L"
    assert entry.css("[aria-hidden=true] > svg")


def test_the_caption_says_what_changes_and_that_it_is_drawn_large(example: Site) -> None:
    assert _picture(example).css("figcaption")[0].text() == "M. The words of drawn-large."


@pytest.mark.parametrize("words", ["view: F.", "name: J", "alt: K.", "label: L", "caption: M.", "edges: [G"])
def test_words_of_a_picture_are_escaped(project: Project, words: str) -> None:
    text = words.removesuffix(".")
    project.change(words, text[:-1] + """'5 < 6 & "x"'""", EXAMPLE)
    html = cards.cause_picture(Site(load(project.folder), "./"), "herniated-disc")
    assert "5 &lt; 6 &amp; &#34;x&#34;" in html
    assert "5 < 6" not in html


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("part: nerve", "part: nerves", "causes[0].picture.legend[0].part: "),
        ("legend: [{part: nerve, label: L}], ", "", "causes[0].picture.legend: 'legend' is missing"),
        ("edges: [G, H]", "edges: [G]", "causes[0].picture.edges"),
        ("alt: K.", "alt: <b>K</b>", "causes[0].picture.changed.alt: HTML does not work here"),
        ("alt: K.", "alt: The left leg.", "the word 'left' fits one side only"),
    ],
)
def test_a_mistake_in_a_picture_is_named(project: Project, old: str, new: str, said: str) -> None:
    line = project.change(old, new, EXAMPLE)
    (message,) = project.messages()
    assert message.startswith(f"{EXAMPLE}:{line}: ")
    assert said in message


def test_a_cause_without_its_drawings_is_told_which(project: Project) -> None:
    project.change("id: spinal-stenosis", "id: narrow-canal", EXAMPLE)
    missing = [message for message in project.messages() if "the drawing " in message]
    assert [re.findall(r"drawing (\S+) is missing", message) for message in missing] == [
        [f"{cause_pictures.FOLDER}/narrow-canal-changed.svg"],
        [f"{cause_pictures.FOLDER}/narrow-canal-usual.svg"],
    ]


@pytest.mark.parametrize("cause", CAUSES)
def test_the_page_of_a_cause_shows_its_picture_once(cause: str) -> None:
    assert (ROOT / f"docs/causes/{cause}.md").read_text("utf-8").count(f'{{{{ cause_picture("{cause}") }}}}') == 1


@pytest.mark.parametrize("cause", CAUSES)
def test_the_legend_names_all_that_only_this_picture_shows(library: Library, cause: str) -> None:
    svg = cause_pictures.drawing(f"{cause}-changed")
    named = {entry.part for entry in library.causes[cause].picture.legend}
    assert "pressed" in named
    assert ("forward" in named) == ("--figure-arrow" in svg)
    assert [part for part in named - {"pressed", "forward"} if f"--figure-{part}," not in svg] == []


@pytest.mark.parametrize("part", get_args(Part))
def test_every_part_has_a_sample(part: str) -> None:
    assert cause_pictures.drawing(f"key-{part}").startswith("<svg")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_a_drawing_holds_shapes_only(file: object) -> None:
    svg = cause_pictures.drawing(file.stem)  # type: ignore[attr-defined]
    assert set(re.findall(r"<(\w+)", svg)) <= {"svg", "g", "path", "circle"}
    assert not re.search(r"\b(?:on\w+|href|style|id|class)=", svg)
