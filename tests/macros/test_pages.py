"""Mistakes in the pages' macro calls, with the line of the file."""

import pytest

from macros.library import Library
from macros.pages import examine
from macros.problems import unknown
from macros.references import Names
from tests.macros.project import Project

FRONT_MATTER = "---\ndescription: D.\n---\n# Home\n\n"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('{{ stretch("heel-slide") }}', "unknown stretch 'heel-slide' (did you mean 'heel-slides'?)"),
        ('{{ strech("heel-slides") }}', "unknown macro 'strech' (did you mean 'stretch'?)"),
        ('{{ compact_cards("heel-slides", "toe-tap") }}', "unknown stretch 'toe-tap' (did you mean 'toe-taps'?)"),
        ('{{ cause_summary("spinal-stenose") }}', "unknown cause 'spinal-stenose' (did you mean 'spinal-stenosis'?)"),
        ('{{ care_card("red") }}', "unknown level 'red'; write one of immediate, urgent, non-urgent"),
        ('{{ phrase("limit") }}', "unknown phrase 'limit' (did you mean 'limits'?)"),
        ('{{ do_list([("Walk.", "NHS-X")]) }}', "unknown source 'NHS-X'"),
        ("{{ do_list([1]) }}", "an item is a text, or (text, source key, …)"),
        ("{{ stretch() }}", "stretch is called with the wrong arguments"),
        ("{{ stretch(heel) }}", "stretch takes texts in quotes"),
        ("{{ heel }}", "unknown name 'heel'; a macro is called as"),
        (
            'Text {{ stretch("heel-slides") }}',
            "stretch draws a block; write it on a line of its own, from its beginning",
        ),
        ('{{ stretch("heel-slides") }} text', "stretch draws a block; write it on a line of its own"),
        ('{{ phrase("limits") }} {{ help_now() }}', "help_now draws a block; write it on a line of its own"),
        ("Text {{ source() }}", 'source names nothing; write {{ source("NHS-S") }}'),
        ("{{ compact_cards() }}", "compact_cards names nothing; write"),
        ("{{ do_list([]) }}", "do_list names nothing; write"),
        ("{{ stretch(\u2018heel-slides\u2019) }}", "with straight quotes"),
        ('{{ stretch("heel-slides") ', "a macro call is not closed or not well formed"),
    ],
)
def test_a_wrong_call_is_named_with_its_line(project: Project, call: str, said: str) -> None:
    project.write("docs/index.md", f"{FRONT_MATTER}{call}\n")
    (message,) = [m for m in project.messages() if said in m]
    assert message.startswith("docs/index.md:6: ")


def test_every_wrong_call_of_a_page_is_named(project: Project) -> None:
    project.write("docs/index.md", FRONT_MATTER + '{{ stretch("a") }}\n\n{{ phrase("b") }}\n')
    assert [message.split(":")[1] for message in project.messages()] == ["6", "8"]


def test_a_source_stands_within_a_sentence(project: Project) -> None:
    project.write("docs/index.md", FRONT_MATTER + 'A fact {{ source("HW-HD") }}.\n')
    assert project.messages() == []


def test_a_stretch_without_a_page_is_told_what_to_write(project: Project) -> None:
    (project.folder / "docs/stretches/toe-taps.md").unlink()
    place = "docs/stretches/toe-taps.md:1: the stretch 'toe-taps' has no page; "
    assert any(
        message.startswith(f"{place}write this file with the title '# Toe taps'") for message in project.messages()
    )


def test_a_page_without_a_stretch_is_named(project: Project) -> None:
    project.write("docs/stretches/toe-tap.md", "# Toe tap\n")
    assert any("docs/stretches/toe-tap.md:1: a page without a stretch" in message for message in project.messages())


def test_a_page_that_does_not_show_its_stretch_is_named(project: Project) -> None:
    project.change('stretch("toe-taps")', 'stretch("heel-slides")', "docs/stretches/toe-taps.md")
    assert any("the page does not show its stretch" in message for message in project.messages())


def test_a_title_that_differs_from_the_record_is_named_with_its_line(project: Project) -> None:
    project.change("# Toe taps", "# Tapping", "docs/stretches/toe-taps.md")
    assert project.messages() == [
        "docs/stretches/toe-taps.md:4: the title and the record's name differ; write '# Toe taps'"
    ]


