"""YAML text to plain data, with the line of every value, and every fault of form as a problem.

The reading is stricter than YAML 1.1: `1:30` stays text instead of turning into 90, `yes` stays
text instead of turning into true, and a key that stands twice is a mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from macros.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

Path_ = tuple[str | int, ...]
"""A value's place in a file, such as ("stretches", 3, "dose", "hold")."""


# The parser in C, where PyYAML has it, reads the files ten times as fast: an edit shows sooner.
_FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FastLoader):  # type: ignore[valid-type, misc] # one of two classes of the same interface
    """Only null, true/false and plain numbers are read as anything but text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", ["t", "f"]),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"^[-+]?[0-9]+\.[0-9]+$", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


@dataclass
class Document:
    """One file's data, and the line at which each value begins."""

    file: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    _lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of the value at a path, or of the nearest thing around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def problem(self, path: Path_, what: str) -> Problem:
        """A problem with the value at a path."""
        return Problem(self.file, self.line(path), show(path), what)


def show(path: Path_) -> str:
    """A path as people write it: `stretches[3].dose.hold`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def read(path: Path, name: str) -> Document:
    """Read one YAML file; `name` is how messages call it. Faults of form end up in `problems`."""
    document = Document(name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        document.problems.append(Problem(name, 1, "", "the file is missing; put it back from the last version"))
        return document
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = "this line is not UTF-8 text; save the file with the encoding UTF-8"
        document.problems.append(Problem(name, line, "", what))
        return document
    tabbed = [
        Problem(name, number, "", "a tab stands in the indentation, which YAML forbids; use spaces, two for each level")
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if tabbed:
        document.problems.extend(tabbed)
        return document
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        document.problems.append(_broken(name, error))
        return document
    if node is None or node.tag == "tag:yaml.org,2002:null":
        document.problems.append(Problem(name, 1, "", "the file is empty; put it back from the last version"))
        return document
    loader = _Loader("")
    try:
        document.data = _build(loader, node, (), document)
    except yaml.YAMLError as error:
        document.problems.append(_broken(name, error))
    finally:
        loader.dispose()
    return document


def _build(loader: _Loader, node: yaml.Node, path: Path_, document: Document) -> Any:  # noqa: ANN401 - YAML holds anything
    document._lines.setdefault(path, node.start_mark.line + 1)  # noqa: SLF001 - same module
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, child, (*path, index), document) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in result:
                first = document.line((*path, key))
                what = f"the key '{key}' stands twice (first in line {first}); keep one of them"
                document.problems.append(Problem(document.file, line, show((*path, key)), what))
                continue
            document._lines[(*path, key)] = line  # noqa: SLF001 - same module
            result[key] = _build(loader, value_node, (*path, key), document)
        return result
    return loader.construct_object(node, deep=True)


def _broken(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    if "mapping values are not allowed" in said:
        advice = "a text that holds ': ' must stand in quotes"
    elif "found character" in said and "cannot start any token" in said:
        advice = "a text that begins with @, `, % or * must stand in quotes"
    elif "expected <block end>" in said or "could not find expected ':'" in said:
        advice = "look at the indentation and the quotes of this line and the one above"
    elif "while scanning a quoted scalar" in str(error) or "end of stream" in said:
        advice = "close the quote or bracket that was opened"
    else:
        advice = "compare this line with a record that works"
    return Problem(name, mark.line + 1 if mark else 1, "", f"this is not valid YAML ({said}); {advice}")
