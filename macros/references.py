"""What no single record can know: that names are unique, that they lead somewhere, that figures agree.

These checks read the plain data and not the model, so that one run reports them beside the faults
of form, even in a record that the model refuses. Values of a wrong type are passed over here: the
model has named them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import TypeAdapter, ValidationError

from macros import cause_pictures, pictures, sides
from macros.cards import phrases_of_templates
from macros.model import (
    CueName,
    EvidenceLabel,
    Id,
    Kind,
    Mark,
    Place,
    Position,
    SourceKey,
    SourceStatus,
    ToneName,
    Topic,
    Urgency,
)
from macros.problems import unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from macros.problems import Problem
    from macros.reading import Document, Path_

Documents = dict[str, "Document"]
Found = tuple["Path_", str]

_UNIQUE = ("id", "key", "code", "level", "name")
_LISTS_OF_NAMES = ("contraindications", "pictures", "places", "precautions", "sources", "stretches")
_VOCABULARIES = {
    "positions": Position,
    "places": Place,
    "marks": Mark,
    "evidence": EvidenceLabel,
    "statuses": SourceStatus,
    "topics": Topic,
}


_FORMS: dict[str, TypeAdapter[str]] = {"id": TypeAdapter(Id), "key": TypeAdapter(SourceKey)}


@dataclass(frozen=True)
class Names:
    """The names that pages and records may use, in the order of the files.

    None stands for names that cannot be known, because their file or list is broken. That is one
    mistake, and nothing is checked against such names until it is mended.
    """

    stretches: dict[str, str] | None = None
    """Plain names by id."""
    causes: dict[str, str] | None = None
    """The same."""
    sources: Collection[str] | None = None
    phrases: Collection[str] | None = None
    stop_rules: Collection[str] | None = None
    conditions: dict[str, dict[str, Any]] | None = None


def names_in(documents: Documents) -> Names:
    """Collect every name, from valid and from faulty records alike."""
    return Names(
        stretches=_plain_names(_known(documents, "stretches")),
        causes=_plain_names(_known(documents, "causes")),
        sources=_known(documents, "sources", key="key"),
        phrases=_known(documents, "phrases"),
        stop_rules=_known(documents, "phrases", "stop_rules"),
        conditions=_known(documents, "phrases", "conditions"),
    )


def _known(documents: Documents, name: str, part: str = "", key: str = "id") -> dict[str, dict[str, Any]] | None:
    """The records of a list by name; None where the list is broken, or an entry's own name is."""
    entries = _dict(documents[name].data).get(part or name)
    if not isinstance(entries, list) or not entries:
        return None
    if not all(_well_formed(_dict(entry).get(key), key) for entry in entries):
        return None
    return {entry[key]: entry for entry in entries}


def _well_formed(name: object, key: str) -> bool:
    try:
        _FORMS[key].validate_python(name, strict=True)
    except ValidationError:
        return False
    return True


def _plain_names(records: dict[str, dict[str, Any]] | None) -> dict[str, str] | None:
    """Plain names by id; empty where the name is broken."""
    if records is None:
        return None
    return {key: name if isinstance(name := record.get("name"), str) else "" for key, record in records.items()}