def test_a_page_outside_the_navigation_is_named(project: Project) -> None:
    project.write("docs/lost.md", "# Lost\n")
    assert project.messages() == ["mkdocs.yml:1: nav: the page 'lost.md' is not in the navigation; write it there"]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('{{ stretch(["a"]) }}', "a stretch is a text; write it in quotes, without brackets"),
        ("{{ stretch({}) }}", "stretch takes texts in quotes, numbers and lists of these only"),
        ('{{ source(["X"]) }}', "a source is a text"),
        ("{{ do_list(3) }}", "the items are not a list; write them in brackets"),
        ('{{ do_list("abc") }}', "the items are not a list"),
        ("{{ do_list([[3]]) }}", "an item is a text"),
        ('{{ care_card("urgent", brief=3) }}', "brief is neither true nor false"),
        ('{{ stretch(*["a"]) }}', "stretch"),
        ('{% include "x" %}', 'write {{ name("…") }} and nothing more'),
        ("{% if true %}x{% endif %}", "and nothing more"),
        ('{{ stretch("heel-slides") | nofilter }}', "and nothing more"),
        ('{{ "a" ~ "b" }}', "and nothing more"),
        ("{{ a.b() }}", "and nothing more"),
    ],
)
def test_all_but_a_plain_call_gives_one_message(project: Project, call: str, said: str) -> None:
    project.write("docs/index.md", f"{FRONT_MATTER}{call}\n")
    (message,) = project.messages()
    assert message.startswith("docs/index.md:6: ")
    assert said in message


@pytest.mark.parametrize("text", ["nav: [", "nav: a: b", "nav:\n\t- x", "nav: \0"])
def test_a_broken_navigation_gives_one_message(project: Project, text: str) -> None:
    project.write("mkdocs.yml", text)
    (message,) = project.messages()
    assert message.startswith("mkdocs.yml:")
    assert "this is not valid YAML" in message


def test_a_page_outside_the_navigation_is_named_with_the_line_of_the_navigation(project: Project) -> None:
    project.write("mkdocs.yml", "site_name: lost.md\n" + project.text("mkdocs.yml"))
    project.write("docs/lost.md", "# Lost\n")
    assert project.messages() == ["mkdocs.yml:2: nav: the page 'lost.md' is not in the navigation; write it there"]


def test_a_misspelt_call_of_a_page_s_own_stretch_gives_one_message(project: Project) -> None:
    project.change('stretch("toe-taps")', 'stretch("toe-tap")', "docs/stretches/toe-taps.md")
    (message,) = project.messages()
    assert "unknown stretch 'toe-tap'" in message


@pytest.mark.parametrize(
    ("head", "line", "said"),
    [
        (
            "---\ndescription: Bridge: lift your hips.\n---\n",
            2,
            "a text that holds ': ' or begins with [ must stand in",
        ),
        ("---\ndescription: [Bridge\n---\n", 2, "a text that holds ': ' or begins with [ must stand in quotes"),
        ("---\ndescription: Bridge.\n", 1, "the head of the page has no end; write '---' on a line of its own"),
        ("---\nBridge\n---\n", 2, "the head of the page is not a block of keys; write 'description: …'"),
    ],
)
def test_a_head_that_would_be_shown_as_text_is_named_with_its_line(
    project: Project, head: str, line: int, said: str
) -> None:
    project.write("docs/index.md", f"{head}# Home\n")
    (message,) = project.messages()
    assert message.startswith(f"docs/index.md:{line}: ")
    assert said in message


def test_a_page_that_the_navigation_misspells_is_named(project: Project) -> None:
    line = project.change("stretches/toe-taps.md", "stretches/toe-tabs.md", "mkdocs.yml")
    messages = project.messages()
    assert (
        f"mkdocs.yml:{line}: nav: unknown page 'stretches/toe-tabs.md' (did you mean 'stretches/toe-taps.md'?)"
        in messages
    )


def test_a_cause_without_a_page_is_told_what_to_write(project: Project) -> None:
    (project.folder / "docs/causes/spinal-stenosis.md").unlink()
    (message,) = project.messages()
    assert message.startswith("docs/causes/spinal-stenosis.md:1: the cause 'spinal-stenosis' has no page; ")


def test_a_page_that_cannot_be_read_gives_one_message(project: Project) -> None:
    file = "docs/_data/sources.yml"
    line = "  - {key: PAGE, short: L, title: L, publisher: L, url: 'https://a.org', status: seen, used_for: L}\n"
    project.write(file, project.text(file) + line)
    project.write("docs/index.md", '# Home\n\n{{ source("PAGE" }}\n')
    (message,) = project.messages()
    assert message.startswith("docs/index.md:3: ")


def test_of_stretches_about_as_near_the_first_of_the_file_is_suggested(project: Project, library: Library) -> None:
    project.write("docs/index.md", '# Home\n\n{{ stretch("figure-for") }}\n')
    names = Names(stretches={stretch.id: stretch.name for stretch in library.stretches.values()})
    messages = [problem.what for problem in examine(project.folder, names).problems if problem.file == "docs/index.md"]
    assert messages == ["unknown stretch 'figure-for' (did you mean 'figure-four-lying'?)"]


def test_a_list_of_names_keeps_its_order() -> None:
    assert unknown("level", "red", ["immediate", "urgent"]).endswith("write one of immediate, urgent")
