"""What no single record can know: that names are unique, that they lead somewhere, that figures agree.

These checks read the plain data and not the model, so that one run reports them beside the faults
of form, even in a record that the model refuses. Values of a wrong type are passed over here: the
model has named them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from macros import sides
from macros.model import EvidenceLabel, Mark, Place, Position, SourceStatus, Urgency
from macros.problems import unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from macros.problems import Problem
    from macros.reading import Document, Path_

Documents = dict[str, "Document"]
Found = tuple["Path_", str]

PHRASES_OF_TEMPLATES = frozenset(
    {
        "before-you-start-1",
        "before-you-start-2",
        "before-you-start-3",
        "both-legs-warning",
        "if-then",
        "leg-is-the-guide",
        "limits",
        "log-moving-down",
        "log-moving-up",
        "log-small-change",
        "log-weakness",
        "not-reviewed",
        "pain-key-carry-on",
        "pain-key-do-less",
        "pain-key-next-day",
        "pain-key-stop",
    }
)
"""Sentences of phrases.yml that the templates show without a page asking for them."""

_UNIQUE = ("id", "key", "code", "level", "name")
_VOCABULARIES = {
    "positions": Position,
    "places": Place,
    "marks": Mark,
    "evidence": EvidenceLabel,
    "statuses": SourceStatus,
}


@dataclass(frozen=True)
class Names:
    """The names that pages and records may use."""

    stretches: dict[str, str] = field(default_factory=dict)
    """Plain names by id."""
    causes: Collection[str] = ()
    sources: Collection[str] = ()
    phrases: Collection[str] = ()
    stop_rules: Collection[str] = ()
    conditions: dict[str, dict[str, Any]] = field(default_factory=dict)


def names_in(documents: Documents) -> Names:
    """Collect every name, from valid and from faulty records alike."""
    conditions = _records(documents, "phrases", "conditions")
    return Names(
        stretches={
            str(record["id"]): str(record.get("name", ""))
            for _, record in _records(documents, "stretches")
            if "id" in record
        },
        causes=_values(_records(documents, "causes"), "id"),
        sources=_values(_records(documents, "sources"), "key"),
        phrases=_values(_records(documents, "phrases"), "id"),
        stop_rules=_values(_records(documents, "phrases", "stop_rules"), "id"),
        conditions={str(record["id"]): record for _, record in conditions if "id" in record},
    )


def faults(documents: Documents, names: Names) -> Iterator[Problem]:
    """Every value that must be unique and is not, every name that leads nowhere, every contradicting figure."""
    for document in documents.values():
        yield from _duplicates(document, document.data, ())
    for name in ("stretches", "causes", "phrases"):
        for path, key in _citations(documents[name]):
            if key not in names.sources:
                yield documents[name].problem(path, unknown("source", key, names.sources))
    for base, record in _records(documents, "stretches"):
        for path, what in _stretch(record, names):
            yield documents["stretches"].problem((*base, *path), what)
    for name, check in (("phrases", _phrases), ("routines", _routines)):
        if isinstance(documents[name].data, dict):
            yield from (documents[name].problem(path, what) for path, what in check(documents, names))


def unused(documents: Documents, cited_on_pages: Iterable[str], phrases_on_pages: Iterable[str]) -> Iterator[Problem]:
    """Sources that neither a record nor a page cites, and shared sentences that nothing shows."""
    cited = {key for name in ("stretches", "causes", "phrases") for _, key in _citations(documents[name])}
    cited.update(cited_on_pages)
    for path, record in _records(documents, "sources"):
        if isinstance(key := record.get("key"), str) and key not in cited:
            what = f"nobody cites '{key}'; cite it in a record or on a page with source(\"{key}\"), or take it out"
            yield documents["sources"].problem((*path, "key"), what)
    shown = PHRASES_OF_TEMPLATES.union(phrases_on_pages)
    for path, record in _records(documents, "phrases"):
        if isinstance(name := record.get("id"), str) and name not in shown:
            what = f"no page shows '{name}'; show it with phrase(\"{name}\"), or take it out"
            yield documents["phrases"].problem((*path, "id"), what)


def _records(documents: Documents, name: str, key: str = "") -> list[tuple[Path_, dict[str, Any]]]:
    """The records of a list in a file, each with its path; the list is called like the file by default."""
    entries = _dict(documents[name].data).get(key or name)
    if not isinstance(entries, list):
        return []
    return [((key or name, index), entry) for index, entry in enumerate(entries) if isinstance(entry, dict)]


def _values(records: list[tuple[Path_, dict[str, Any]]], key: str) -> list[str]:
    return [record[key] for _, record in records if isinstance(record.get(key), str)]


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _strings(value: object) -> list[tuple[int, str]]:
    return [(i, text) for i, text in enumerate(value) if isinstance(text, str)] if isinstance(value, list) else []


def _walk(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield from _walk(entry, (*path, key))


def _citations(document: Document) -> Iterator[Found]:
    for path, value in _walk(document.data):
        if path and path[-1] == "sources":
            yield from (((*path, index), key) for index, key in _strings(value))


def _duplicates(document: Document, data: object, path: Path_) -> Iterator[Problem]:
    for where, value in _walk(data, path):
        if not isinstance(value, list) or "easier" in where or "harder" in where:
            continue
        for key in _UNIQUE:
            first: dict[str, int] = {}
            for index, entry in enumerate(value):
                taken = _dict(entry).get(key)
                if not isinstance(taken, str):
                    continue
                if taken in first:
                    line = document.line((*where, first[taken], key))
                    what = f"the {key} '{taken}' is taken (line {line}); each {key} must be unique, write another"
                    yield document.problem((*where, index, key), what)
                first.setdefault(taken, index)


def _stretch(record: dict[str, Any], names: Names) -> Iterator[Found]:
    yield from _fit(_dict(record.get("fit")), names)
    rule = record.get("stop_rule")
    if isinstance(rule, str) and rule not in names.stop_rules:
        yield ("stop_rule",), unknown("stop rule", rule, names.stop_rules)
    for part, words in (("contraindications", "leave_out"), ("precautions", "take_care")):
        for index, condition in _strings(record.get(part)):
            yield from (((part, index), what) for what in _condition(record, names, part, condition, words))
    for path, value in _walk(record):
        if path and path[-1] == "stretch" and isinstance(value, str):
            if value == record.get("id"):
                yield path, "a stretch is not its own version; write the id of another, or take it out"
            elif value not in names.stretches:
                yield path, unknown("stretch", value, names.stretches)
        elif path and path[-1] == "dose":
            yield from (((*path, *where), what) for where, what in _dose(_dict(value)))
    yield from _laterality(record)


def _fit(fit: dict[str, Any], names: Names) -> Iterator[Found]:
    for cause in fit:
        if cause not in names.causes:
            yield ("fit", cause), unknown("cause", cause, names.causes)
    for cause in names.causes if fit else ():
        if cause not in fit:
            yield ("fit",), f"the cause '{cause}' is missing; write '{cause}:' with mark, reason and sources"


def _laterality(record: dict[str, Any]) -> Iterator[Found]:
    laterality = record.get("laterality")
    if laterality in ("bilateral", "alternating"):
        for path, value in _walk(record):
            if isinstance(value, str) and sides.tokens_in(value):
                what = f"a stretch that is {laterality} works no single side; write the sentence without a token"
                yield path, what
    steps = [str(step.get("text")) for step in map(_dict, record.get("steps") or ())]
    if laterality == "unilateral" and steps and not any("{work." in step for step in steps):
        yield ("steps",), "a unilateral stretch must name the limb being stretched; write a token such as {work.ankle}"


def _condition(record: dict[str, Any], names: Names, part: str, condition: str, words: str) -> Iterator[str]:
    if condition not in names.conditions:
        yield unknown("condition", condition, names.conditions)
    elif names.conditions[condition].get(words) is None:
        yield f"'{condition}' has no '{words}' words in phrases.yml, which {part} show; write them there"
    if part == "precautions" and condition in (record.get("contraindications") or ()):
        yield f"'{condition}' is among the contraindications already; keep it in one of the two lists"


def _dose(dose: dict[str, Any]) -> Iterator[Found]:
    published = _dict(dose.get("published"))
    for part in ("hold", "repetitions", "sessions_per_day"):
        match (dose.get(part), published.get(part)):
            case (int() as value, [int() as low, int() as high]):
                if low > high:
                    yield ("published", part), f"[{low}, {high}] runs backwards; write [{high}, {low}]"
                elif not low <= value <= high:
                    what = (
                        f"{value} is outside the published range of {low} to {high}; write a number from {low} to "
                        f"{high}, or widen published.{part} and name the source that gives it"
                    )
                    yield (part,), what


def _phrases(documents: Documents, names: Names) -> Iterator[Found]:
    data = documents["phrases"].data
    levels = _values(_records(documents, "phrases", "care_cards"), "level")
    for level in get_args(Urgency):
        if level not in levels:
            yield ("care_cards",), f"there is no card of the level '{level}'; write one"
    for name, values in _VOCABULARIES.items():
        terms = _dict(data.get("vocabulary")).get(name)
        found = [_dict(term).get("id") for term in terms] if isinstance(terms, list) else []
        for value in get_args(values):
            if value not in found:
                yield ("vocabulary", name), f"the words for '{value}' are missing; write an entry with id: {value}"
        for index, value in enumerate(found):
            if value not in get_args(values):
                yield ("vocabulary", name, index, "id"), unknown("value", str(value), get_args(values))
    for phrase in sorted(PHRASES_OF_TEMPLATES - set(names.phrases)):
        yield ("phrases",), f"the phrase '{phrase}' is missing; write an entry with id: {phrase}"
    yield from _conditions_and_rules(documents)


def _conditions_and_rules(documents: Documents) -> Iterator[Found]:
    stretches = [record for _, record in _records(documents, "stretches")]
    named = {record.get("stop_rule") for record in stretches if isinstance(record.get("stop_rule"), str)}
    for record in stretches:
        for part in ("contraindications", "precautions"):
            named.update(name for _, name in _strings(record.get(part)))
    for path, rule in _records(documents, "phrases", "stop_rules"):
        if stretches and rule.get("id") not in named:
            yield (*path, "id"), f"no stretch names '{rule.get('id')}'; name it in one, or take it out"
    for path, condition in _records(documents, "phrases", "conditions"):
        if condition.get("every_stretch") is True:
            if condition.get("take_care") is None:
                yield path, "a condition that every stretch shows needs 'take_care' words; write them"
        elif stretches and condition.get("id") not in named:
            yield (*path, "id"), f"no stretch names '{condition.get('id')}'; name it in one, or take it out"


def _routines(documents: Documents, names: Names) -> Iterator[Found]:
    routines = _records(documents, "routines")
    counts = Counter(str(routine.get("cause")) for _, routine in routines)
    for cause in (None, *names.causes):
        if counts[str(cause)] != 1:
            whom, shown = ("people who know no cause", "null") if cause is None else (f"'{cause}'", cause)
            yield ("routines",), f"there are {counts[str(cause)]} routines for {whom}; write one with cause: {shown}"
    fits = {record.get("id"): _dict(record.get("fit")) for _, record in _records(documents, "stretches")}
    for path, routine in routines:
        cause = routine.get("cause")
        if isinstance(cause, str) and cause not in names.causes:
            yield (*path, "cause"), unknown("cause", cause, names.causes)
        for index, name in _strings(routine.get("stretches")):
            place: Path_ = (*path, "stretches", index)
            if name not in names.stretches:
                yield place, unknown("stretch", name, names.stretches)
            for key, fit in fits.get(name, {}).items():
                if cause in (None, key) and _dict(fit).get("mark") == "leave_out":
                    yield place, f"'{name}' is marked leave_out for {key}; write another stretch"
