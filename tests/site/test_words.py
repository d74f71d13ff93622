"""What the site may not say: promises, scares, and a side it cannot know."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.pages import DOCS, file_of

# Their endings count too: "heals" promises no less than "heal".
BANNED = (
    "cure[sd]?",
    "curing",
    "fix(?:e[sd]|ing)?",
    "heal(?:s|ed|ing)?",
    "instant(?:ly)?",
    "for good",
    "permanent(?:ly)?",
    "miracles?",
    "secrets?",
    "guarantee[sd]?",
    "proven to",
    "root causes?",
    "imbalances?",
    "the one",
    "pain-free",
    "100 ?%",
    "detox",
    "realign(?:s|ed|ing|ment)?",
    "slipped out",
    "bone out of place",
    "damaged? spine",
    "wear and tear",
    "crumbling",
)
PHRASES = {
    phrase["id"]: phrase["text"]
    for phrase in yaml.safe_load((DOCS / "_data" / "phrases.yml").read_text("utf-8"))["phrases"]
}
BANNED_WORDS = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(BANNED)})(?!\w)")
READ_OUT = ("alt", "aria-label", "content", "placeholder", "title")
SIDES = re.compile(r"(?i)\b(?:left|right)\b")


@pytest.fixture
def document(built_site: Path, address: str) -> LexborHTMLParser:
    """Give a copy of the page to cut from."""
    document = LexborHTMLParser((built_site / file_of(address)).read_text())
    document.strip_tags(["script"])
    return document


def _said(node: LexborHTMLParser | LexborNode) -> list[str]:
    """Give all that is read or read out: the text, and the attributes that stand for text."""
    return [node.text(separator=" "), *_attributes(node, lambda name: name in READ_OUT)]


def _attributes(node: LexborHTMLParser | LexborNode, wanted: Callable[[str], bool]) -> list[str]:
    return [value for each in node.css("*") for name, value in each.attributes.items() if value and wanted(name)]


def test_no_page_says_a_banned_word(document: LexborHTMLParser) -> None:
    found = [match[0] for text in _said(document) for match in BANNED_WORDS.finditer(text)]
    assert not found


def test_no_script_has_a_banned_word_to_say(document: LexborHTMLParser) -> None:
    given = _attributes(document, lambda name: name.startswith("data-"))
    assert not [match[0] for text in given for match in BANNED_WORDS.finditer(text)]


def test_a_stretch_names_no_side_but_in_words_that_follow_the_reader(
    document: LexborHTMLParser,
) -> None:
    for stretch in document.css(".stretch, .sheet"):
        for wording in stretch.css("side-chooser, .limb-left, .limb-right"):
            wording.decompose()
        found = [text for text in _said(stretch) if SIDES.search(text)]
        assert not found


def test_the_bar_on_every_page_says_the_warning_signs_as_the_data_does(document: LexborHTMLParser) -> None:
    (bar,) = document.css(".help-bar")
    assert bar.text() == f"{PHRASES['help-now']} Get help now"


def test_the_footer_of_every_page_says_what_this_is_as_the_data_does(document: LexborHTMLParser) -> None:
    said = [paragraph.text() for paragraph in document.css(".site-footer p")]
    assert f"{PHRASES['limits']} {PHRASES['not-reviewed-unless-named']}" in said
