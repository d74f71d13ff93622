"""The filter of the stretch list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.pages import STRETCHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

LIST = "/stretches/"
CARD = "[data-stretch-card]"


def _marks(page: Page, name: str, *, visible: bool) -> list[str]:
    cards = page.locator(CARD).filter(visible=visible)
    return [cards.nth(index).get_attribute(name) or "" for index in range(cards.count())]


@pytest.fixture
def stretches(page: Page) -> Page:
    page.goto(LIST)
    return page


def test_all_stretches_are_shown_at_first_and_nothing_is_said(stretches: Page) -> None:
    expect(stretches.locator(CARD)).to_have_count(len(STRETCHES))
    assert all(_marks(stretches, "data-stretch-card", visible=True))
    expect(stretches.locator("stretch-filter [role=status]")).to_be_empty()


@pytest.mark.parametrize("cause", ["herniated-disc", "piriformis-syndrome", "spondylolisthesis", "spinal-stenosis"])
def test_a_cause_leaves_out_what_does_not_fit_it_and_says_so(stretches: Page, cause: str) -> None:
    mark = f"data-fit-{cause}"
    left_out = _marks(stretches, mark, visible=True).count("leave_out")
    stretches.get_by_label("I have been told the cause").select_option(cause)
    shown = _marks(stretches, mark, visible=True)
    assert "leave_out" not in shown
    assert len(shown) == len(STRETCHES) - left_out
    status = stretches.locator("stretch-filter [role=status]")
    if left_out:
        expect(status).to_have_text(
            re.compile(rf"^Stretches shown: {len(shown)} of {len(STRETCHES)}\..*: {left_out}\.$")
        )
    else:
        expect(status).to_have_text(f"All {len(STRETCHES)} stretches are shown.")


def test_a_position_hides_the_other_groups_whole(stretches: Page) -> None:
    stretches.get_by_label("Position").select_option("sitting")
    assert set(_marks(stretches, "data-position", visible=True)) == {"sitting"}
    expect(stretches.locator("[data-stretch-group]").filter(visible=True)).to_have_count(1)


def test_who_cannot_get_down_to_the_floor_gets_what_a_bed_or_chair_is_enough_for(stretches: Page) -> None:
    stretches.get_by_role("checkbox").check()
    assert all("bed" in places or "chair" in places for places in _marks(stretches, "data-places", visible=True))
    assert all(places == "floor" for places in _marks(stretches, "data-places", visible=False))


def test_who_cannot_get_down_to_the_floor_is_told_where_each_stretch_can_be_done(stretches: Page) -> None:
    where = stretches.locator(f"{CARD} .compact-card-place")
    expect(where.filter(visible=True)).to_have_count(0)
    stretches.get_by_role("checkbox").check()
    shown = stretches.locator(CARD).filter(visible=True)
    expect(where.filter(visible=True)).to_have_count(shown.count())
    for name, place in (("Knee rolls", "on a firm bed"), ("Seated", "on a chair")):
        expect(shown.filter(has_text=name).locator(".compact-card-place")).to_have_text(f"Off the floor: {place}")
    expect(stretches.locator("stretch-filter [role=status]")).to_contain_text("Each card says where you can do it.")


def test_little_time_leaves_short_stretches(stretches: Page) -> None:
    stretches.get_by_label("Time I have").select_option("1")
    assert set(_marks(stretches, "data-minutes", visible=True)) == {"1"}


def test_show_all_undoes_everything(stretches: Page) -> None:
    stretches.get_by_label("Position").select_option("sitting")
    stretches.get_by_role("checkbox").check()
    stretches.get_by_role("button", name="Show all").click()
    expect(stretches.locator(CARD).filter(visible=True)).to_have_count(len(STRETCHES))
    expect(stretches.get_by_label("Position")).to_have_value("")
    expect(stretches.locator("stretch-filter [role=status]")).to_have_text(f"All {len(STRETCHES)} stretches are shown.")


def test_nothing_that_fits_is_said_and_not_just_shown(stretches: Page) -> None:
    for card in stretches.locator(CARD).all():
        card.evaluate('(card) => { card.dataset.minutes = "2"; }')
    stretches.get_by_label("Time I have").select_option("1")
    expect(stretches.locator(CARD).filter(visible=True)).to_have_count(0)
    expect(stretches.locator("stretch-filter [role=status]")).to_contain_text("No stretch fits")


def test_the_choice_is_neither_stored_nor_put_into_the_address(stretches: Page) -> None:
    stretches.get_by_label("Position").select_option("sitting")
    stretches.get_by_role("checkbox").focus()
    stretches.keyboard.press("Enter")
    expect(stretches).to_have_url(re.compile(r"/stretches/$"))
    assert stretches.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_script_the_whole_list_is_there_and_no_form(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(LIST)
    expect(page.locator(CARD).filter(visible=True)).to_have_count(len(STRETCHES))
    expect(page.locator("stretch-filter")).to_be_hidden()
