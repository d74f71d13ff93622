"""The model's complaints in words for someone who knows Markdown, not Python."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.problems import Problem, unknown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from macros.reading import Document, Path_

Schema = dict[str, Any]
_Model = TypeVar("_Model", bound=BaseModel)


def validated(model: type[_Model], document: Document) -> _Model | None:
    """The document's data as a model, or None with every fault added to `document.problems`."""
    if document.data is None:
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        schema = _schema_of(model)
        document.problems.extend(
            _problem(document, schema, detail) for detail in error.errors() if not _is_echo(detail)
        )
        return None


@cache
def _schema_of(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


def _is_echo(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because pydantic does not count its faulty entries."""
    value = detail["input"]
    return detail["type"] == "too_short" and isinstance(value, list) and len(value) >= detail["ctx"]["min_length"]


def _problem(document: Document, schema: Schema, detail: ErrorDetails) -> Problem:
    path: Path_ = tuple(part for part in detail["loc"] if part != "[key]")
    return document.problem(path, _sentence(schema, path, detail))


def _sentence(schema: Schema, path: Path_, detail: ErrorDetails) -> str:  # noqa: PLR0911 - one return a kind of fault
    kind, value = detail["type"], detail["input"]
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "missing" and isinstance(path[-1], int):
        return f"has too few entries; write {_example(schema, path[:-1])}"
    if kind == "missing":
        return f"'{path[-1]}' is missing; write {_example(schema, path)}"
    if kind == "extra_forbidden":
        return unknown("key", str(path[-1]), _resolve(schema, _at(schema, path[:-1])).get("properties", {}))
    if value is None or value in ("", [], {}) or kind == "string_too_short":
        return f"is empty; write {_example(schema, path)}"
    if kind == "literal_error":
        return unknown("value", str(value), _choices(schema, path))
    if kind in ("model_type", "dict_type"):
        return f"{_quoted(value)} is not a block of keys; {_block(schema, path, value)}"
    if kind == "tuple_type":
        return f"{_quoted(value)} is not a list; {_as_list(schema, path)}"
    if kind in _ADVICE:
        return f"{_quoted(value)} {_ADVICE[kind]}"
    return _about_amount(schema, path, detail)


_ADVICE = {
    "bool_type": "is neither true nor false; write true or false",
    "date_from_datetime_parsing": "is not a date; write it as 2026-11-23",
    "date_parsing": "is not a date; write it as 2026-11-23",
    "date_type": "is not a date; write it as 2026-11-23",
}
"""What to say of a value of a wrong type, by pydantic's name for the fault."""


def _about_amount(schema: Schema, path: Path_, detail: ErrorDetails) -> str:
    kind, value, wanted = detail["type"], detail["input"], _described(schema, path)
    if kind in ("int_type", "int_parsing", "int_from_float"):
        return f"{_quoted(value)} is not a whole number; write {_number(value)}. {wanted}"
    if kind in ("greater_than_equal", "less_than_equal"):
        here = _resolve(schema, _at(schema, path))
        return f"{value} is out of range; write a number from {here['minimum']} to {here['maximum']}. {wanted}"
    if kind == "string_type":
        return f"{_quoted(value)} is not text; {_as_text(value)}"
    if kind == "string_pattern_mismatch":
        like = "it like " if isinstance(path[-1], str) else ""
        return f"{_quoted(value)} has the wrong form; write {like}{_example(schema, path)}"
    if kind in ("too_short", "too_long"):
        bound = detail["ctx"].get("min_length") if kind == "too_short" else detail["ctx"].get("max_length")
        amount = "at least" if kind == "too_short" else "at most"
        return f"has {detail['ctx']['actual_length']} entries; write {amount} {bound}. {wanted}"
    return f"{detail['msg']}. {wanted}"


def _block(schema: Schema, path: Path_, value: object) -> str:
    """How to write a block of keys in place of something else: with the keys that it needs."""
    keys = _resolve(schema, _at(schema, path)).get("required", [])
    if not path and isinstance(value, list):
        return f"write '{keys[0]}:' on a line above the list"
    lines = [f"'{key}: …'" for key in keys] or ["'key: value'"]
    return f"write {' and '.join(lines)} on lines of their own below it, indented by two spaces"


def _as_list(schema: Schema, path: Path_) -> str:
    lines = "write each entry on a line of its own that begins with '- '"
    return f"write {_example(schema, path)}" if "examples" in _at(schema, path) else lines


def _choices(schema: Schema, path: Path_) -> list[str]:
    here = _resolve(schema, _at(schema, path))
    return [str(choice) for choice in here.get("enum", [here.get("const")])]


def _as_text(value: object) -> str:
    if isinstance(value, dict):
        return "put the whole text in quotes: it begins with {, or holds ': '"
    if isinstance(value, int | float):
        return f'put it in quotes: "{_plain(value)}"'
    return "write words"


def _plain(value: object) -> str:
    """A value as the file has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    minutes, colon, seconds = str(value).partition(":")
    if colon and minutes.isdigit() and seconds.isdigit():
        return str(int(minutes) * 60 + int(seconds))
    if minutes.isdigit():
        return f"{int(minutes)}, without quotes and without a 0 before it"
    return "digits alone, without a unit"


def _quoted(value: object) -> str:
    text = (
        "a block of keys" if isinstance(value, dict) else "a list" if isinstance(value, list) else f"'{_plain(value)}'"
    )
    longest = 60
    return text if len(text) <= longest else text[:longest] + "…'"


def _described(schema: Schema, path: Path_) -> str:
    here = _at(schema, path)
    return str(here.get("description", _resolve(schema, here).get("description", ""))).strip()


def _example(schema: Schema, path: Path_) -> str:
    here, name = _at(schema, path), path[-1]
    if isinstance(name, int):
        about = _described(schema, path[:-1])
        return f"an entry ({about})" if about else "an entry"
    description = _described(schema, path)
    if "examples" not in here:
        return f"'{name}: …' ({description})" if description else f"'{name}: …'"
    example = here["examples"][0]
    shown = "null" if example is None else f"[{', '.join(map(str, example))}]" if isinstance(example, list) else example
    return f"'{name}: {shown}' ({description})"


def _at(schema: Schema, path: Path_) -> Schema:
    """The schema of the value at a path; empty where the path leads nowhere."""
    here = schema
    for part in path:
        here = _resolve(schema, here)
        if isinstance(part, int):
            here = here.get("items", {})
        else:
            of_any_key = [*here.get("patternProperties", {}).values(), here.get("additionalProperties")]
            here = here.get("properties", {}).get(part, of_any_key[0])
        if not isinstance(here, dict):
            return {}
    return here


def _resolve(schema: Schema, here: Schema) -> Schema:
    """Follow a reference, or the one branch of a choice that is not null."""
    while True:
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
        elif "anyOf" in here:
            here = next(branch for branch in here["anyOf"] if branch.get("type") != "null")
        else:
            return here
