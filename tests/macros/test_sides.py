"""Words that follow the side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import sides

TEXT = "Rest {work.ankle} on {other.thigh}."


def test_says_which_leg_when_the_left_leg_is_worked() -> None:
    assert sides.plain(TEXT, "left") == "Rest your left ankle on your right thigh."


def test_flips_the_same_sentence_for_the_other_leg() -> None:
    assert sides.plain(TEXT, "right") == "Rest your right ankle on your left thigh."


def test_reads_naturally_when_no_side_is_known() -> None:
    assert sides.plain(TEXT) == "Rest the ankle of the leg you are stretching on your other thigh."


@pytest.mark.parametrize("text", ["{work.hand} goes through.", "Rest. {work.hand} goes through."])
def test_begins_a_sentence_with_a_capital(text: str) -> None:
    assert "Your left hand goes through." in sides.plain(text, "left")


def test_shows_neutral_words_without_styles_or_script() -> None:
    shown = str(sides.html("{work.knee}"))
    assert shown.count("hidden") == 2
    assert '<span class="limb-unknown">The knee of the leg you are stretching</span>' in shown


def test_keeps_the_hidden_words_out_of_the_search_index() -> None:
    assert str(sides.html("{work.knee}")).count("data-search-exclude") == 2


def test_escapes_everything_around_a_token() -> None:
    assert "&lt;b&gt;" in sides.html("<b> {work.knee} & more")


@pytest.mark.parametrize("word", ["left", "Right", "LEFT", "right-hand", "lefthand", "leftmost", "le\u00adft"])
def test_refuses_a_word_that_fits_one_side_only(word: str) -> None:
    assert any("fits one side only" in fault for fault in sides.problems_in(f"Lift the {word} leg."))


@pytest.mark.parametrize("word", ["leftover", "bright", "upright"])
def test_lets_words_pass_that_only_look_like_a_side(word: str) -> None:
    assert not list(sides.problems_in(f"Sit {word}."))


def test_names_the_nearest_body_part_for_a_misspelt_one() -> None:
    assert list(sides.problems_in("{work.ankel}")) == ["unknown body part in {work.ankel}; did you mean 'ankle'?"]


@pytest.mark.parametrize("token", ["{ankle}", "{sore.ankle}", "{}", "{work}"])
def test_refuses_a_token_without_a_role(token: str) -> None:
    assert any("unknown token" in fault for fault in sides.problems_in(token))


def test_refuses_a_brace_without_its_partner() -> None:
    assert any("without its partner" in fault for fault in sides.problems_in("Rest {work.ankle on it."))


@given(
    st.sampled_from(["work", "other"]), st.sampled_from(sides.LEG_PARTS + sides.BODY_PARTS), st.text(alphabet="abc .,")
)
def test_left_and_right_differ_in_the_side_words_only(role: str, part: str, around: str) -> None:
    text = f"{around}{{{role}.{part}}}{around}"
    swapped = {"left": "right", "right": "left"}
    words = sides.plain(text, "left").split(" ")
    assert " ".join(swapped.get(word, word) for word in words) == sides.plain(text, "right")
