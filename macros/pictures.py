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
    stretch, pictures = record.get("id"), record.get("pictures")
    if not isinstance(stretch, str) or not isinstance(pictures, dict):
        return
    shown = dict(_shown(record))
    strangers = {path: name for path, name in shown.items() if name not in pictures}
    yield from ((path, unknown("picture", name, pictures)) for path, name in strangers.items())
    yield from _versions_without_picture(record)
    for name in pictures:
        if name in NO_PICTURES:
            yield ("pictures", name), f"'{name}' is {NO_PICTURES[name]}; choose another name"
        elif name not in shown.values():
            if not strangers:
                yield ("pictures", name), f"nothing shows '{name}'; name it in a step or a version, or take it out"
        elif name not in drawn:
            yield ("pictures", name), f"'{name}' has no drawing {address(stretch, name)}; {_how_to_draw(stretch)}"
    if HERO not in drawn:
        what = f"the stretch has no small picture for lists, {address(stretch, HERO)}; name one in 'hero:' of"
        yield ("pictures",), f"{what} {_poses(stretch)} and run 'make figures'"


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
            for key in ("picture", "close_up"):
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


def _how_to_draw(stretch: str) -> str:
    return f"write the pose in {_poses(stretch)} and run 'make figures'"


def _poses(stretch: str) -> str:
    return f"figures/poses/{stretch}.yml"
