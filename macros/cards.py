"""The macros that pages call. Each draws one template from the library; all text is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup

from macros import cause_pictures, cautions, edition, player, sides, wording
from macros.drawings import BODY
from macros.model import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from macros.library import Library
    from macros.model import Stretch, Variant

_TEMPLATE_FILES = Path(__file__).parent / "templates"
_PARTIALS = Path(__file__).parent.parent / "overrides" / "partials"
"""What the page frame shows too."""

LEVELS: tuple[str, ...] = get_args(Urgency)

Item = str | tuple[str, ...] | list[str]


@dataclass(frozen=True)
class Site:
    """The library, seen from one page."""

    library: Library
    root: str
    """The relative address of the home page, such as `../../`."""

    def url(self, address: str) -> str:
        """The relative address of a page of this site, such as `get-help/`."""
        return self.root + address

    def draw(self, template: str, **variables: object) -> str:
        """Render a template; every macro's result is one block of HTML without blank lines around it."""
        return _TEMPLATES.get_template(template).render(site=self, library=self.library, **variables).strip()


def root_of(page_url: str) -> str:
    """The way from a page back to the home page."""
    return "../" * page_url.count("/") or "./"


def stretch(site: Site, stretch_id: str) -> str:
    """A whole stretch: all of its page but the title."""
    record = site.library.stretches[stretch_id]
    return site.draw(
        "stretch.html", stretch=record, cautions=cautions.of_stretch(site.library, record), timer=_timer(site, record)
    )


def compact_cards(site: Site, *stretch_ids: str) -> str:
    """Small cards that lead to stretches."""
    return site.draw("compact_cards.html", stretches=[site.library.stretches[name] for name in stretch_ids])


def stretch_list(site: Site) -> str:
    """All stretches by position, with the filter."""
    groups = [
        (term, [record for record in site.library.stretches.values() if record.position == term.id])
        for term in site.library.terms["positions"].values()
    ]
    positions = [term for term, records in groups if records]
    return site.draw("stretch_list.html", groups=groups, positions=positions, causes=site.library.causes.values())


def side_chooser(site: Site) -> str:
    """Ask which leg hurts."""
    return site.draw("side_chooser.html", uid="page", get_help_url=site.url("get-help/"))


def skin_chooser(site: Site) -> str:
    """Ask which skin colour the person in the pictures shall have."""
    return site.draw("skin_chooser.html")


def care_card(site: Site, level: str, *, brief: bool = False) -> str:
    """When to get help, for one level of urgency."""
    return site.draw("care_card.html", card=site.library.care_cards[level], brief=brief)


def help_now(site: Site) -> str:
    """The warning signs in one line, and the way to all of them."""
    return site.draw("help_now.html")


def signs_by_topic(site: Site, level: str) -> str:
    """The signs of one care card that have a topic, by topic."""
    signs = site.library.care_cards[level].signs
    groups = [
        (term, [sign for sign in signs if sign.topic == term.id]) for term in site.library.terms["topics"].values()
    ]
    return site.draw("signs_by_topic.html", groups=[(term, found) for term, found in groups if found])


def stop_rule(site: Site, rule_id: str, *, brief: bool = False) -> str:
    """When to stop: a whole rule, or its first line."""
    return site.draw("stop_rule_on_page.html", rule=site.library.stop_rules[rule_id], brief=brief)


def ask_first(site: Site, *condition_ids: str) -> str:
    """Who asks a professional first: people in these situations, and in those that hold for every stretch."""
    conditions = [site.library.conditions[name] for name in condition_ids]
    return site.draw("ask_first.html", cautions=cautions.take_care(site.library, conditions))


def emergency_numbers(site: Site) -> str:
    """Whom to call, by country."""
    return site.draw("emergency_numbers.html", numbers=site.library.phrase_file.emergency_numbers)


def do_list(site: Site, items: Sequence[Item]) -> str:
    """Things to do."""
    return site.draw("do_list.html", do=True, items=[_item(item) for item in items])


def dont_list(site: Site, items: Sequence[Item]) -> str:
    """Things not to do."""
    return site.draw("do_list.html", do=False, items=[_item(item) for item in items])


def cause_list(site: Site) -> str:
    """The causes as cards."""
    return site.draw("cause_list.html", causes=site.library.causes.values())


