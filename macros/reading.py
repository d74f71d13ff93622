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
    from collections.abc import Sequence
    from pathlib import Path

Path_ = tuple[str | int, ...]
"""A value's place in a file, such as ("stretches", 3, "dose", "hold")."""


# The parser in C, where PyYAML has it, reads the files ten times as fast: an edit shows sooner.
FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(FastLoader):  # type: ignore[valid-type, misc] # one of two classes of the same interface
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
    loader = _Loader("")
    try:
        text = _text(path)
        document.data = _build(loader, _tree(text), (), document)
    except _RefusedError as error:
        document.problems.extend(Problem(name, line, error.where, str(error)) for line in error.lines)
    except RecursionError:
        what = "brackets or lists lie too deep in one another; write the values as the rest of these files does"
        document.problems.append(Problem(name, 1, "", what))
    finally:
        loader.dispose()
    return document


class _RefusedError(Exception):
    """A file that cannot be read, or YAML that these files do without."""

    def __init__(self, what: str, lines: Sequence[int] = (1,), where: str = "") -> None:
        super().__init__(what)
        self.lines = lines
        self.where = where


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise _RefusedError("the file is missing; put it back from the last version") from None
    except OSError as error:
        what = f"the file cannot be read ({error.strerror}); put it back from the last version"
        raise _RefusedError(what) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _RefusedError("this line is not UTF-8 text; save the file with the encoding UTF-8", [line]) from None
    if unseen := _UNSEEN.search(text):
        line = text[: unseen.start()].count("\n") + 1
        code = ord(unseen.group(1) or unseen.group(2))
        what = f"this line holds a character that nobody sees (U+{code:04X}); write the line anew"
        raise _RefusedError(what, [line])
    if control := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line = text[: control.start()].count("\n") + 1
        what = f"this line holds the control character U+{ord(control.group()):04X}; delete it or write the line anew"
        raise _RefusedError(what, [line])
    tabbed = [
        number for number, line in enumerate(text.split("\n"), 1) if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if tabbed:
        what = "a tab stands in the indentation, which YAML forbids; use spaces, two for each level"
        raise _RefusedError(what, tabbed)
    return text


_UNSEEN = re.compile(r"([\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff])|^[ -]*(\u00a0)", re.MULTILINE)
"""What has no width or turns the way of the text, and a space in the indentation that only looks like one."""


def _tree(text: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise _broken(text, error) from None
    if node is None or node.tag == "tag:yaml.org,2002:null":
        raise _RefusedError("the file is empty; put it back from the last version")
    return node


def _refused(node: yaml.Node, path: Path_, what: str) -> _RefusedError:
    return _RefusedError(what, [node.start_mark.line + 1], show(path))


def _build(
    loader: _Loader,
    node: yaml.Node,
    path: Path_,
    document: Document,
    around: tuple[yaml.Node, ...] = (),
) -> Any:  # noqa: ANN401 - YAML holds anything
    document._lines.setdefault(path, node.start_mark.line + 1)  # noqa: SLF001 - same module
    if node in around:
        raise _refused(node, path, "an alias that holds itself; write the text out")
    if node.tag != _tag_without_mark(loader, node):
        what = f"a tag such as {_short(node.tag)} does not work here; write the value alone"
        raise _refused(node, path, what)
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(loader, child, (*path, index), document, (*around, node)) for index, child in enumerate(node.value)
        ]
    if not isinstance(node, yaml.MappingNode):
        longest = 15
        if node.tag.endswith((":int", ":float")) and len(node.value) > longest:
            raise _refused(node, path, "this number is too long; write a shorter one, or put it in quotes")
        return loader.construct_object(node, deep=True)
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = _key(key_node, path)
        line = key_node.start_mark.line + 1
        if key in result:
            first = document.line((*path, key))
            what = f"the key '{key}' stands twice (first in line {first}); keep one of them"
            document.problems.append(Problem(document.file, line, show((*path, key)), what))
            continue
        document._lines[(*path, key)] = line  # noqa: SLF001 - same module
        result[key] = _build(loader, value_node, (*path, key), document, (*around, node))
    return result


def _key(node: yaml.Node, path: Path_) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _refused(node, path, "a text that begins with { or [ must stand in quotes")
    if node.value == "<<":
        raise _refused(node, path, "merge keys do not work here; write the keys out")
    return str(node.value)


def _tag_without_mark(loader: _Loader, node: yaml.Node) -> str:
    """The tag that a value has when the file does not name one."""
    if isinstance(node, yaml.ScalarNode):
        bare = node.style in (None, "")
        return str(loader.resolve(yaml.ScalarNode, node.value, (bare, not bare)))
    return str(loader.resolve(type(node), None, True))  # noqa: FBT003 - PyYAML takes no keyword


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


_INDENTATION = "look at the indentation of this line and the one above"
_OF_WORDS = (
    ("cannot start any token", "a text that begins with @, `, % or * must stand in quotes"),
    ("alias", "a text that begins with * or & must stand in quotes"),
    ("alphabetic or numeric", "a text that begins with * or & must stand in quotes"),
    ("escape", "write the text in single quotes, or each backslash twice"),
    ("line break", "a text that begins with > or | must stand in quotes"),
    ("entries are not allowed", "a text that begins with '- ' must stand in quotes; a list begins on the next line"),
    ("another document", "take out the line '---'"),
)
"""Advice by a word of what the parser says, be it the one in C or the one in Python."""
_WITHOUT_COLON = "write the key, a colon, a plain space and then the value, such as 'key: value'"
_OF_START = {
    "{": "a text that begins with { must stand in quotes",
    "[": "a text that begins with [ must stand in quotes",
    "'": "a text in single quotes ends at its first apostrophe; write it in double quotes",
    '"': "a text in double quotes ends at the next double quote; write it in single quotes",
}
"""Advice by how the value of the line begins."""
_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w-]+:\s+)?(.*)$")
_COLON_IN_TEXT = re.compile(r"^\s*(?:- +)*[\w-]+:\s+\S.*:(?:\s|$)|^\s*- +.*:\s.*:(?:\s|$)")


def _broken(text: str, error: yaml.YAMLError) -> _RefusedError:
    said = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None))
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line = mark.line if mark else 0
    quote = _quote_over_lines(text, line)
    if "expected ':'" in said and opened:
        line, advice = opened.line, _WITHOUT_COLON
    elif "end of stream" in said and opened:
        line, advice = opened.line, "close the quote that opens here"
    elif quote is not None:
        line, advice = quote, "close the quote that opens here"
    elif "flow" in context and opened:
        line, advice = (
            opened.line,
            "close the bracket that opens here; a text that begins with { or [ must stand in quotes",
        )
    else:
        advice = _advice(said, (text.split("\n")[line : line + 1] or [""])[0], mark.column if mark else 0)
    return _RefusedError(f"this is not valid YAML ({said}); {advice}", [line + 1])


def _advice(said: str, line: str, column: int) -> str:
    for word, advice in _OF_WORDS:
        if word in said:
            return advice
    if "mapping values" in said:
        return "a text that holds ': ' must stand in quotes" if _COLON_IN_TEXT.match(line) else _INDENTATION
    if not line[:column].strip():
        return _INDENTATION
    value = _VALUE.match(line)
    return _OF_START.get(value.group(1)[:1] if value else "", _INDENTATION)


_QUOTES = ("'", '"')


def _quote_over_lines(text: str, line: int) -> int | None:
    """The line where a quoted text opens that only ends in the given, later line."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in _QUOTES and token.end_mark.line == line:
                return int(token.start_mark.line) if token.start_mark.line < line else None
    except yaml.YAMLError:
        pass
    return None
