"""What the search finds."""

import json
from pathlib import Path

import pytest

Entries = dict[str, str]


@pytest.fixture(scope="module")
def entries(built_site: Path) -> Entries:
    """Give the words of each section by its address."""
    index = json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))
    return {entry["location"]: f"{entry['title']} {entry['text']}" for entry in index["docs"]}


def test_the_steps_of_a_stretch_are_found_where_they_stand(entries: Entries) -> None:
    assert "knees bent" in entries["stretches/bridge/#steps"]


def test_the_words_of_a_step_fit_either_side(entries: Entries) -> None:
    steps = entries["stretches/figure-four-lying/#steps"]
    assert "the leg you are stretching" in steps
    assert "your left" not in steps


def test_a_sheet_is_found_by_its_name(entries: Entries) -> None:
    assert "spinal stenosis" in entries["routine/#sheet-spinal-stenosis-title"]


def test_a_routine_to_play_is_found_by_its_name(entries: Entries) -> None:
    assert "spinal stenosis" in entries["routine/play/#play-spinal-stenosis-title"]


def test_what_stands_in_many_places_is_found_in_one(entries: Entries) -> None:
    sign = "back passage"
    assert {address.partition("#")[0] for address, words in entries.items() if sign in words} == {
        "",
        "get-help/",
        "symptoms/",
    }


def test_what_a_timer_says_is_not_found(entries: Entries) -> None:
    assert not [address for address, words in entries.items() if "You stopped." in words]
