"""What a builder reads in place of a card, and how the card gets there."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros import define_env
from macros.cards import Site, stretch
from macros.placeholders import Placeholders
from tests.macros.project import Project

CARD = """<div class="stretch" id="card">
<h2 id="steps" class="big">Steps</h2>
<ol><li>Rest <strong>your ankle</strong>.</li></ol>
<svg><path d="M0 0"/><text>drawn</text></svg>
<p hidden>hidden</p>
<p data-search-exclude>excluded</p>
<div class="with-script"><p>counted</p><button>Start</button></div>
</div>"""


@pytest.mark.parametrize("html", ['<span class="sources">Source: <a href="#a">A</a></span>', "<p>A line.</p>"])
def test_what_is_no_card_is_left_to_the_builder(html: str) -> None:
    assert Placeholders().hold(html) == html


def test_headings_and_ids_hold_the_place() -> None:
    held = Placeholders().hold(CARD)
    assert '<h2 id="steps">Steps</h2>' in held
    assert 'id="card"' in held


def test_words_hold_the_place() -> None:
    assert "<li>Rest your ankle.</li>" in Placeholders().hold(CARD)


@pytest.mark.parametrize("word", ["drawn", "hidden", "excluded", "counted", "Start"])
def test_what_nobody_looks_for_is_left_out(word: str) -> None:
    assert word not in Placeholders().hold(CARD)


def test_a_real_card_is_short_and_stands_on_one_line(example: Site) -> None:
    card = stretch(example, "heel-slides")
    held = Placeholders().hold(card)
    assert len(held) < len(card) / 3
    assert "\n" not in held


def test_each_card_comes_to_its_place(tmp_path: Path) -> None:
    placeholders = Placeholders()
    page = tmp_path / "page" / "index.html"
    page.parent.mkdir()
    other = '<ul class="b"><li>\\1 stays as it is</li></ul>'
    page.write_text(f"<h1>A</h1>{placeholders.hold(CARD)}<p>and</p>{placeholders.hold(other)}", "utf-8")
    placeholders.fill(tmp_path)
    assert page.read_text("utf-8") == f"<h1>A</h1>{CARD}<p>and</p>{other}"


def _called(project: Project, **builder: object) -> tuple[str, SimpleNamespace]:
    """Give what a call of a macro puts into a page, and the builder's environment."""
    macros: dict[str, Any] = {}
    env = SimpleNamespace(
        project_dir=str(project.folder),
        page=SimpleNamespace(url="stretches/heel-slides/"),
        macro=lambda call, name: macros.update({name: call}),
        conf={"site_dir": str(project.folder / "site")},
        **builder,
    )
    define_env(env)
    return macros["stretch"]("heel-slides"), env


def test_a_builder_that_calls_at_the_end_gets_the_card_then(project: Project) -> None:
    held, env = _called(project, post_build_functions=[])
    page = project.folder / "site" / "index.html"
    page.parent.mkdir()
    page.write_text(held, "utf-8")
    for function in env.post_build_functions:
        function(env)
    whole, _ = _called(project)
    assert held != whole
    assert page.read_text("utf-8") == whole


def test_a_builder_that_does_not_gets_the_card_at_once(project: Project) -> None:
    html, _ = _called(project)
    assert "<hold-timer" in html
