"""The keyboard alone: it reaches all that can be used, and focus is always on something that can be seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.pages import ADDRESSES, NOT_FOUND

# What a mouse can use, in the order of the page; of the answers to one question, the keyboard stops at one.
EXPECTED = """() => {
    const named = new Set();
    window.expected = [...document.querySelectorAll(`a[href], area[href], audio[controls], button, details > summary,
            iframe, input:not([type=hidden]), select, textarea, video[controls], [contenteditable], [onclick],
            [role=button], [role=link], [role=tab], [tabindex]:not([tabindex="-1"])`)]
        .filter((element) => !element.matches(":disabled"))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => getComputedStyle(element).pointerEvents !== "none")
        .filter((element) => {
            if (element.type !== "radio") return true;
            const group = [...document.getElementsByName(element.name)];
            return element === (group.find((answer) => answer.checked) ?? group[0]);
        });
    return window.expected.length;
}"""

# Looks at what has the focus when the next key goes down, by when it has been scrolled to; to ask from outside after
# each key would take as long again.
FOCUSED = """() => {
window.stops = [];
addEventListener("keydown", () => {
    const element = document.activeElement;
    if (element === document.body) return;
    // What slides or fades in has arrived once its transition is over; nobody waits for that here.
    for (const animation of document.getAnimations()) animation.finish();
    // A radio button may leave its looks to its label.
    const seen = element.labels?.[0] ?? element;
    const box = seen.getBoundingClientRect();
    // A card is outlined for the link in it.
    const outlined = (part) => part && (
        (getComputedStyle(part).outlineStyle !== "none" && parseFloat(getComputedStyle(part).outlineWidth) >= 2)
        || outlined(part.parentElement)
    );
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    // A link over two lines has a gap in its middle, so its first line stands for it.
    const line = seen.getClientRects()[0];
    const above = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
    const faults = [
        [seen.checkVisibility({ opacityProperty: true, visibilityProperty: true }), "cannot be seen"],
        [right > left && bottom > top, "is off the screen"],
        [outlined(element) || outlined(seen), "has no outline"],
        [!above || seen.contains(above) || above.contains(seen), "lies under something else"],
    ];
    window.stops.push({
        place: window.expected.indexOf(element),
        html: element.outerHTML.slice(0, 120),
        faults: faults.filter(([fine]) => !fine).map(([, fault]) => fault),
    });
}, { capture: true });
}"""

both_widths = pytest.mark.parametrize("width", [320, 1280])


@pytest.mark.parametrize(
    ("address", "width"),
    [
        *((address, 1280) for address in ADDRESSES),
        # On a phone the frame of the page is another one, and the same on every page.
        *((address, 320) for address in ("/", "/routine/", "/stretches/figure-four-lying/", NOT_FOUND)),
    ],
)
def test_tab_leads_in_order_to_all_that_can_be_used_and_out_again(
    read_page: Callable[..., Page], address: str, width: int
) -> None:
    page = read_page(address, width=width, use=True)
    count = page.evaluate(EXPECTED)
    assert count > 10
    page.evaluate(FOCUSED)
    for _ in range(count + 1):
        page.keyboard.down("Tab")  # held down, since to let go takes as long again
    page.keyboard.up("Tab")
    # Behind the last stop is the browser itself, or, where it has nothing to stop at, the first stop again.
    assert page.evaluate("[document.body, expected[0]].includes(document.activeElement)")
    stops = page.evaluate("stops")
    assert [f"{stop['html']} {fault}" for stop in stops for fault in stop["faults"]] == []
    missed = page.evaluate(
        "(met) => expected.filter((_, place) => !met.includes(place)).map((each) => each.outerHTML.slice(0, 120))",
        [stop["place"] for stop in stops],
    )
    assert (missed, [stop["html"] for stop in stops if stop["place"] < 0]) == ([], [])
    assert [stop["place"] for stop in stops] == list(range(count))


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