def cause_summary(site: Site, cause_id: str) -> str:
    """One cause at a glance."""
    return site.draw("cause_summary.html", cause=site.library.causes[cause_id])


def cause_picture(site: Site, cause_id: str) -> str:
    """The usual body beside the body with one cause."""
    return site.draw("cause_picture.html", cause=site.library.causes[cause_id], sample=cause_pictures.drawing)


def cause_stretches(site: Site, cause_id: str) -> str:
    """The stretches by how they fit one cause, with the reasons."""
    return site.draw("cause_stretches.html", groups=site.library.by_mark(cause_id))


def fit_table(site: Site) -> str:
    """All stretches and all causes."""
    return site.draw("fit_table.html")


def routines(site: Site) -> str:
    """Every ready-made sheet, and the form that chooses one."""
    sheets = []
    for routine in site.library.routine_file.routines:
        stretches = [site.library.stretches[name] for name in routine.stretches]
        sheets.append((routine, stretches, cautions.of_sheet(site.library, stretches), wording.reviews(stretches)))
    return site.draw("routines.html", sheets=sheets, edition=edition.edition())


def routine_players(site: Site) -> str:
    """Every ready-made routine to be played, and the form that chooses one."""
    routines = [
        (routine, [(each, _easier(site, each.stretch)) for each in player.exercises(site.library, routine)])
        for routine in site.library.routine_file.routines
    ]
    return site.draw(
        "player.html",
        routines=routines,
        switch_seconds=wording.SWITCH_SECONDS,
        change_seconds=player.CHANGE_SECONDS,
    )


def cue_table(site: Site) -> str:
    """What the timer and the player say and sound, and when."""
    return site.draw("cue_table.html")


def cue_list(site: Site) -> str:
    """What is said and heard in the first ready-made routine, moment by moment."""
    routine = site.library.routine_file.routines[0]
    return site.draw(
        "cue_list.html",
        routine=routine,
        exercises=player.exercises(site.library, routine),
        switch_seconds=wording.SWITCH_SECONDS,
        change_seconds=player.CHANGE_SECONDS,
    )


def evidence_labels(site: Site) -> str:
    """What the evidence labels mean."""
    return site.draw("labels.html", terms=site.library.terms["evidence"].values(), prefix="evidence")


def source(site: Site, *source_keys: str) -> str:
    """Links to sources, within a sentence."""
    return site.draw("source.html", keys=source_keys)


def source_list(site: Site) -> str:
    """All sources with their status."""
    return site.draw("source_list.html")


def source_marks(site: Site) -> str:
    """What the marks of the source list mean; a mark that no source has is left out."""
    used = {record.status for record in site.library.sources.values()}
    terms = [term for term in site.library.terms["statuses"].values() if term.id in used]
    return site.draw("labels.html", terms=terms, prefix="status")


def phrase(site: Site, phrase_id: str) -> str:
    """One shared sentence."""
    return site.draw("phrase.html", text=site.library.phrases[phrase_id])


def picture_gallery(site: Site) -> str:
    """Every picture, on either side and in all colours, for those who draw and check them."""
    views = {view: site.library.phrases[phrase_id] for view, phrase_id in _WORDS_OF_THE_BODY.items()}
    return site.draw("picture_gallery.html", skins=range(1, 6), body=BODY, views=views)


_WORDS_OF_THE_BODY = {"where-it-runs": "picture-of-the-way", "saddle-area": "picture-of-the-saddle"}
"""The shared sentence that tells each view of the body."""


def body_picture(site: Site, body_view: str, phrase_id: str) -> str:
    """The body from behind with a place marked on it, told in words by a shared sentence."""
    return site.draw("body_picture.html", drawing=f"{BODY}/{body_view}", words=site.library.phrases[phrase_id])


MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro
    for macro in (
        ask_first,
        body_picture,
        care_card,
        cause_list,
        cause_picture,
        cause_stretches,
        cause_summary,
        compact_cards,
        cue_list,
        cue_table,
        do_list,
        dont_list,
        emergency_numbers,
        evidence_labels,
        fit_table,
        help_now,
        phrase,
        picture_gallery,
        routine_players,
        routines,
        side_chooser,
        skin_chooser,
        signs_by_topic,
        source,
        source_list,
        source_marks,
        stop_rule,
        stretch,
        stretch_list,
    )
}
"""The macros by the name that pages call."""


