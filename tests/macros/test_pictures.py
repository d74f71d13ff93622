"""Pictures: what a record says of them, the drawings that there are, and how both come into a page."""

import re
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import cards, cause_pictures
from macros.cards import Site
from macros.drawings import BODY, DEMONSTRATION, VIEWS_OF_THE_BODY, Drawings, address
from macros.load import load
from tests.macros.project import Project
from tests.pages import ROOT

STRETCHES = "docs/_data/stretches.yml"
FIGURES = "docs/assets/figures/heel-slides"


def only_message(project: Project) -> str:
    (message,) = project.messages()
    return message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "picture: slide\n",
            "picture: slied\n",
            "steps[1].picture: unknown picture 'slied' (did you mean 'slide'?)",
        ),
        ("close_up: heel ", "close_up: heal ", "steps[1].close_up: unknown picture 'heal' (did you mean 'heel'?)"),
        ("picture: foot-lifted", "picture: foot", "mistakes[1].picture: unknown picture 'foot' (did you mean"),
        ("[half-way]", "[halfway]", "easier[0].pictures[0]: unknown picture 'halfway' (did you mean 'half-way'?)"),
        ("main_picture: slide", "main_picture: end", "main_picture: unknown picture 'end'; write one of start, slide,"),
        (
            "        pictures: [half-way] ",
            "        # ",
            "easier[0]: an easier version that is no other stretch needs a picture; write pictures: [<name>]",
        ),
        (
            "      - picture: start\n        text:",
            "      - text:",
            "steps[0].picture: 'picture' is missing; write 'picture: start' (A name of this record's pictures.)",
        ),
        (
            "    pictures:  ",
            "    pictures:\n      bend: Both knees are bent.\n    # ",
            "pictures.bend: nothing shows 'bend'; name it in a step or a version, or take it out",
        ),
        (
            "      start: You",
            "      hero: Small.\n      start: You",
            "pictures.hero: 'hero' is the small picture of a stretch in lists; choose another name",
        ),
        (
            "start: You lie",
            "start: On the left you lie",
            "pictures.start: the word 'left' fits one side only",
        ),
    ],
)
def test_a_mistake_about_pictures_is_named_with_its_place(project: Project, old: str, new: str, said: str) -> None:
    project.change(old, new)
    messages = project.messages()
    assert any(f": stretches[0].{said}" in message for message in messages), messages


def test_a_misspelt_picture_gives_one_message(project: Project) -> None:
    line = project.change("picture: foot-lifted", "picture: foot-lift")
    assert only_message(project).startswith(f"{STRETCHES}:{line}: stretches[0].mistakes[1].picture: unknown picture")


def test_a_picture_without_a_drawing_is_told_how_to_get_one(project: Project) -> None:
    (project.folder / FIGURES / "slide.svg").unlink()
    assert only_message(project).endswith(
        f"stretches[0].pictures.slide: 'slide' has no drawing {FIGURES}/slide.svg; "
        "write the pose in figures/poses/heel-slides.yml and run 'make figures'"
    )


def test_a_stretch_without_its_small_picture_is_named(project: Project) -> None:
    (project.folder / FIGURES / "hero.svg").unlink()
    message = only_message(project)
    assert f"there is no small picture for lists, {FIGURES}/hero.svg; name one in 'hero:' of" in message


def test_a_stretch_without_any_drawing_is_told_so_once(project: Project) -> None:
    (project.folder / FIGURES).rename(project.folder / "docs/assets/figures/elsewhere")
    assert only_message(project).endswith(
        "stretches[0].pictures: 'heel-slides' has no drawings yet; "
        "write its poses in figures/poses/heel-slides.yml and run 'make figures'"
    )


def test_a_drawing_that_no_record_names_is_named(project: Project) -> None:
    project.write(f"{FIGURES}/bend.svg", "<svg></svg>")
    assert only_message(project) == (
        f"{FIGURES}/bend.svg:1: no record names this picture; "
        "write 'bend' under pictures of 'heel-slides', or delete the file"
    )


