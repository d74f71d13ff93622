"""What the macros draw."""

import re

import pytest

from macros import cards
from macros.cards import Site
from macros.load import load
from tests.macros.project import Project

URGENCY = {
    "immediate": "Immediate action required: ",
    "urgent": "Urgent advice: ",
    "non-urgent": "Non-urgent advice: ",
}


@pytest.mark.parametrize("level", URGENCY)
def test_a_care_card_s_hidden_urgency_word_fits_its_level(example: Site, level: str) -> None:
    assert f'<span class="visually-hidden">{URGENCY[level]}</span>' in cards.care_card(example, level)


@pytest.mark.parametrize("level", URGENCY)
def test_a_care_card_has_no_other_level_s_urgency_word(example: Site, level: str) -> None:
    card = cards.care_card(example, level)
    assert not any(f">{word}<" in card for other, word in URGENCY.items() if other != level)


def test_a_brief_care_card_shows_the_brief_signs_only(example: Site) -> None:
    card = cards.care_card(example, "immediate", brief=True)
    assert "you cannot pee" in card
    assert "serious fall" not in card


def test_a_brief_care_card_leads_to_all_signs(example: Site) -> None:
    assert '<a href="../get-help/">' in cards.care_card(example, "immediate", brief=True)


def test_text_from_the_data_is_escaped(project: Project) -> None:
    project.change("Slide one heel", "Slide 5 < 6 & 'one' heel")
    card = cards.stretch(Site(load(project.folder), "./"), "heel-slides")
    assert "Slide 5 &lt; 6 &amp; &#39;one&#39; heel" in card


def test_text_from_a_page_is_escaped(example: Site) -> None:
    assert "&lt;script&gt;" in cards.do_list(example, ["<script>"])


@pytest.mark.parametrize(
    "part",
    [
        "Slide one heel in and out while you lie on your back.",
        "The words of not-reviewed.",
        (
            "Hold for 20 seconds. Do this 3 times on each leg. Do the whole set once a day. "
            "At first, hold for 5 to 10 seconds."
        ),
        "Lying on your back",
        "Floor or bed",
        "A small pillow",
        "You work the leg whose heel slides. You can leave out the leg that does not hurt.",
        "Supine heel slides",
        "Stop if your leg pain gets worse.",
        "<strong>you have a sore knee.</strong> Hold behind the thigh.",
        "<strong>you had surgery.</strong> Follow your surgeon. (Not yet checked against a source.)",
        "A sock helps the heel to slide.",
        "Breathe slowly, in and out.",
        "Slide the heel away again, then rest.",
        "You may feel a gentle pull in ",
        "You should not feel pain in the knee.",
        "You hold your breath.",
        "Breathe out as the heel slides.",
        "A smaller slide",
        "Go on only while the pain does not move down your leg.",
        "Front of the thigh (quadriceps)",
        "Some people find that it eases a stiff knee.",
        "It may hurt a sore knee.",
        "Expert advice",
        '<a class="source" href="../about/sources/#source-hw-p">Healthwise hip</a>',
        '<a href="../get-help/#get-help-today">Ask for help the same day</a>',
        '<a href="../about/evidence/">What the evidence says</a>',
    ],
)
def test_a_stretch_shows_every_part_of_its_record(example: Site, part: str) -> None:
    assert part in cards.stretch(example, "heel-slides")


def test_a_stop_rule_says_all_of_the_rule_that_it_extends_before_its_own(project: Project) -> None:
    project.change(
        "conditions:",
        "  - {id: burning, extends: any-stretch, lines: [Stop if it burns.], sources: [HW-P]}\n"
        "  - {id: itching, extends: burning, lines: [Stop if it itches.], sources: [HW-HD]}\nconditions:",
        "docs/_data/phrases.yml",
    )
    for name in ("burning", "itching"):
        project.change("stop_rule: any-stretch", f"stop_rule: {name}")
    rule = load(project.folder).stop_rules["itching"]
    assert rule.lines == ("Stop if your leg pain gets worse.", "Stop if it burns.", "Stop if it itches.")
    assert rule.sources == ("HW-HD", "HW-P")
    usual, *added = rule.lines
    drawn = "</li>\n".join([f"<li>{usual}", *(f"<li><strong>{line}</strong>" for line in added)])
    toe_taps = cards.stretch(Site(load(project.folder), "./"), "toe-taps")
    assert toe_taps.count(drawn) == 2, "in its box, and in the timer's panel"


