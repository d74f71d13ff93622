"""The pictures of the stretches in a page: their side, their colours, their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from macros import cards
from macros.cards import Site
from macros.load import load
from tests.browser.support import ALL_THERE, each_stretch, faint_text, remember
from tests.macros.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Request, Route, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
ONE_LEG = "/stretches/figure-four-lying/"
BOTH_LEGS = "/stretches/cat/"
FROM_SIDE_TO_SIDE = "/stretches/knee-rolls/"
WITH_ONE_LEG = (ONE_LEG, "/stretches/", "/routine/", "/")

BLANK = '<svg xmlns="http://www.w3.org/2000/svg"/>'

# Whether every visible picture of one leg is mirrored, or none is; a mixture is neither.
MIRRORED = """() => {
    const all = [...document.querySelectorAll(".figure > :is(img, svg)")];
    const pictures = all.filter((drawn) => drawn.checkVisibility());
    const sided = pictures.filter((drawn) => drawn.parentElement.classList.contains("figure-of-one-side"));
    const mirrored = new Set(sided.map((drawn) => getComputedStyle(drawn).transform !== "none"));
    const others = pictures.filter((drawn) => !sided.includes(drawn)).map((drawn) => getComputedStyle(drawn).transform);
    if (others.some((transform) => transform !== "none")) return "one that has no side";
    return mirrored.size === 1 ? [...mirrored][0] : [...mirrored];
}"""
COLOUR = """(name) => {
    const figure = document.querySelector(".figure");
    const shape = figure.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
    shape.setAttribute("fill", `var(--figure-${name},#123456)`);
    const colour = getComputedStyle(shape).fill;
    shape.remove();
    return colour;
}"""


def _colour(page: Page, name: str) -> str:
    colour: str = page.evaluate(COLOUR, name)
    return colour


@pytest.mark.parametrize("address", WITH_ONE_LEG)
@pytest.mark.parametrize(
    ("side", "mirrored"), [("left", True), ("right", False), ("both", False), ("unsure", False), ("", False)]
)
def test_pictures_of_one_leg_follow_the_side_and_no_others_do(
    page: Page, address: str, side: str, *, mirrored: bool
) -> None:
    remember(page, "back-exercises.side", side)
    page.goto(address)
    assert page.evaluate(MIRRORED) is mirrored


def test_pictures_and_words_change_sides_at_the_same_moment(page: Page) -> None:
    page.goto(ONE_LEG)
    page.evaluate(
        """() => {
            window.seen = [];
            const look = () => {
                const picture = document.querySelector(".steps .figure > :is(img, svg)");
                const words = document.querySelector(".steps .visually-hidden .limb-left");
                window.seen.push([getComputedStyle(picture).transform, getComputedStyle(words).display]);
            };
            new MutationObserver(look).observe(document.documentElement, { attributeFilter: ["data-side"] });
        }"""
    )
    page.get_by_role("radio", name="Left", exact=True).check()
    page.get_by_role("radio", name="Right", exact=True).check()
    assert page.evaluate("window.seen") == [["matrix(-1, 0, 0, 1, 0, 0)", "inline"], ["none", "none"]]


@pytest.mark.parametrize(("sore", "second"), [("left", False), ("right", True)])
def test_pictures_show_the_other_leg_while_the_timer_works_it(page: Page, sore: str, *, second: bool) -> None:
    remember(page, "back-exercises.side", sore)
    page.clock.install()
    page.goto(ONE_LEG)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(11_000)
    assert page.evaluate(MIRRORED) is not second
    while page.locator(".stretch[data-working]").count() == 0:
        page.clock.run_for(10_000)
    assert page.evaluate(MIRRORED) is second


@pytest.mark.parametrize("address", [BOTH_LEGS, FROM_SIDE_TO_SIDE])
def test_pictures_of_both_legs_never_change_sides(page: Page, address: str) -> None:
    remember(page, "back-exercises.side", "left")
    page.goto(address)
    expect(page.locator(".figure-of-one-side")).to_have_count(0)
    assert page.evaluate(MIRRORED) == []


@each_stretch
@pytest.mark.parametrize("script", [True, False])
def test_every_step_shows_its_picture(read_page: Callable[..., Page], address: str, *, script: bool) -> None:
    page = read_page(address, width=320, script=script)
    figures = page.locator(".step .figure").all()
    assert len(figures) >= 2
    for figure in figures:
        figure.scroll_into_view_if_needed()
        if script:
            box = figure.locator("svg > g").first.bounding_box()
            assert box
            assert box["width"] > 80
            assert box["height"] > 50
        else:
            expect(figure.locator("img")).to_have_js_property("complete", value=True)
            assert figure.locator("img").evaluate("(image) => image.naturalWidth") > 0


@pytest.mark.parametrize("address", [ONE_LEG, "/stretches/", "/routine/", "/about/pictures/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_pictures_arrive(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => {
            for (const { sources, value } of list.getEntries()) {
                if (sources.some(({ node }) => node?.parentElement?.closest("article"))) window.moved += value;
            }
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(address)
    page.evaluate("document.fonts.ready")
    for figure in page.locator(".figure:visible").all()[:12]:
        figure.scroll_into_view_if_needed()
        expect(figure.locator("svg")).to_be_attached()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") == 0


def _asked_for(page: Page) -> list[str]:
    """Give what will hold the names of the pictures that are fetched from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/figures/" in request.url:
            asked.append(request.url.rpartition("/")[2])

    page.on("request", note)
    return asked


