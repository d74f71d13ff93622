"""What holds the place of a card while the builder reads a page.

Markdown, the check of links and the search would each read all the HTML of a card, and take longer for it than for all
else together. They need its headings, its ids and its words, so they get no more, and the card is put in when the site
is built.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path

_CARD = re.compile(r"<(?:div|dl|figure|table|ul)\b")
"""How a card begins; what begins otherwise is part of a sentence, or a line or two."""
_UNREAD = "svg, img, link, select, button, .with-script, [hidden], [data-search-exclude]"
"""What nobody looks for."""
_KEPT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "li", "p"})
_PLACEHOLDER = re.compile(r'<div data-card="(\d+)">.*?<!-- end of the card --></div>', re.DOTALL)


class Placeholders:
    """The cards of one build, in the order in which pages asked for them."""

    def __init__(self) -> None:
        self._cards: list[str] = []

    def hold(self, html: str) -> str:
        """Keep a card, and give what holds its place; what is no card comes back as it is."""
        if not _CARD.match(html):
            return html
        self._cards.append(html)
        return f'<div data-card="{len(self._cards) - 1}">{_words(html)}<!-- end of the card --></div>'

    def fill(self, site: Path) -> None:
        """Put each card in its place, in all pages of a built site."""
        for page in site.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            if _PLACEHOLDER.search(text):
                whole = _PLACEHOLDER.sub(lambda found: self._cards[int(found[1])], text)
                page.write_text(whole, encoding="utf-8")


@lru_cache(maxsize=256)
def _words(html: str) -> str:
    """The headings, paragraphs, lists and ids of a card, on one line."""
    (body,) = LexborHTMLParser(html).css("body")
    while (unread := body.css_first(_UNREAD)) is not None:
        unread.decompose()
    for element in body.css("body *"):
        if element.id or element.tag in _KEPT:
            for name in element.attributes.keys() - {"id"}:
                del element.attrs[name]
        else:
            element.unwrap(delete_empty=True)
    return " ".join((body.inner_html or "").split())