def test_a_page_draws_a_stop_rule_with_its_sources(example: Site) -> None:
    drawn = cards.stop_rule(example, "any-stretch")
    assert "<li>Stop if your leg pain gets worse.</li>" in drawn
    assert 'href="../about/sources/#source-hw-hd"' in drawn


def test_a_brief_stop_rule_is_its_first_line(project: Project) -> None:
    project.change("gets worse.]", "gets worse., Stop if it burns.]", "docs/_data/phrases.yml")
    drawn = cards.stop_rule(Site(load(project.folder), "./"), "any-stretch", brief=True)
    assert drawn.startswith("<p>Stop if your leg pain gets worse. ")
    assert "burns" not in drawn


def test_who_asks_first_is_drawn_from_the_conditions_with_those_of_every_stretch(example: Site) -> None:
    drawn = cards.ask_first(example, "sore-knee")
    assert "<strong>you have a sore knee.</strong> Hold behind the thigh." in drawn
    assert "<strong>you had surgery.</strong> Follow your surgeon." in drawn
    assert drawn.count("<li>") == 2


def test_the_signs_by_topic_are_those_of_the_care_card(example: Site) -> None:
    drawn = cards.signs_by_topic(example, "immediate")
    assert "<strong>Peeing.</strong> You cannot pee. " in drawn
    assert drawn.count("<li>") == 1


def test_the_warning_signs_in_one_line_lead_to_all_of_them(example: Site) -> None:
    assert cards.help_now(example) == (
        '<p><strong>The words of help-now.</strong> <a href="../get-help/">Get help now</a></p>'
    )


def test_every_shared_sentence_of_a_template_is_found_in_it(example: Site) -> None:
    asked: set[str] = set()

    class Phrases(dict[str, str]):
        def __getitem__(self, name: str) -> str:
            asked.add(name)
            return super().__getitem__(name)

    library = example.library
    library.__dict__["phrases"] = Phrases(library.phrases)
    for name in library.stretches:
        cards.stretch(example, name)
    cards.routines(example)
    cards.fit_table(example)
    cards.side_chooser(example)
    cards.help_now(example)
    for name in library.causes:
        cards.cause_stretches(example, name)
        cards.cause_picture(example, name)
    assert asked == cards.phrases_of_templates()


def test_a_reviewed_stretch_names_the_reviewer(project: Project) -> None:
    project.change("reviewed: null", "reviewed: {by: A. Name, role: Physiotherapist, on: 2026-11-23}")
    card = cards.stretch(Site(load(project.folder), "./"), "heel-slides")
    assert "Reviewed by A. Name, Physiotherapist, 23 November 2026." in card


def test_a_contraindication_says_to_leave_the_stretch_out(project: Project) -> None:
    project.change("contraindications: []", "contraindications: [sore-knee]")
    project.change("precautions: [sore-knee]", "precautions: []")
    card = cards.stretch(Site(load(project.folder), "./"), "heel-slides")
    assert '<li class="ask-first-leave-out"><strong>you have a sore knee.</strong> Leave it out.' in card


def test_a_limit_stands_wherever_its_mark_is_shown(project: Project) -> None:
    project.change("        mark: try_gently\n", "        mark: try_gently\n        limit: small slides only\n")
    site = Site(load(project.folder), "./")
    limited = '<span class="label mark-try_gently">Try gently: small slides only</span>'
    assert cards.stretch(site, "heel-slides").count(limited) == 1
    assert cards.fit_table(site).count(limited) == 1
    assert (
        cards.cause_stretches(site, "herniated-disc").count("Heel slides</a>: <strong>small slides only</strong>.") == 1
    )


