"""Whether what a record says of its pictures agrees with itself and with the drawings that there are.

Like the checks in `references`, these read the plain data and pass over values of a wrong type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.drawings import HERO, NO_PICTURES, address
from macros.problems import Problem, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from macros.reading import Path_

Found = tuple["Path_", str]


def of_record(record: Mapping[str, Any], drawn: Collection[str]) -> Iterator[Found]:
    """The faults of one stretch, given the names of its drawings; none that only echoes another."""
    stretch, pictures = record["id"], record.get("pictures")
    if not isinstance(pictures, dict):
        return
    shown = dict(_shown(record))
    strangers = {path: name for path, name in shown.items() if name not in pictures}
    yield from ((path, unknown("picture", name, pictures)) for path, name in strangers.items())
    yield from _versions_without_picture(record)
    for name in pictures:
        if name in NO_PICTURES:
            yield ("pictures", name), f"'{name}' is {NO_PICTURES[name]}; choose another name"
        elif name not in shown.values() and not strangers and _has_steps(record):
            yield ("pictures", name), f"nothing shows '{name}'; name it in a step or a version, or take it out"
    for path, what in _undrawn(stretch, [name for name in pictures if name in shown.values()], drawn):
        yield ("pictures", *path), what


def _undrawn(stretch: str, pictures: list[str], drawn: Collection[str]) -> Iterator[Found]:
    poses = f"figures/poses/{stretch}.yml"
    if not drawn:
        yield (), f"'{stretch}' has no drawings yet; write its poses in {poses} and run 'make figures'"
        return
    for name in pictures:
        if name not in drawn:
            where = address(stretch, name)
            yield (name,), f"'{name}' has no drawing {where}; write the pose in {poses} and run 'make figures'"
    if HERO not in drawn:
        where = address(stretch, HERO)
        yield (), f"there is no small picture for lists, {where}; name one in 'hero:' of {poses}, run 'make figures'"


def surplus(records: Mapping[str, Mapping[str, Any]], drawings: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Drawings of stretches that no record names; where a record names one that is missing, only that is said."""
    for stretch, record in records.items():
        drawn, pictures = drawings.get(stretch, ()), record.get("pictures")
        if not isinstance(pictures, dict) or not pictures.keys() <= set(drawn):
            continue
        for name in sorted(set(drawn) - pictures.keys() - NO_PICTURES.keys()):
            what = f"no record names this picture; write '{name}' under pictures of '{stretch}', or delete the file"
            yield Problem(address(stretch, name), 1, "", what)


def _shown(record: Mapping[str, Any]) -> Iterator[tuple[Path_, str]]:
    """Where the record names a picture that the page shows."""
    if isinstance(main := record.get("main_picture"), str):
        yield ("main_picture",), main
    for part in ("steps", "mistakes"):
        for index, entry in _entries(record, part):
            for key in ("picture", "close_up", "like_this"):
                if isinstance(name := entry.get(key), str):
                    yield (part, index, key), name
    for part in ("easier", "harder"):
        for index, variant in _entries(record, part):
            names = variant.get("pictures")
            for place, name in enumerate(names if isinstance(names, list) else []):
                if isinstance(name, str):
                    yield (part, index, "pictures", place), name


def _versions_without_picture(record: Mapping[str, Any]) -> Iterator[Found]:
    for index, variant in _entries(record, "easier"):
        if not variant.get("pictures") and variant.get("stretch") is None:
            what = "an easier version that is no other stretch needs a picture; write pictures: [<name>]"
            yield ("easier", index), what


def _entries(record: Mapping[str, Any], part: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = record.get(part)
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield index, entry


def _has_steps(record: Mapping[str, Any]) -> bool:
    """Whether each step says which picture it shows; where one does not, nothing can be called unused."""
    steps = record.get("steps")
    if not isinstance(steps, list) or not steps:
        return False
    return all(isinstance(step, dict) and isinstance(step.get("picture"), str) for step in steps)
