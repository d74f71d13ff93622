"""What a week's log on each sheet holds: nothing of it may go missing unnoticed."""

from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.pages import DOCS
from tests.site.conftest import Pages


def _data(name: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = yaml.safe_load((DOCS / "_data" / f"{name}.yml").read_text("utf-8"))[name]
    return records


ROUTINES = {routine["id"]: routine for routine in _data("routines")}
NAMES = {stretch["id"]: stretch["name"] for stretch in _data("stretches")}
OFTEN = {
    stretch["id"]: {1: "", 2: ", twice a day"}[stretch["dose"]["sessions_per_day"]] for stretch in _data("stretches")
}
PHRASES = {phrase["id"]: phrase["text"] for phrase in _data("phrases")}
DAYS = [f"Day {day}" for day in range(1, 8)]


@pytest.fixture(params=ROUTINES)
def routine(request: pytest.FixtureRequest) -> str:
    """Run the test once for each routine."""
    return str(request.param)


@pytest.fixture
def log(pages: Pages, routine: str) -> LexborNode:
    """Give the log of a routine's sheet."""
    (log,) = pages["/routine/"].css(f"#sheet-{routine} .sheet-log")
    return log


def _words(node: LexborHTMLParser | LexborNode) -> str:
    return " ".join(node.text().split())


def test_a_log_has_a_column_for_each_of_seven_days(log: LexborNode) -> None:
    assert [_words(cell) for cell in log.css("table.log thead th")] == ["Each day", *DAYS]


def test_a_log_asks_each_day_for_pain_how_far_down_and_what_was_done(log: LexborNode, routine: str) -> None:
    assert [_words(cell) for cell in log.css("table.log tbody th")] == [
        "Worst leg pain, 0 to 10",
        "Worst back pain, 0 to 10",
        "How far down: back, buttock, thigh, calf or foot",
        "Weak leg or foot: yes or no",
        "Tingling or numbness, 0 to 6",
        "Minutes I could sit / walk",
        *(f"{NAMES[stretch]}: done{OFTEN[stretch]}" for stretch in ROUTINES[routine]["stretches"]),
        "Leg, just after stretching: better, same or worse",
        "Next morning: better, same or worse",
    ]


def test_a_row_of_a_log_has_an_empty_box_for_each_day(log: LexborNode) -> None:
    rows = log.css("table.log tbody tr")
    assert rows
    assert [[_words(box) for box in row.css("td")] for row in rows] == [[""] * len(DAYS)] * len(rows)


def test_a_log_has_a_line_for_the_goal_and_how_near_it_is(log: LexborNode) -> None:
    lines = [line for line in log.css(".sheet-lines > span") if line.css_first(".blank")]
    assert [_words(line) for line in lines] == ["I want to be able to", "How well I can now, 0 to 10"]


def test_a_log_has_the_if_then_line_with_room_for_time_and_place(log: LexborNode) -> None:
    (line,) = [text for text in map(_words, log.css("p")) if text == PHRASES["if-then"]]
    assert line.count("_" * 20) == 2


@pytest.mark.parametrize("part", ["carry-on", "do-less", "stop", "next-day"])
def test_a_log_says_what_each_level_of_pain_means(log: LexborNode, part: str) -> None:
    assert PHRASES[f"pain-key-{part}"] in _words(log)


def test_the_key_to_pain_leaves_out_no_number_from_0_to_10() -> None:
    said = [PHRASES[f"pain-key-{part}"].partition(":")[0] for part in ("carry-on", "do-less", "stop")]
    assert said == ["Pain 0 to 3 out of 10", "Pain 4 to 5", "Pain 6 to 10"]


@pytest.mark.parametrize("part", ["moving-up", "moving-down", "weakness", "small-change"])
def test_a_log_says_how_to_read_it(log: LexborNode, part: str) -> None:
    assert PHRASES[f"log-{part}"] in _words(log)


def test_a_log_leaves_room_for_notes(log: LexborNode) -> None:
    assert [_words(notes) for notes in log.css(".sheet-notes")] == ["Notes"]