def test_only_a_stretch_of_one_leg_lets_a_leg_be_left_out(project: Project) -> None:
    project.write(
        "docs/_data/stretches.yml",
        re.sub(
            r"\{(?:work|other)\.(\w+)\}",
            r"the \1",
            project.text("docs/_data/stretches.yml").replace("unilateral ", "bilateral "),
        ),
    )
    assert "You can leave out the leg" not in cards.stretch(Site(load(project.folder), "./"), "heel-slides")


def test_a_version_that_is_another_stretch_links_to_it(project: Project) -> None:
    project.change("harder: []", "harder: [{name: Tapping, steps: [Tap.], stretch: toe-taps}]")
    card = cards.stretch(Site(load(project.folder), "../../"), "heel-slides")
    assert '<a href="../../stretches/toe-taps/">Tapping</a>' in card


def test_a_version_with_its_own_dose_has_its_own_timer(project: Project) -> None:
    published = "{repetitions: [10, 10], sources: [HW-P]}"
    dose = f"{{kind: slider, pace: 4, repetitions: 10, sessions_per_day: 1, published: {published}}}"
    project.change("harder: []", f"harder: [{{name: Slider, steps: [Slide.], dose: {dose}}}]")
    assert cards.stretch(Site(load(project.folder), "./"), "heel-slides").count("<hold-timer") == 2


def test_the_sheet_shows_version_date_review_and_licence(example: Site) -> None:
    sheets = cards.routines(example)
    assert ", version 0." in sheets
    assert "The words of not-reviewed." in sheets
    assert "CC BY 4.0" in sheets


def test_the_sheet_says_which_of_its_stretches_a_clinician_has_reviewed(project: Project) -> None:
    review = "reviewed: {by: A. Name, role: Physiotherapist, on: 2026-11-23}"
    said = "Reviewed by A. Name, Physiotherapist, 23 November 2026."
    project.change("reviewed: null", review)
    sheet = _first_sheet(Site(load(project.folder), "./"))
    assert f"Stretch 1: {said} Stretch 2: The words of not-reviewed." in " ".join(sheet.split())
    project.change("reviewed: null", review)
    sheet = _first_sheet(Site(load(project.folder), "./"))
    assert sheet.count(said) == 1
    assert "not-reviewed" not in sheet


def _first_sheet(site: Site) -> str:
    return cards.routines(site).split('<section class="sheet ')[1]


def test_a_sheet_shows_how_to_begin_with_each_dose(example: Site) -> None:
    assert _first_sheet(example).count("</strong> At first, hold for 5 to 10 seconds.") == 2


def test_a_sheet_says_once_what_holds_for_every_stretch(example: Site) -> None:
    sheet = _first_sheet(example)
    assert "<strong>you had surgery.</strong> Follow your surgeon.</li>" in sheet
    assert "<strong>you have a sore knee.</strong> Hold behind the thigh.</li>" in sheet


def test_a_sheet_says_by_number_which_stretch_to_leave_out_and_which_to_do_with_care(project: Project) -> None:
    project.change("contraindications: []", "contraindications: [sore-knee]")
    project.change("precautions: [sore-knee]", "precautions: []")
    said = "<strong>you have a sore knee.</strong> Stretch 1: Leave it out. Stretch 2: Hold behind the thigh.</li>"
    assert said in _first_sheet(Site(load(project.folder), "./"))


def test_there_is_a_sheet_for_each_routine(example: Site) -> None:
    assert cards.routines(example).count('<section class="sheet ') == 5


@pytest.mark.parametrize(("url", "root"), [("", "./"), ("stretches/", "../"), ("stretches/cat/", "../../")])
def test_a_page_knows_its_way_home(url: str, root: str) -> None:
    assert cards.root_of(url) == root


@pytest.mark.parametrize(
    "drawn", [("stretch_list",), ("fit_table",), ("cause_list",), ("evidence_labels",), ("source_list",)]
)
def test_no_macro_draws_a_blank_line_at_its_ends(example: Site, drawn: tuple[str]) -> None:
    html = cards.MACROS[drawn[0]](example)
    assert html == html.strip()
