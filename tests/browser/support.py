"""What more than one of the browser tests asks a page."""

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.pages import ADDRESSES, STRETCHES

AXE = Axe()
OPTIONS = {
    "reporter": "no-passes",
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}

COLOURS = {
    "reporter": "no-passes",
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""What axe looks at where only the colours are other ones, as in the dark."""

ALL_THERE = """() => Promise.all(
    [...document.querySelectorAll(":not(:defined)")].map((element) => customElements.whenDefined(element.localName))
)"""
"""What the scripts make of a page may come after it has loaded."""

# A canvas turns every way of writing a colour into plain numbers.
FAINT_TEXT = """(onWhite) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const numbers = (colour) => {
        if (!known.has(colour)) {
            pen.clearRect(0, 0, 1, 1);
            pen.fillStyle = colour;
            pen.fillRect(0, 0, 1, 1);
            known.set(colour, [...pen.getImageData(0, 0, 1, 1).data]);
        }
        return known.get(colour);
    };
    const luminance = ([red, green, blue]) => {
        const [r, g, b] = [red, green, blue]
            .map((value) => value / 255)
            .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        for (let at = onWhite ? null : element; at; at = at.parentElement) {
            const colour = numbers(getComputedStyle(at).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return onWhite ? numbers("white") : numbers("Canvas");
    };
    const faint = new Set();
    const texts = document.createTreeWalker(document.querySelector("main article"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode.data.trim();
        const element = texts.currentNode.parentElement;
        if (!text || !element.closest("p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6")) continue;
        if (element.closest("a, button, :disabled")) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const ink = luminance(numbers(getComputedStyle(element).color));
        const paper = luminance(ground(element));
        const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        if (ratio < 7) faint.add(`${ratio.toFixed(2)}: ${text.slice(0, 60)}`);
    }
    return [...faint];
}"""


# Driven as it is released, Firefox can neither be kept from running scripts nor be shown as paper, nor tells of what it
# saves.
needs_no_script = pytest.mark.skip_browser("firefox")
needs_paper = pytest.mark.skip_browser("firefox")
needs_downloads = pytest.mark.skip_browser("firefox")


# What looks at the same page follows each other, so that the page is opened once: see `read_page`.
each_page = pytest.mark.parametrize("address", ADDRESSES, scope="session")
each_stretch = pytest.mark.parametrize("address", STRETCHES, scope="session")


def remember(page: Page, key: str, value: str, *, storage: str = "localStorage") -> None:
    """Let the pages that are opened from now on find something that was kept before."""
    # A page without an address, with which each test begins, keeps nothing.
    page.add_init_script(
        f'if (location.protocol.startsWith("http")) {storage}.setItem({json.dumps(key)}, {json.dumps(value)});'
    )


def settle(page: Page) -> None:
    """Bring what slides or fades to where it goes; nobody waits for that here."""
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")


def faint_text(page: Page, *, on_white: bool = False) -> list[str]:
    """Give what stands out from its ground by less than 7:1, or would on white paper."""
    settle(page)
    faint: list[str] = page.evaluate(FAINT_TEXT, on_white)
    return faint


def faults_of(page: Page, options: dict[str, Any] = OPTIONS, within: str | None = None) -> list[str]:
    """Give what axe says is wrong with a page as it is now, or with a part of it."""
    settle(page)
    # To bring axe into a page takes as long as to run many of its rules, so each page gets it once.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    violations = page.evaluate(
        "async ([within, options]) => (await axe.run(within ?? document, options)).violations", [within, options]
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in violations
        for node in rule["nodes"]
    ]
