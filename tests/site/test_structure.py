"""The skeleton of every page: headings, ids and links."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.pages import file_of
from tests.site.conftest import Pages

ORIGIN = "https://here.invalid"


def test_a_page_has_one_main_heading(document: LexborHTMLParser) -> None:
    assert len(document.css("h1")) == 1


def test_no_heading_skips_a_level(document: LexborHTMLParser) -> None:
    levels = [
        (int(str(heading.tag)[1]), heading.text(strip=True))
        for heading in document.css("main h1, main h2, main h3, main h4, main h5, main h6")
    ]
    skips = [text for (above, _), (level, text) in pairwise(levels) if level > above + 1]
    assert not skips


def test_no_heading_is_empty(document: LexborHTMLParser) -> None:
    headings = document.css("h1, h2, h3, h4, h5, h6")
    assert all(heading.text(strip=True) for heading in headings)


def test_an_id_is_given_once_a_page(document: LexborHTMLParser) -> None:
    ids = Counter(element.attributes["id"] for element in document.css("[id]"))
    assert not [name for name, times in ids.items() if times > 1]


def test_every_card_is_in_its_place(document: LexborHTMLParser) -> None:
    assert not document.css("[data-card]")


def _title(document: LexborHTMLParser) -> str:
    return "".join(title.text(strip=True) for title in document.css("head > title"))


def test_a_page_has_a_title_of_its_own(pages: Pages) -> None:
    times = Counter(_title(page) for page in pages.values())
    assert "" not in times
    assert set(times.values()) == {1}


def test_a_page_says_what_it_is_about(document: LexborHTMLParser) -> None:
    assert document.css('head meta[name="description"][content]:not([content=""])')


def test_a_page_is_marked_as_english(document: LexborHTMLParser) -> None:
    assert document.css('html[lang="en"]')


def test_every_link_within_the_site_leads_somewhere(
    address: str, document: LexborHTMLParser, pages: Pages, built_site: Path
) -> None:
    astray = []
    for element in document.css("[href], [src]"):
        link = str(element.attributes.get("href") or element.attributes.get("src"))
        target, fragment = urldefrag(urljoin(ORIGIN + address, link))
        if not target.startswith(ORIGIN):
            continue
        path = unquote(urlsplit(target).path)
        there = (built_site / file_of(path)).is_file()
        if there and fragment and path in pages:
            there = any(fragment == element.attributes["id"] for element in pages[path].css("[id]"))
        if not there:
            astray.append(link)
    assert not astray
