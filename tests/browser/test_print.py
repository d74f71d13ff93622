"""What comes out of a printer, on both sizes of paper, as browsers print."""

import re
import unicodedata
from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect
from pypdfium2 import PdfDocument

from tests.pages import DOCS, STRETCHES

ROUTINES = [routine["id"] for routine in yaml.safe_load((DOCS / "_data" / "routines.yml").read_text())["routines"]]

_PRINTED: dict[tuple[str, str], list[str]] = {}
"""What came out, by address and paper: to print takes a second, and nothing here changes a page."""

both_papers = pytest.mark.parametrize("paper", ["A4", "Letter"])


def _squeezed(text: str) -> str:
    """Take out what a PDF does not keep: spaces, and letters that were joined."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _printed(page: Page, paper: str) -> list[str]:
    """Give the text on each side of paper, without its number."""
    known = (page.url, paper)
    if known not in _PRINTED:
        page.emulate_media(media="print")
        with PdfDocument(page.pdf(format=paper, prefer_css_page_size=True)) as pdf:
            sides = [_squeezed(side.get_textpage().get_text_bounded()) for side in pdf]
        _PRINTED[known] = [side.removeprefix(f"{number}/{len(sides)}") for number, side in enumerate(sides, 1)]
    return _PRINTED[known]


def _lines(part: Locator) -> list[str]:
    return [_squeezed(line) for line in part.locator("li, p:not(.visually-hidden, [hidden])").all_inner_texts()]


def _on_one_side(lines: list[str], printed: list[str]) -> bool:
    return any(all(line in side for line in lines) for side in printed)


@pytest.fixture(params=ROUTINES)
def sheet(read_page: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """Give the page of the sheets with one of them chosen, as it goes to paper."""
    page = read_page(f"/routine/#sheet-{request.param}")
    page.emulate_media(media="print")
    return page


@both_papers
def test_a_sheet_leaves_no_paper_blank(sheet: Page, paper: str) -> None:
    assert all(_printed(sheet, paper))


@both_papers
def test_a_sheet_keeps_to_three_sides_of_paper(sheet: Page, paper: str) -> None:
    assert len(_printed(sheet, paper)) <= 3


@both_papers
def test_a_sheet_splits_no_stretch(sheet: Page, paper: str) -> None:
    printed = _printed(sheet, paper)
    stretches = [_lines(stretch) for stretch in sheet.locator(".sheet-stretch:visible").all()]
    assert stretches
    assert not [lines[0] for lines in stretches if not _on_one_side(lines, printed)]


def test_a_sheet_shows_each_stretch_in_two_pictures_of_40_millimetres(sheet: Page) -> None:
    wide, high = 40, 26  # millimetres; a picture is half again as wide as it is high
    stretches = sheet.locator(".sheet-stretch:visible").all()
    assert stretches
    for stretch in stretches:
        boxes = [picture.bounding_box() for picture in stretch.locator(".figure > :is(img, svg)").all()]
        assert len(boxes) == 2
        assert all(box and box["width"] >= wide * 96 / 25.4 - 1 and box["height"] >= high * 96 / 25.4 for box in boxes)


@both_papers
def test_a_sheet_begins_with_when_to_get_help(sheet: Page, paper: str) -> None:
    signs = _lines(sheet.locator(".sheet-help:visible"))
    assert signs
    assert _on_one_side(signs, _printed(sheet, paper)[:1])


@both_papers
def test_a_sheet_keeps_its_whole_log_on_one_side(sheet: Page, paper: str) -> None:
    log = sheet.locator(".sheet-log:visible")
    cells = [_squeezed(cell) for cell in log.locator("th").all_inner_texts()]
    assert [f"Day{day}" in cells for day in range(1, 8)] == [True] * 7
    assert _on_one_side([*cells, *_lines(log)], _printed(sheet, paper))


# Inches, with half an inch of margin on each side.
@pytest.mark.parametrize("width", [8.27 - 1, 8.5 - 1], ids=["A4", "Letter"])
def test_a_log_has_room_on_paper_to_write_in_every_box(sheet: Page, width: float) -> None:
    sheet.set_viewport_size({"width": round(width * 96), "height": 1000})
    small = sheet.evaluate(
        """() => [...document.querySelectorAll(".sheet-log td")]
            .filter((box) => box.checkVisibility())
            .map((box) => box.getBoundingClientRect())
            .filter((box) => box.width < 40 || box.height < 18 || box.left < 0 || box.right > innerWidth).length"""
    )
    assert small == 0


@both_papers
def test_a_sheet_ends_with_version_and_licence(sheet: Page, paper: str) -> None:
    foot = _lines(sheet.locator(".sheet-foot:visible"))
    assert foot
    assert _on_one_side(foot, _printed(sheet, paper)[-1:])


def test_one_sheet_alone_is_printed(sheet: Page) -> None:
    expect(sheet.locator(".sheet:visible")).to_have_count(1)


def test_every_sheet_is_printed_without_script(read_page: Callable[..., Page]) -> None:
    page = read_page("/routine/", script=False)
    page.emulate_media(media="print")
    expect(page.locator(".sheet:visible")).to_have_count(len(ROUTINES))


# They differ in length alone, so a short and a long one stand for all on the second paper.
@pytest.mark.parametrize(
    ("address", "paper"),
    [
        *((address, "A4") for address in STRETCHES),
        ("/stretches/pelvic-tilt/", "Letter"),
        ("/stretches/figure-four-lying/", "Letter"),
    ],
)
def test_a_stretch_leaves_no_paper_blank(read_page: Callable[..., Page], address: str, paper: str) -> None:
    assert all(_printed(read_page(address), paper))
