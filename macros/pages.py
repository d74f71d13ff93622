"""The macro calls in the Markdown pages, checked without rendering them.

mkdocs-macros counts lines from the end of the front matter and stops at the first mistake; here
every call of every page is checked in one run, and a message names the line of the file.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from macros import cards
from macros.problems import Problem, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from macros.references import Names

_JINJA = Environment(autoescape=True)
_TITLE = re.compile(r"^# (.+?)\s*$", re.MULTILINE)


@dataclass
class Found:
    """What the pages use, and what is wrong with them."""

    sources: set[str] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def files(project: Path) -> list[Path]:
    """Every Markdown page of a project, in a fixed order."""
    return sorted((project / "docs").rglob("*.md"))


def examine(project: Path, names: Names) -> Found:
    """Check every page, that each stretch has one, and that the navigation names each."""
    found = Found()
    for path in files(project):
        name = path.relative_to(project).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            found.problems.append(Problem(name, 1, "", "this is not UTF-8 text; save the file with the encoding UTF-8"))
            continue
        _examine_page(found, name, text, names)
        _examine_stretch_page(found, name, text, names)
    present = {path.relative_to(project / "docs").as_posix() for path in files(project)}
    for stretch in names.stretches:
        if f"stretches/{stretch}.md" not in present:
            what = (
                f"the stretch '{stretch}' has no page; write this file with the title '# {names.stretches[stretch]}' "
                f'and the line {{{{ stretch("{stretch}") }}}}'
            )
            found.problems.append(Problem(f"docs/stretches/{stretch}.md", 1, "", what))
    found.problems.extend(_unlisted(project, present))
    return found


def _examine_page(found: Found, name: str, text: str, names: Names) -> None:
    try:
        tree = _JINJA.parse(text)
    except TemplateSyntaxError as error:
        what = f'a macro call is not closed or not well formed ({error.message}); write {{{{ name("…") }}}}'
        found.problems.append(Problem(name, error.lineno, "", what))
        return
    lines = text.splitlines()
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            for what in _faults_of_call(found, call, names, lines[call.lineno - 1]):
                found.problems.append(Problem(name, call.lineno, "", what))
    for used in tree.find_all(nodes.Name):
        if id(used) not in called:
            what = f"unknown name '{used.name}'; a macro is called as {{{{ name(\"…\") }}}}"
            found.problems.append(Problem(name, used.lineno, "", what))


def _faults_of_call(found: Found, call: nodes.Call, names: Names, line: str) -> Iterator[str]:
    macro: str = call.node.name  # type: ignore[attr-defined]
    if macro not in cards.MACROS:
        yield unknown("macro", macro, cards.MACROS)
        return
    if macro != "source" and not line.startswith("{{"):
        yield f"{macro} draws a block; write it at the beginning of a line of its own"
    try:
        arguments = [argument.as_const() for argument in call.args]
        keywords = {keyword.key: keyword.value.as_const() for keyword in call.kwargs}
        bound = _bind(cards.MACROS[macro], arguments, keywords)
    except nodes.Impossible:
        yield f"{macro} takes texts in quotes, numbers and lists of these only"
        return
    except TypeError as error:
        yield f"{macro} is called with the wrong arguments ({error}); it takes {_takes(macro)}"
        return
    for parameter, values in bound.items():
        yield from _faults_of_values(found, parameter, values, names)


def _bind(macro: Callable[..., Any], arguments: list[Any], keywords: dict[str, Any]) -> dict[str, list[Any]]:
    """The values of a call by the name of the macro's parameter; the first parameter is the site itself."""
    bound = inspect.signature(macro).bind(None, *arguments, **keywords).arguments
    return {name: list(value) if isinstance(value, tuple) else [value] for name, value in list(bound.items())[1:]}


def _takes(macro: str) -> str:
    parameters = list(inspect.signature(cards.MACROS[macro]).parameters.values())[1:]
    return ", ".join(str(parameter.replace(annotation=inspect.Parameter.empty)) for parameter in parameters) or "none"


def _faults_of_values(found: Found, parameter: str, values: list[Any], names: Names) -> Iterator[str]:
    known: dict[str, tuple[str, Collection[str]]] = {
        "stretch_id": ("stretch", names.stretches),
        "stretch_ids": ("stretch", names.stretches),
        "cause_id": ("cause", names.causes),
        "source_keys": ("source", names.sources),
        "phrase_id": ("phrase", names.phrases),
        "level": ("level", cards.LEVELS),
    }
    if parameter == "items":
        for item in values[0]:
            parts = list(item) if isinstance(item, list | tuple) else [item]
            if parts and all(isinstance(part, str) for part in parts):
                yield from _faults_of_values(found, "source_keys", parts[1:], names)
            else:
                yield 'an item is a text, or (text, source key, …), such as ("Keep moving.", "NHS-S")'
        return
    if parameter not in known:
        return
    kind, allowed = known[parameter]
    for value in values:
        if value not in allowed:
            yield unknown(kind, str(value), allowed)
    if kind == "source":
        found.sources.update(values)
    if kind == "phrase":
        found.phrases.update(values)


def _examine_stretch_page(found: Found, name: str, text: str, names: Names) -> None:
    if not name.startswith("docs/stretches/") or name.endswith("/index.md"):
        return
    stretch = name.removeprefix("docs/stretches/").removesuffix(".md")
    if stretch not in names.stretches:
        what = unknown("stretch", stretch, names.stretches)
        found.problems.append(
            Problem(name, 1, "", f"a page without a stretch: {what}; rename the page, or add a record")
        )
        return
    if not re.search(rf"\{{\{{\s*stretch\(\s*[\"']{re.escape(stretch)}[\"']", text):
        what = f'the page does not show its stretch; write {{{{ stretch("{stretch}") }}}} on a line of its own'
        found.problems.append(Problem(name, 1, "", what))
    title = _TITLE.search(text)
    if not title or title.group(1) != names.stretches[stretch]:
        line = text[: title.start()].count("\n") + 1 if title else 1
        what = f"the title and the record's name differ; write '# {names.stretches[stretch]}'"
        found.problems.append(Problem(name, line, "", what))


def _unlisted(project: Path, present: set[str]) -> Iterator[Problem]:
    """Pages that the navigation of mkdocs.yml leaves out."""
    config = project / "mkdocs.yml"
    if not config.exists():
        return
    node = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    listed = {str(leaf.value) for leaf in _leaves(node)}
    for page in sorted(present - listed):
        yield Problem("mkdocs.yml", 1, "nav", f"the page '{page}' is not in the navigation; write it there")


def _leaves(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _leaves(child)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _leaves(child)
