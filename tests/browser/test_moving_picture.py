"""The movement of a stretch, on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "/stretches/hamstring-lying/"
MOMENTS_SHOWN = "document.querySelectorAll('[data-part=stage] > svg > g:not([display])').length"
SHOWN = "[...document.querySelectorAll('[data-part=stage] > svg > g')].findIndex((g) => !g.hasAttribute('display'))"


def test_nothing_is_fetched_or_moves_before_it_is_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ADDRESS)
    expect(page.get_by_role("button", name="Show the movement")).to_be_visible()
    assert not [url for url in asked if "demonstration" in url]


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_moves_when_asked_and_stands_when_paused(page: Page, motion: str) -> None:
    page.clock.install()
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page.goto(ADDRESS)
    page.get_by_role("button", name="Show the movement").click()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()
    page.clock.run_for(100)
    first = page.evaluate(SHOWN)
    page.clock.run_for(2_000)
    assert page.evaluate(SHOWN) > first
    assert page.evaluate(MOMENTS_SHOWN) == 1
    page.get_by_role("button", name="Pause the movement").click()
    paused = page.evaluate(SHOWN)
    page.clock.run_for(3_000)
    assert page.evaluate(SHOWN) == paused


def test_its_place_is_kept_from_the_press_on(page: Page) -> None:
    waiting: list[Route] = []

    # A built-in function has no signature that could be looked at.
    def wait(route: Route) -> None:
        waiting.append(route)

    page.route("**/demonstration.svg", wait)
    page.goto(ADDRESS)
    button = page.get_by_role("button", name="Show the movement")
    with page.expect_request("**/demonstration.svg"):
        button.click()
    before = button.bounding_box()
    waiting[0].continue_()
    playing = page.get_by_role("button", name="Pause the movement")
    expect(playing).to_be_visible()
    after = playing.bounding_box()
    assert before
    assert after
    assert after["y"] == before["y"]


def test_it_follows_the_side(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_role("button", name="Show the movement").click()
    drawing = page.locator("[data-part=stage] > svg")
    expect(drawing).to_have_css("transform", "none")
    page.get_by_label("Left", exact=True).first.check()
    expect(drawing).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")


@pytest.mark.expected_faults("the drawing is refused on purpose")
def test_a_drawing_that_does_not_come_is_said_and_can_be_asked_for_again(page: Page) -> None:
    page.route("**/demonstration.svg", lambda route: route.abort())
    page.goto(ADDRESS)
    button = page.get_by_role("button", name="Show the movement")
    button.click()
    expect(page.get_by_role("alert").filter(has_text="did not load")).to_be_visible()
    page.unroute("**/demonstration.svg")
    button.click()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="did not load")).to_be_hidden()


def test_without_script_there_is_no_dead_button(read_page: Callable[..., Page]) -> None:
    page = read_page(ADDRESS, script=False)
    expect(page.locator("moving-picture button")).to_be_hidden()