def faults(documents: Documents, names: Names, drawings: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Every value that must be unique and is not, every name that leads nowhere, every contradicting figure."""
    for document in documents.values():
        yield from _duplicates(document, document.data, ())
    for name in ("stretches", "causes", "phrases"):
        for path, key in _citations(documents[name]):
            if names.sources is not None and key not in names.sources:
                yield documents[name].problem(path, unknown("source", key, names.sources))
    for base, record in _records(documents, "stretches"):
        for path, what in _stretch(record, names):
            yield documents["stretches"].problem((*base, *path), what)
    yield from (problem for document in documents.values() for problem in _said_twice(document))
    yield from _pictures(documents, drawings)
    yield from _undrawn(documents)
    for name, check in (("phrases", _phrases), ("routines", _routines), ("cues", _cues)):
        if isinstance(documents[name].data, dict):
            yield from (documents[name].problem(path, what) for path, what in check(documents, names))


def _pictures(documents: Documents, drawings: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    for base, record in _records(documents, "stretches"):
        if _well_formed(name := record.get("id"), "id"):
            for path, what in pictures.of_record(record, drawings.get(str(name), ())):
                yield documents["stretches"].problem((*base, *path), what)
    if (records := _known(documents, "stretches")) is not None:
        yield from pictures.surplus(records, drawings)


def _undrawn(documents: Documents) -> Iterator[Problem]:
    """Causes whose picture has words but no drawings."""
    for base, record in _records(documents, "causes"):
        if _well_formed(name := record.get("id"), "id"):
            for address in cause_pictures.missing(str(name)):
                what = f"the drawing {address} is missing; draw it in figures/causes.py, or put it back"
                yield documents["causes"].problem((*base, "picture"), what)


def unused(
    documents: Documents, names: Names, cited_on_pages: Iterable[str], phrases_on_pages: Iterable[str]
) -> Iterator[Problem]:
    """Sources that neither a record nor a page cites, and shared sentences that nothing shows."""
    yield from _unshown_phrases(documents, phrases_on_pages)
    phrases = _dict(documents["phrases"].data)
    citing = (names.stretches, names.causes, names.stop_rules, names.conditions, phrases.get("care_cards"))
    if names.sources is None or None in citing:
        return
    cited = {key for name in ("stretches", "causes", "phrases") for _, key in _citations(documents[name])}
    cited.update(cited_on_pages)
    for path, record in _records(documents, "sources"):
        if isinstance(key := record.get("key"), str) and key not in cited:
            what = f"nobody cites '{key}'; cite it in a record or on a page with source(\"{key}\"), or take it out"
            yield documents["sources"].problem((*path, "key"), what)


def _unshown_phrases(documents: Documents, phrases_on_pages: Iterable[str]) -> Iterator[Problem]:
    shown = phrases_of_templates().union(phrases_on_pages)
    for path, record in _records(documents, "phrases"):
        name = record.get("id")
        if isinstance(name, str) and _well_formed(name, "id") and name not in shown:
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


def _text(record: dict[str, Any], key: str) -> str:
    return value if isinstance(value := record.get(key), str) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


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


def _said_twice(document: Document) -> Iterator[Problem]:
    for where, value in _walk(document.data):
        if where and where[-1] in _LISTS_OF_NAMES:
            texts = _strings(value)
            for place, (index, text) in enumerate(texts):
                if any(text == before for _, before in texts[:place]):
                    yield document.problem((*where, index), f"'{text}' stands twice in this list; keep one of them")


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
    if isinstance(rule, str) and names.stop_rules is not None and rule not in names.stop_rules:
        yield ("stop_rule",), unknown("stop rule", rule, names.stop_rules)
    for part, words in (("contraindications", "leave_out"), ("precautions", "take_care")):
        for index, condition in _strings(record.get(part)):
            yield from (((part, index), what) for what in _condition(record, names, part, condition, words))
    for path, value in _walk(record):
        if path and path[-1] == "stretch" and isinstance(value, str):
            if value == record.get("id"):
                yield path, "a stretch is not its own version; write the id of another, or take it out"
            elif names.stretches is not None and value not in names.stretches:
                yield path, unknown("stretch", value, names.stretches)
        elif path and path[-1] == "dose":
            yield from (((*path, *where), what) for where, what in _dose(_dict(value)))
    yield from _laterality(record)


def _fit(fit: dict[str, Any], names: Names) -> Iterator[Found]:
    if names.causes is None or not fit:
        return
    strangers = [cause for cause in fit if cause not in names.causes]
    for cause in strangers:
        yield ("fit", cause), unknown("cause", cause, names.causes)
    for cause in names.causes:
        if cause not in fit and not strangers:
            yield ("fit",), f"the cause '{cause}' is missing; write '{cause}:' with mark, reason and sources"


def _laterality(record: dict[str, Any]) -> Iterator[Found]:
    laterality = record.get("laterality")
    if laterality in ("bilateral", "alternating"):
        for path, value in _walk(record):
            if isinstance(value, str) and sides.tokens_in(value):
                what = f"a stretch that is {laterality} works no single side; write the sentence without a token"
                yield path, what
    steps = record.get("steps")
    texts = [_dict(step).get("text") for step in steps] if isinstance(steps, list) else []
    readable = all(isinstance(text, str) for text in texts)
    if laterality == "unilateral" and texts and readable and not any("{work." in str(text) for text in texts):
        yield ("steps",), "a unilateral stretch must name the limb being stretched; write a token such as {work.ankle}"


def _condition(record: dict[str, Any], names: Names, part: str, condition: str, words: str) -> Iterator[str]:
    if names.conditions is not None and condition not in names.conditions:
        yield unknown("condition", condition, names.conditions)
    elif names.conditions is not None and names.conditions[condition].get(words) is None:
        yield f"'{condition}' has no '{words}' words in phrases.yml, which {part} show; write them there"
    if part == "precautions" and condition in [name for _, name in _strings(record.get("contraindications"))]:
        yield f"'{condition}' is among the contraindications already; keep it in one of the two lists"


def _dose(dose: dict[str, Any]) -> Iterator[Found]:
    yield from _counted(dose)
    published = _dict(dose.get("published"))
    for part in ("hold", "repetitions", "sessions_per_day"):
        match (_figure(dose.get(part)), [_figure(bound) for bound in _list(published.get(part))]):
            case (int() as value, [int() as low, int() as high]):
                if low > high:
                    yield ("published", part), f"[{low}, {high}] runs backwards; write [{high}, {low}]"
                elif not low <= value <= high:
                    what = (
                        f"{value} is outside the published range of {low} to {high}; write a number from {low} to "
                        f"{high}, or widen published.{part} and name the source that gives it"
                    )
                    yield (part,), what


def _counted(dose: dict[str, Any]) -> Iterator[Found]:
    """A hold counts its seconds, of which sources give a range or its note says more; a movement, those of its pace."""
    kind, published = dose.get("kind"), dose.get("published")
    if kind not in get_args(Kind):
        return
    counted, other = ("hold", "pace") if kind == "hold" else ("pace", "hold")
    if dose.get(counted) is None:
        yield (), f"a dose of kind {kind} needs '{counted}'; write a whole number of seconds, such as {counted}: 10"
    if dose.get(other) is not None:
        yield (other,), f"a dose of kind {kind} takes no '{other}'; take it out, or change kind"
    if kind == "hold" and isinstance(published, dict) and published.get("hold") is None:
        if "hold" not in published:
            what = "lacks the range of the hold; write hold: [lowest, highest] in seconds, or null if no source says"
            yield ("published",), what
        elif not dose.get("note"):
            yield ("published", "hold"), "no source gives seconds; say in the dose's 'note' where yours come from"


def _figure(value: object) -> int | None:
    """A whole number; true and false are none, though Python counts with them."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _phrases(documents: Documents, names: Names) -> Iterator[Found]:
    levels = _values(_records(documents, "phrases", "care_cards"), "level")
    for level in get_args(Urgency):
        if levels and level not in levels:
            yield ("care_cards",), f"there is no card of the level '{level}'; write one"
    vocabulary = _dict(_dict(documents["phrases"].data).get("vocabulary"))
    for name, values in _VOCABULARIES.items():
        yield from (
            (("vocabulary", name, *path), what) for path, what in _terms(vocabulary.get(name), get_args(values))
        )
    if names.phrases is not None:
        for phrase in sorted(phrases_of_templates() - set(names.phrases)):
            yield ("phrases",), f"the phrase '{phrase}' is missing; write an entry with id: {phrase}"
    yield from _conditions_and_rules(documents, names)


def _cues(documents: Documents, _names: Names) -> Iterator[Found]:
    for part, values in (("cues", get_args(CueName)), ("tones", get_args(ToneName))):
        found = _dict(documents["cues"].data).get(part)
        yield from (((part, *path), what) for path, what in _terms(found, values))


def _terms(terms: object, values: tuple[str, ...]) -> Iterator[Found]:
    """A vocabulary holds each value once; where one is misspelt, it is not also missing."""
    found = [_dict(term).get("id") for term in _list(terms)]
    if not all(isinstance(value, str) for value in found):
        return
    strangers = [index for index, value in enumerate(found) if value not in values]
    for index in strangers:
        yield (index, "id"), unknown("value", str(found[index]), values)
    for value in values if found and not strangers else ():
        if value not in found:
            yield (), f"the words for '{value}' are missing; write an entry with id: {value}"


def _conditions_and_rules(documents: Documents, names: Names) -> Iterator[Found]:
    yield from _stop_rules(documents, names)
    named = _named_by_stretches(documents)
    for path, condition in _records(documents, "phrases", "conditions"):
        name = condition.get("id")
        if condition.get("every_stretch") is True:
            if condition.get("take_care") is None:
                yield path, "a condition that every stretch shows needs 'take_care' words; write them"
        elif names.stretches is not None and isinstance(name, str) and name not in named:
            yield (*path, "id"), f"no stretch names '{name}'; name it in one, or take it out"


def _stop_rules(documents: Documents, names: Names) -> Iterator[Found]:
    rules = _records(documents, "phrases", "stop_rules")
    extended = {name: base for _, rule in rules if (name := _text(rule, "id")) and (base := _text(rule, "extends"))}
    named = _named_by_stretches(documents).union(extended.values())
    said: dict[str, str] = {}
    circles: set[str] = set()
    for path, rule in rules:
        name, base = _text(rule, "id"), _text(rule, "extends")
        if names.stretches is not None and name and name not in named:
            yield (*path, "id"), f"no stretch names '{name}'; name it in one, or take it out"
        if base and names.stop_rules is not None and base not in names.stop_rules:
            yield (*path, "extends"), unknown("stop rule", base, names.stop_rules)
        circle = _circle(name, extended)
        if len(circle) == 1:
            yield (*path, "extends"), "a stop rule does not extend itself; write the id of another, or take it out"
        elif circle and circles.isdisjoint(circle):
            way = " extends ".join(f"'{each}'" for each in (*circle, name))
            yield (*path, "extends"), f"{way}, which goes round in a circle; take 'extends' out of one of them"
        circles.update(circle)
        for index, line in _strings(rule.get("lines")):
            if line in said:
                what = f"'{said[line]}' says this already; take the line out, and extend that rule if this one does not"
                yield (*path, "lines", index), what
            said.setdefault(line, name)


def _circle(name: str, extended: dict[str, str]) -> list[str]:
    """The rules on the way from a rule back to itself; none where the way ends, or goes round without it."""
    way = [name]
    while (base := extended.get(way[-1])) and base not in way:
        way.append(base)
    return way if base == name and name else []


def _named_by_stretches(documents: Documents) -> set[str]:
    """The ids of the stop rules and conditions that stretches name."""
    stretches = [record for _, record in _records(documents, "stretches")]
    named = {rule for record in stretches if isinstance(rule := record.get("stop_rule"), str)}
    for record in stretches:
        for part in ("contraindications", "precautions"):
            named.update(name for _, name in _strings(record.get(part)))
    return named


def _routines(documents: Documents, names: Names) -> Iterator[Found]:
    routines = _records(documents, "routines")
    yield from _counts([routine.get("cause", "") for _, routine in routines], names)
    fits = {
        name: _dict(record.get("fit"))
        for _, record in _records(documents, "stretches")
        if isinstance(name := record.get("id"), str)
    }
    for path, routine in routines:
        cause = routine.get("cause")
        if isinstance(cause, str) and names.causes is not None and cause not in names.causes:
            yield (*path, "cause"), unknown("cause", cause, names.causes)
        for index, name in _strings(routine.get("stretches")):
            place: Path_ = (*path, "stretches", index)
            if names.stretches is not None and name not in names.stretches:
                yield place, unknown("stretch", name, names.stretches)
            for key, fit in fits.get(name, {}).items():
                if cause in (None, key) and _dict(fit).get("mark") == "leave_out":
                    yield place, f"'{name}' is marked leave_out for {key}; write another stretch"


def _counts(causes: list[Any], names: Names) -> Iterator[Found]:
    """Each cause has one routine; nothing is counted while a routine's cause is not known."""
    if not causes or names.causes is None:
        return
    if not all(cause is None or (isinstance(cause, str) and cause in names.causes) for cause in causes):
        return
    counts = Counter(causes)
    for cause in (None, *names.causes):
        if counts[cause] != 1:
            whom, shown = ("people who know no cause", "null") if cause is None else (f"'{cause}'", cause)
            yield ("routines",), f"there are {counts[cause]} routines for {whom}; write one with cause: {shown}"