def test_a_picture_below_the_fold_is_fetched_when_it_is_scrolled_to(page: Page) -> None:
    asked = _asked_for(page)
    page.set_viewport_size(PHONE)
    page.goto(ONE_LEG, wait_until="networkidle")
    assert asked == []
    page.locator(".step .figure").first.scroll_into_view_if_needed()
    expect(page.locator(".step .figure > svg").first).to_be_attached()
    assert "start.svg" in asked
    assert "with-a-towel.svg" not in asked
    page.locator(".versions .figure").scroll_into_view_if_needed()
    expect(page.locator(".versions .figure > svg")).to_be_attached()
    assert "with-a-towel.svg" in asked


def test_a_picture_is_fetched_once_where_the_browser_may_keep_it(page: Page) -> None:
    page.goto(ONE_LEG)
    page.locator(".step .figure").first.scroll_into_view_if_needed()
    expect(page.locator(".step .figure > svg").first).to_be_attached()
    sizes = page.evaluate(
        """() => performance.getEntriesByType("resource")
            .filter(({ name, initiatorType }) => name.endsWith("/start.svg") && initiatorType === "fetch")
            .map(({ transferSize }) => transferSize)"""
    )
    assert sizes == [0]


# What stands there in the task in which the page is told is what a printer gets.
PRINTED = """() => {
    dispatchEvent(new Event("beforeprint"));
    const figures = [...document.querySelectorAll(".figure")].filter((figure) => figure.checkVisibility());
    return figures.map((figure) => figure.querySelector("svg") !== null);
}"""


