"""Words that follow the side: `{work.ankle}` and `{other.thigh}` instead of left and right.

`work` is the leg that is being stretched now, `other` is the leg that is not. On the second side
of a stretch the roles change over and the sentence stays the same, so no sentence in the data can
fit one side only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterator

Side = Literal["left", "right"]

LEG_PARTS = ("leg", "thigh", "knee", "shin", "calf", "ankle", "foot", "heel", "toes")
BODY_PARTS = ("hip", "buttock", "hand", "arm", "elbow", "shoulder", "side")

_TOKEN = re.compile(r"\{([^{}]*)\}")
_SIDE_WORD = re.compile(r"\b(?:left|right)(?:hand(?:ed)?|most|wards?)?\b", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:]\s+)$")


@dataclass(frozen=True)
class LimbWords:
    """One limb in the three wordings a page needs; `left` and `right` name the leg being worked."""

    unknown: str
    left: str
    right: str

    def capitalised(self) -> LimbWords:
        """The same words for the start of a sentence."""
        return LimbWords(*(text[0].upper() + text[1:] for text in (self.unknown, self.left, self.right)))


def problems_in(text: str) -> Iterator[str]:
    """Say what is wrong with a sided text, a sentence for each fault, each with what to write."""
    rest = without_tokens(text)
    for match in _SIDE_WORD.finditer(rest.replace(_SOFT_HYPHEN, "")):
        yield (
            f"the word '{match.group()}' fits one side only; write a token such as {{work.ankle}} "
            "(the leg being stretched) or {other.thigh} (the leg that is not)"
        )
    for match in _TOKEN.finditer(text):
        role, dot, part = match.group(1).partition(".")
        if not dot or role not in ("work", "other"):
            yield f"unknown token {match.group()}; write {{work.<part>}} or {{other.<part>}}"
        elif part not in LEG_PARTS + BODY_PARTS:
            yield f"unknown body part in {match.group()}; {_nearest_part(part)}"
    if "{" in rest or "}" in rest:
        yield "a brace without its partner; write a token such as {work.ankle}"


def tokens_in(text: str) -> list[str]:
    """The tokens of a text in their order, without braces, such as `work.ankle`."""
    return _TOKEN.findall(text)


def without_tokens(text: str) -> str:
    """The rest of a text."""
    return _TOKEN.sub("", text)


def limb_words(token: str) -> LimbWords:
    """The wordings of one valid token such as `work.ankle`."""
    role, _, part = token.partition(".")
    if role == "other":
        return LimbWords(f"your other {part}", f"your right {part}", f"your left {part}")
    if part == "leg":
        unknown = "the leg you are stretching"
    elif part == "side":
        unknown = "the side you are stretching"
    elif part in LEG_PARTS:
        unknown = f"the {part} of the leg you are stretching"
    else:
        unknown = f"the {part} on the side you are stretching"
    return LimbWords(unknown, f"your left {part}", f"your right {part}")


def plain(text: str, side: Side | None = None) -> str:
    """The text with its tokens in words: for one working side, or neutral when none is chosen."""
    return "".join(
        getattr(piece, side or "unknown") if isinstance(piece, LimbWords) else piece for piece in _pieces(text)
    )


def html(text: str) -> Markup:
    """The text as HTML that holds all three wordings; styles show the one for the chosen side.

    The neutral words are the only ones shown without styles or script. The search index leaves
    the other two out.
    """
    return Markup().join(
        _limb_html(piece) if isinstance(piece, LimbWords) else escape(piece) for piece in _pieces(text)
    )


def _pieces(text: str) -> Iterator[str | LimbWords]:
    end = 0
    for match in _TOKEN.finditer(text):
        yield text[end : match.start()]
        words = limb_words(match.group(1))
        yield words.capitalised() if _STARTS_SENTENCE.search(text[: match.start()]) else words
        end = match.end()
    yield text[end:]


def _limb_html(words: LimbWords) -> Markup:
    return Markup(
        '<span class="limb"><span class="limb-unknown">{}</span>'
        '<span class="limb-left" data-search-exclude hidden>{}</span>'
        '<span class="limb-right" data-search-exclude hidden>{}</span></span>'
    ).format(words.unknown, words.left, words.right)


def _nearest_part(part: str) -> str:
    near = get_close_matches(part, LEG_PARTS + BODY_PARTS, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return "write one of " + ", ".join(LEG_PARTS + BODY_PARTS)
