"""The choice of the sheet that is shown and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

ROUTINE = "/routine/"
SHEET = "[data-routine]"


@pytest.fixture
def routine(page: Page) -> Page:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto(ROUTINE)
    return page


def _shown(page: Page) -> list[str]:
    sheets = page.locator(SHEET).filter(visible=True)
    return [sheets.nth(index).get_attribute("data-routine") or "" for index in range(sheets.count())]


def test_the_first_sheet_is_shown_alone(routine: Page) -> None:
    first = routine.locator(SHEET).first.get_attribute("data-routine")
    assert _shown(routine) == [first]
    expect(routine.locator("routine-chooser").get_by_role("radio").first).to_be_checked()


def test_every_choice_shows_its_own_sheet_on_the_screen_and_on_paper(routine: Page) -> None:
    radios = routine.locator("routine-chooser").get_by_role("radio")
    assert radios.count() == routine.locator(SHEET).count() == 5
    for index in range(radios.count()):
        radios.nth(index).check()
        value = radios.nth(index).input_value()
        assert _shown(routine) == [value]
        routine.emulate_media(media="print")
        assert _shown(routine) == [value]
        expect(routine.locator("routine-chooser")).to_be_hidden()
        routine.emulate_media(media="screen")


def test_the_button_prints(routine: Page) -> None:
    routine.get_by_role("button", name="Print this sheet").click()
    assert routine.evaluate("printed") == 1


def test_an_address_can_name_a_sheet(routine: Page) -> None:
    last = routine.locator(SHEET).last
    wanted = last.get_attribute("data-routine")
    routine.goto(f"{ROUTINE}#{last.get_attribute('id')}")
    assert _shown(routine) == [wanted]
    expect(routine.locator("routine-chooser").get_by_role("radio").last).to_be_checked()
    routine.reload()
    assert _shown(routine) == [wanted]


def test_an_unknown_address_shows_the_first_sheet(routine: Page) -> None:
    routine.goto(f"{ROUTINE}#no-such-sheet")
    routine.reload()
    assert _shown(routine) == [routine.locator(SHEET).first.get_attribute("data-routine")]


def test_without_script_every_sheet_is_there(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(ROUTINE)
    assert len(_shown(page)) == 5
    expect(page.locator("routine-chooser").locator("button:visible, input:visible")).to_have_count(0)