def test_the_moving_demonstration_is_no_picture(project: Project) -> None:
    project.write(f"{FIGURES}/demonstration.svg", "<svg></svg>")
    assert project.messages() == []


def test_drawings_of_other_things_than_stretches_are_left_alone(project: Project) -> None:
    (project.folder / "docs/assets/figures/causes").mkdir()
    project.write("docs/assets/figures/causes/herniated-disc.svg", "<svg></svg>")
    assert project.messages() == []


def test_a_picture_renamed_in_the_record_alone_is_named_once(project: Project) -> None:
    text = project.text(STRETCHES)
    project.write(STRETCHES, text.replace("half-way", "in-between", 1).replace("half-way", "in-between", 1))
    assert "'in-between' has no drawing" in only_message(project)


def test_a_new_drawing_is_seen_at_the_next_load(project: Project) -> None:
    before = load(project.folder)
    project.write(f"{FIGURES}/slide.svg", "<svg><circle/></svg>")
    assert load(project.folder) is not before


@pytest.fixture
def card(example: Site) -> str:
    return cards.stretch(example, "heel-slides")


def test_a_picture_is_an_image_that_is_fetched_when_it_is_scrolled_to(card: str) -> None:
    images = LexborHTMLParser(card).css("still-picture > img")
    assert [image.attributes["loading"] for image in images] == ["lazy"] * 6
    assert images[0].attributes["src"] == "../assets/figures/heel-slides/start.svg"


def test_the_place_of_a_picture_is_kept_until_it_has_come(card: str) -> None:
    sizes = [
        (image.attributes["width"], image.attributes["height"]) for image in LexborHTMLParser(card).css(".figure > img")
    ]
    assert sizes == [("420", "280")] * 6


def test_a_picture_is_told_in_words_that_follow_the_side(card: str) -> None:
    words = re.findall(r'<p class="visually-hidden"[^>]*>Picture: (.*?)</p>', card)
    assert len(words) == 6  # two steps, a close-up, an easier version, a fault and the main picture beside it
    assert '<span class="limb-left" data-search-exclude hidden>Your left heel</span>' in words[1]


def test_no_reader_of_a_screen_meets_a_picture_twice(card: str) -> None:
    shown = LexborHTMLParser(card).css(".figure > img")
    assert [image.attributes["alt"] for image in shown] == [""] * 6


def test_a_close_up_stands_with_the_picture_of_its_step(card: str) -> None:
    step = card[card.rindex('<li class="step', 0, card.index("heel-slides/heel.svg")) :]
    assert re.findall(r"heel-slides/([a-z-]+)\.svg", step[: step.index("</li>")]) == ["slide", "heel"]


def test_a_fault_that_is_drawn_stands_beside_the_main_picture(project: Project) -> None:
    project.write(STRETCHES, re.sub(r" +like_this: .*\n", "", project.text(STRETCHES)))
    card = cards.stretch(Site(load(project.folder), "./"), "heel-slides")
    assert _pair(card) == ["foot-lifted", "slide"]


def test_a_fault_stands_beside_the_picture_that_differs_in_it_alone(card: str) -> None:
    assert _pair(card) == ["foot-lifted", "start"]


def _pair(card: str) -> list[str]:
    """Give the names of the pictures of the first fault and of what is right."""
    pair = card[card.index('<div class="pair">') : card.index("You hold your breath.")]
    found = re.findall(r"heel-slides/([a-z-]+)\.svg|<strong>(N?[a-z ]*ike this:)</strong>", pair, re.IGNORECASE)
    assert [words for _, words in found] == ["", "Not like this:", "", "Like this:"]
    return [name for name, _ in found if name]


