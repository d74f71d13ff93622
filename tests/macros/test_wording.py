"""Doses in words."""

import pytest

from macros import wording
from macros.model import Dose, Laterality, Published

PUBLISHED = Published(hold=(10, 30), repetitions=(1, 10), sources=("NHS-VP",))
HOLD = Dose(kind="hold", hold=20, repetitions=3, sessions_per_day=2, published=PUBLISHED)
ROLLS = Dose(kind="slow_repeats", pace=5, repetitions=8, sessions_per_day=1, published=PUBLISHED)


@pytest.mark.parametrize(
    ("dose", "laterality", "said"),
    [
        (HOLD, "unilateral", "Hold for 20 seconds. Do this 3 times on each leg. Do the whole set twice a day."),
        (HOLD, "bilateral", "Hold for 20 seconds. Do this 3 times. Do the whole set twice a day."),
        (
            ROLLS,
            "alternating",
            "Move slowly, about 5 seconds each time. Do this 8 times to each side. Do the whole set once a day.",
        ),
    ],
)
def test_says_a_dose_in_sentences(dose: Dose, laterality: Laterality, said: str) -> None:
    assert wording.dose_sentences(dose, laterality) == said


def test_says_a_dose_in_one_line() -> None:
    assert wording.dose_line(HOLD, "unilateral") == "Hold 20 seconds · 3 times · each leg · twice a day"


def test_offers_holds_from_a_beginner_s_to_the_longest_published() -> None:
    assert wording.hold_choices(HOLD) == [5, 10, 15, 20, 25, 30]


def test_offers_no_holds_for_slow_repeats() -> None:
    assert wording.hold_choices(ROLLS) == []


@pytest.mark.parametrize(("count", "said"), [(1, "1 second"), (2, "2 seconds"), (30, "30 seconds")])
def test_counts_seconds_in_the_right_number(count: int, said: str) -> None:
    assert wording.seconds(count) == said
