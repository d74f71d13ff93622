"""The keyboard alone: focus is always on something that can be seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

FOCUSED = """async () => {
    const element = document.activeElement;
    if (element === document.body) return null;
    // What slides or fades in has arrived once its transition is over.
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    // A radio button may leave its looks to its label.
    const seen = element.labels?.[0] ?? element;
    const box = seen.getBoundingClientRect();
    return {
        html: element.outerHTML.slice(0, 120),
        visible: seen.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        onScreen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
            && box.bottom > 0 && box.top < innerHeight,
    };
}"""

both_widths = pytest.mark.parametrize("width", [320, 1280])


@pytest.mark.parametrize("address", ["/", "/stretches/figure-four-lying/", "/routine/"])
@both_widths
def test_focus_never_gets_lost_on_the_way_through_a_page(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page(address, width=width)
    lost, stops = [], 0
    page.keyboard.press("Tab")
    while (focused := page.evaluate(FOCUSED)) and stops < 500:
        stops += 1
        if not (focused["visible"] and focused["onScreen"]):
            lost.append(focused["html"])
        page.keyboard.press("Tab")
    assert not lost
    assert 10 < stops < 500


@both_widths
def test_the_first_stop_leads_past_the_header(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/stretches/figure-four-lying/", width=width)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_search_opens_finds_and_closes_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/", width=320)
    search = page.get_by_role("button", name="Search")
    found = page.get_by_role("dialog", name="Search").get_by_role("link").first
    search.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("piriformis")
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(search).to_be_focused()


def test_search_finds_and_closes_on_a_desk(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    found = page.get_by_role("dialog", name="Search").get_by_role("link").first
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("piriformis")
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()


def test_the_menu_opens_leads_and_closes(open_page: Callable[..., Page]) -> None:
    page = open_page("/", width=320)
    menu = page.get_by_role("button", name="Menu")
    pages = page.get_by_role("navigation", name="Pages", exact=True)
    expect(pages).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(pages).to_be_visible()
    page.keyboard.press("Tab")
    expect(pages.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(pages).to_be_hidden()
    expect(menu).to_be_focused()