@pytest.mark.parametrize("laterality", ["unilateral", "bilateral", "alternating"])
def test_only_a_stretch_of_one_leg_has_pictures_that_change_sides(project: Project, laterality: str) -> None:
    if laterality != "unilateral":
        text = project.text(STRETCHES).replace("laterality: unilateral", f"laterality: {laterality}")
        project.write(STRETCHES, re.sub(r"\{(?:work|other)\.(\w+)\}", r"the \1", text))
    site = Site(load(project.folder), "./")
    for drawn in (cards.stretch(site, "heel-slides"), cards.compact_cards(site, "heel-slides"), cards.routines(site)):
        assert ("figure-of-one-side" in drawn) == (laterality == "unilateral")


def test_a_sheet_shows_where_a_stretch_begins_and_what_it_comes_to(example: Site) -> None:
    first = cards.routines(example).split('<section class="sheet ')[1]
    assert re.findall(r"assets/figures/([a-z/-]+)\.svg", first) == [
        f"{stretch}/{name}" for stretch in ("heel-slides", "toe-taps") for name in ("start", "slide")
    ]


def test_a_card_of_a_list_has_the_small_picture(example: Site) -> None:
    (image,) = LexborHTMLParser(cards.compact_cards(example, "heel-slides")).css("img")
    assert image.attributes["src"] == "../assets/figures/heel-slides/hero.svg"


@pytest.mark.parametrize(
    ("view", "phrase"), [("where-it-runs", "picture-of-the-way"), ("saddle-area", "picture-of-the-saddle")]
)
def test_a_view_of_the_body_is_told_in_words(view: str, phrase: str) -> None:
    site = Site(load(ROOT), "./")
    drawn = LexborHTMLParser(cards.body_picture(site, view, phrase)).css_first("[role=img]")
    assert drawn is not None
    assert drawn.attributes["aria-label"] == site.library.phrases[phrase]
    assert drawn.css("img")[0].attributes["src"] == f"./assets/figures/{BODY}/{view}.svg"


def test_an_unknown_view_of_the_body_is_named_with_the_page_and_line(project: Project) -> None:
    project.write("docs/index.md", '# Home\n\n{{ body_picture("sadle-area", "limits") }}\n')
    assert "docs/index.md:3: unknown view of the body 'sadle-area' (did you mean 'saddle-area'?)" in project.messages()


@pytest.fixture(scope="module")
def gallery() -> LexborHTMLParser:
    return LexborHTMLParser(cards.picture_gallery(Site(load(ROOT), "/")))


def _stills() -> list[str]:
    """Give the address in the gallery of every drawing that does not move."""
    names = Drawings(ROOT).names() | {BODY: set(VIEWS_OF_THE_BODY)}
    return [_published(of, name) for of, drawn in names.items() for name in drawn - {DEMONSTRATION}]


def _published(of: str, name: str) -> str:
    return "/" + address(of, name).removeprefix("docs/")


def test_the_gallery_shows_every_still_on_both_sides_in_all_colours(gallery: LexborHTMLParser) -> None:
    shown = Counter(
        (image.attributes["src"], figure.attributes["class"])
        for figure in gallery.css(".gallery .figure")
        for image in figure.css("img")
        if "/causes/" not in str(image.attributes["src"])
    )
    sides = ("", " mirrored")
    ways = [f"figure plate-{plate}{side}" for plate in ("light", "dark", "print") for side in sides]
    assert shown == Counter((still, way) for still in _stills() for way in ways)


def test_the_gallery_shows_the_causes_and_every_movement(gallery: LexborHTMLParser) -> None:
    causes = {image.attributes["src"] for image in gallery.css("img[src*='/causes/']")}
    assert causes == {
        _published("causes", f"{cause}-{view}") for cause in load(ROOT).causes for view in cause_pictures.VIEWS
    }
    moving = {link.attributes["href"] for link in gallery.css("moving-picture > a")}
    assert moving == {
        _published(stretch, DEMONSTRATION)
        for stretch, drawn in Drawings(ROOT).names().items()
        if DEMONSTRATION in drawn
    }