def _timer(site: Site, record: Stretch) -> Callable[[Variant | None], Markup]:
    """What draws the timer of a stretch, or of a version with a dose of its own."""
    versions = (*record.easier, *record.harder)

    def draw(variant: Variant | None) -> Markup:
        dose = variant.dose if variant and variant.dose else record.dose
        variables: dict[str, Any] = {
            "stretch": record,
            "dose": dose,
            "hold_choices": wording.hold_choices(dose),
            "switch_seconds": wording.SWITCH_SECONDS,
            "dose_words": wording.dose_sentences(dose, record.laterality),
            "cue": sides.html(record.cue if variant is None else variant.steps[-1]),
            "rule": site.library.stop_rules[record.stop_rule],
            "easier": [_version(site, easier) for easier in record.easier if easier is not variant],
            "get_help_url": site.url("get-help/"),
            "uid": "main" if variant is None else f"version-{versions.index(variant)}",
        }
        return Markup(site.draw("hold_timer.html", **variables))  # noqa: S704 - drawn by an escaping template

    return draw


def _version(site: Site, variant: Variant) -> dict[str, object]:
    url = site.url(f"stretches/{variant.stretch}/") if variant.stretch else None
    note = [variant.dose.note] if variant.dose and variant.dose.note else []
    return {"name": variant.name, "url": url, "steps": [*map(sides.html, variant.steps), *note]}


def _easier(site: Site, record: Stretch) -> list[dict[str, object]]:
    return [_version(site, easier) for easier in record.easier]


def _item(item: Item) -> tuple[str, tuple[str, ...]]:
    if isinstance(item, str):
        return item, ()
    text, *keys = item
    return text, tuple(keys)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader((_TEMPLATE_FILES, _PARTIALS)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        plain=sides.plain,
        sided=sides.html,
        place_label=lambda place, library: library.terms["places"][place].label,
    )
    environment.globals.update(
        date_in_words=wording.date_in_words,
        dose_line=wording.dose_line,
        dose_sentences=wording.dose_sentences,
        minutes=wording.minutes,
        often=wording.often,
        capitalise=capitalise,
        exercise_words=wording.exercise_words,
        session_words=session_words,
    )
    return environment


def session_words(library: Library, *, player: bool) -> dict[str, Any]:
    """The words of the timer, or of the player, that no single stretch has."""
    return {
        "headlines": {
            "idle": "Ready?",
            "paused": "Paused",
            "away": "Waiting for you",
            "waiting": "Ready when you are",
            "stopped": "Stopped",
            "done": "Finished",
            "lead-in": "Get ready",
            "hold": "Hold",
            "move": "Move slowly",
            "rest": "Rest",
            "switch": "Change legs",
            "come-out": "Come out of it",
        },
        "main": {
            "start": "Start",
            "pause": "Pause",
            "resume": "Resume",
            "reset": "Start again",
            "goOn": "Go on",
            "ready": "I am ready",
            "skip": "Go on with the next stretch",
            "finish": "End here",
        },
        "say": library.said(player=player),
        "seconds": {"one": "second", "other": "seconds"},
        "ofAll": "of {all}",
        "times": {"one": "time", "other": "times"},
        "minutes": {"one": "about {n} minute", "other": "about {n} minutes"},
        "test": "This is how the voice sounds.",
        "notices": {
            "blocked": "The browser blocks the sound. To let it through, press Pause and then Resume.",
            "no-voice": "This device has no English voice that works now, so you hear sounds.",
            "no-lock": "This browser cannot keep the screen on. Please set your screen to stay on for longer.",
        },
    }


def capitalise(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


_TEMPLATES = _environment()


@cache
def phrases_of_templates() -> frozenset[str]:
    """The shared sentences that templates show without a page asking for them: each `library.phrases["…"]`."""
    shown = set()
    for name in FileSystemLoader(_TEMPLATE_FILES).list_templates():
        text = (_TEMPLATE_FILES / name).read_text(encoding="utf-8")
        for node in _TEMPLATES.parse(text).find_all(nodes.Getitem):
            match node:
                case nodes.Getitem(node=nodes.Getattr(attr="phrases"), arg=nodes.Const(value=str() as phrase)):
                    shown.add(phrase)
    return frozenset(shown)