@pytest.mark.parametrize("address", [ONE_LEG, "/routine/"])
def test_paper_has_the_drawings_that_nobody_scrolled_to(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(ALL_THERE)
    printed = page.evaluate(PRINTED)
    assert len(printed) >= 6
    assert all(printed)


def test_a_sheet_that_is_not_chosen_fetches_nothing_to_be_printed(page: Page) -> None:
    page.goto("/routine/")
    page.evaluate(ALL_THERE)
    page.evaluate(PRINTED)
    assert page.locator(".sheet[hidden] .figure").count() > 0
    assert page.locator(".sheet[hidden] .figure > svg").count() == 0


@pytest.mark.expected_faults("the network brings no drawing")
def test_paper_has_the_image_of_a_picture_whose_drawing_has_not_come(page: Page) -> None:
    page.route("**/figures/**", lambda route: route.abort())
    page.goto(ONE_LEG)
    image = page.locator(".versions .figure > img")
    expect(image).to_have_css("visibility", "hidden")
    page.emulate_media(media="print")
    expect(image).to_have_css("visibility", "visible")


@pytest.mark.expected_faults("the network does not bring the drawing")
def test_an_image_whose_drawing_does_not_come_is_shown(page: Page) -> None:
    page.route(
        "**/figures/**",
        lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_(),
    )
    page.goto(ONE_LEG)
    figure = page.locator(".step .figure").first
    figure.scroll_into_view_if_needed()
    expect(figure.locator("img")).to_have_css("visibility", "visible")
    expect(figure.get_by_text("The picture did not load.")).to_be_hidden()
    assert figure.locator("img").evaluate("(image) => image.naturalWidth") > 0


@pytest.mark.expected_faults("the network does not bring the picture")
@pytest.mark.parametrize("answer", ["none", "nothing there", "a page"])
def test_a_picture_that_does_not_come_says_so_and_comes_when_the_network_does(page: Page, answer: str) -> None:
    def fail(route: Route) -> None:
        if answer == "none":
            route.abort()
        elif answer == "nothing there":
            route.fulfill(status=404)
        else:
            route.fulfill(content_type="text/html", body="<p>Sign in to this network.")

    page.route("**/figures/**", fail)
    page.goto(ONE_LEG)
    figure = page.locator(".step .figure").first
    figure.scroll_into_view_if_needed()
    trouble = figure.get_by_text("The picture did not load.")
    expect(trouble).to_be_visible()
    page.unroute("**/figures/**")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(figure.locator("svg")).to_be_attached()
    expect(figure.locator("img")).to_have_count(0)
    expect(trouble).to_be_hidden()


@pytest.mark.expected_faults("the network does not bring the pictures")
@pytest.mark.parametrize("colours", [{"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}])
@pytest.mark.parametrize("address", [ONE_LEG, "/causes/herniated-disc/", "/about/pictures/"])
def test_what_is_said_in_the_place_of_a_picture_can_be_read(page: Page, address: str, colours: dict[str, Any]) -> None:
    page.route("**/figures/**", lambda route: route.abort())
    page.emulate_media(**colours)
    page.goto(address)
    page.locator(".figure:visible").first.scroll_into_view_if_needed()
    expect(page.get_by_text("The picture did not load.").first).to_be_visible()
    assert not [text for text in faint_text(page) if "did not load" in text]


def test_pictures_are_light_on_dark_where_the_page_is_dark(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(ONE_LEG)
    light = {name: _colour(page, name) for name in ("gap", "line", "hair", "mat", "work-leg")}
    page.get_by_label("Colours").select_option("dark")
    dark = {name: _colour(page, name) for name in light}
    assert all(light[name] != dark[name] for name in light)
    plate = page.locator(".figure").first.evaluate("(figure) => getComputedStyle(figure).backgroundColor")
    assert dark["gap"] == plate


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_working_leg_has_a_pattern_and_the_plate_is_white(page: Page, scheme: str) -> None:
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    page.goto(ONE_LEG)
    assert _colour(page, "work-leg") == 'url("#figure-hatch")'
    assert _colour(page, "gap") == "rgb(255, 255, 255)"
    assert _colour(page, "line") == "rgb(0, 0, 0)"


def test_in_forced_colours_the_working_leg_has_a_pattern_on_a_light_plate(page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(ONE_LEG)
    assert _colour(page, "work-leg") == 'url("#figure-hatch")'
    figure = page.locator(".figure").first
    assert figure.evaluate("(figure) => getComputedStyle(figure).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("address", "picture"), [(ONE_LEG, ".step .figure"), ("/stretches/", ".figure-of-one-side")])
def test_the_pattern_of_the_working_leg_has_stripes_that_fit_into_a_leg(page: Page, address: str, picture: str) -> None:
    page.goto(address)
    figure = page.locator(picture).first
    figure.scroll_into_view_if_needed()
    expect(figure.locator("svg")).to_be_attached()
    stripe = figure.evaluate(
        """(figure) => {
            const leg = figure.querySelector("[fill*=work-leg]");
            const scale = leg.getCTM().a / figure.querySelector("svg").getCTM().a;
            const { x1, y1, x2, y2 } = document.querySelector("#figure-hatch");
            const [along, down] = [x2, y2].map((end, at) => end.baseVal.value - [x1, y1][at].baseVal.value);
            return Math.hypot(along, down) * scale;
        }"""
    )
    assert 6 <= stripe <= 17  # of 420 that a picture is wide, on which a leg is about 40


@pytest.mark.parametrize("address", [ONE_LEG, "/routine/"])
def test_the_pattern_of_the_working_leg_is_drawn(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(address)
    # Where it cannot be found, nothing is painted at all.
    assert page.evaluate(
        """() => {
            const stripes = document.querySelector("#figure-hatch");
            const hidden = stripes.closest("[hidden]");
            for (let at = stripes.ownerSVGElement; at; at = at.parentElement) {
                if (getComputedStyle(at).display === "none") return false;
            }
            return hidden === null;
        }"""
    )


def test_right_and_wrong_are_told_apart_by_words_and_by_marks(page: Page, tmp_path: Path) -> None:
    project = Project(tmp_path / "project")  # real stretches need no drawn faults, and its first one has one
    page.route("**/heel-slides/*.svg", lambda route: route.fulfill(content_type="image/svg+xml", body=BLANK))
    page.goto(ONE_LEG)
    page.evaluate(
        "(card) => { document.querySelector('article').innerHTML = card; }",
        cards.stretch(Site(load(project.folder), "./"), "heel-slides"),
    )
    expect(page.locator(".pair strong")).to_have_text(["Not like this:", "Like this:"])
    marks = page.locator(".pair strong").evaluate_all(
        """(all) => all.map((strong) => getComputedStyle(strong, "::before").content[1])"""
    )
    assert marks == ["✕", "✓"]
    colours = page.locator(".pair strong").evaluate_all("(all) => all.map((strong) => getComputedStyle(strong).color)")
    assert colours[0] != colours[1]
