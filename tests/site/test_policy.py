"""What lets every page run under a strict content security policy, and ask nobody else."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.server import inline_scripts


def test_the_policy_need_name_no_more_than_the_three_scripts_of_the_theme(built_site: Path) -> None:
    assert len(inline_scripts(built_site)) <= 3


def test_no_style_stands_in_a_page(document: LexborHTMLParser) -> None:
    assert not [element.html for element in document.css("style, [style]")]


def test_no_script_stands_in_an_attribute(document: LexborHTMLParser) -> None:
    scripts = [
        f"{name}={value}"
        for element in document.css("*")
        for name, value in element.attributes.items()
        if name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
    ]
    assert not scripts


def test_nothing_is_loaded_from_another_host(document: LexborHTMLParser) -> None:
    loaded = [
        str(element.attributes.get(name))
        for selector, name in (
            ("[src]", "src"),
            ("[srcset]", "srcset"),
            ("[data]", "data"),
            ("[poster]", "poster"),
            ('link[href]:not([rel="canonical"])', "href"),
            ("use[href]", "href"),
        )
        for element in document.css(selector)
    ]
    assert not [url for url in loaded if re.match(r"(?i)([a-z]+:)?//", url)]


def test_no_page_has_another_fetched_ahead(document: LexborHTMLParser) -> None:
    # Firefox does so for "next" too, and its policy then refuses what the page itself asked for.
    ahead = {"next", "prefetch", "prerender", "preconnect", "dns-prefetch"}
    links = [str(link.attributes.get("rel")) for link in document.css("link[rel]")]
    assert links
    assert not [link for link in links if ahead.intersection(link.lower().split())]


def test_no_style_sheet_loads_from_another_host(built_site: Path) -> None:
    for sheet in built_site.rglob("*.css"):
        loaded = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", sheet.read_text())
        assert not [url for pair in loaded for url in pair if re.match(r"(?i)(https?:)?//", url)]
