"""The macro calls in the Markdown pages, checked without rendering them.

mkdocs-macros counts lines from the end of the front matter and stops at the first mistake; here
every call of every page is checked in one run, and a message names the line of the file.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from macros import cards
from macros.drawings import VIEWS_OF_THE_BODY
from macros.problems import Problem, unknown
from macros.reading import FastLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from macros.references import Names

# A page that has not changed is not parsed anew: an edit shows sooner.
_parsed = lru_cache(maxsize=256)(Environment(autoescape=True).parse)
_NEWLINE = re.compile(r"\r\n|\r|\n")
_OWN_LINE = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*(?:\}\}\s*)?$")
"""One call and nothing else, which may go on below."""
_NEVER_EMPTY = {"source_keys": '"NHS-S"', "stretch_ids": '"cat", "bridge"', "items": '["Keep moving."]'}
"""Parameters that hold at least one thing, with an example of it."""
_TITLE = re.compile(r"^# (.+?)\s*$", re.MULTILINE)


@dataclass
class Found:
    """What the pages use, and what is wrong with them."""

    sources: set[str] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True
    """Whether every page could be read: only then is it known what no page uses."""


def files(project: Path) -> list[Path]:
    """Every Markdown page of a project, in a fixed order."""
    return sorted(path for path in (project / "docs").rglob("*.md") if path.is_file())


def examine(project: Path, names: Names) -> Found:
    """Check every page, that each stretch and cause has one, and that the navigation names each."""
    found = Found()
    for path in files(project):
        name = path.relative_to(project).as_posix()
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            found.problems.append(Problem(name, 1, "", "this is not UTF-8 text; save the file with the encoding UTF-8"))
            found.complete = False
            continue
        stretches = _examine_page(found, name, text, names)
        if names.stretches is not None:
            found.problems.extend(_faults_of_stretch_page(name, text, names.stretches, stretches))
    present = {path.relative_to(project / "docs").as_posix() for path in files(project)}
    found.problems.extend(_without_page("stretch", "stretches", "stretch", names.stretches or {}, present))
    found.problems.extend(_without_page("cause", "causes", "cause_summary", names.causes or {}, present))
    missing = {problem.file.removeprefix("docs/") for problem in found.problems}
    found.problems.extend(_faults_of_navigation(project, present, missing))
    return found


def _without_page(
    kind: str, folder: str, macro: str, titles: dict[str, str], present: Collection[str]
) -> Iterator[Problem]:
    for name, title in titles.items():
        if f"{folder}/{name}.md" not in present:
            what = (
                f"the {kind} '{name}' has no page; write this file with the title '# {title}' "
                f'and the line {{{{ {macro}("{name}") }}}}'
            )
            yield Problem(f"docs/{folder}/{name}.md", 1, "", what)


def _examine_page(found: Found, name: str, text: str, names: Names) -> list[str] | None:
    """Check a page's calls; give the stretches it shows, or None where a call is wrong."""
    found.problems.extend(_faults_of_head(name, text))
    try:
        tree = _parsed(text)
    except TemplateSyntaxError as error:
        curly = re.search(r"[\u2018-\u201f]", str(error.message))
        advice = "with straight quotes" if curly else "and nothing else in the braces"
        what = f'a macro call is not closed or not well formed ({error.message}); write {{{{ name("…") }}}} {advice}'
        found.problems.append(Problem(name, error.lineno, "", what))
        found.complete = False
        return None
    lines = _NEWLINE.split(text)
    before = len(found.problems)
    stretches = []
    for piece in _pieces(tree):
        for what in _faults_of_piece(found, piece, names, lines[piece.lineno - 1]):
            found.problems.append(Problem(name, piece.lineno, "", what))
        match piece:
            case nodes.Call(node=nodes.Name(name="stretch"), args=[nodes.Const(value=str() as stretch)]):
                if stretch in stretches:
                    what = f"the page shows '{stretch}' twice; keep one of the two lines"
                    found.problems.append(Problem(name, piece.lineno, "", what))
                stretches.append(stretch)
    return stretches if len(found.problems) == before else None


def _faults_of_head(name: str, text: str) -> Iterator[Problem]:
    """What keeps the lines between '---' from being read, so that they would be shown as text."""
    lines = _NEWLINE.split(text.removeprefix("\ufeff"))
    if lines[0].rstrip() != "---":
        return
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        yield Problem(name, 1, "", "the head of the page has no end; write '---' on a line of its own below it")
        return
    try:
        head = yaml.load("\n".join(lines[1:end]), Loader=FastLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        what = f"this is not valid YAML ({getattr(error, 'problem', None) or error})"
        yield Problem(name, min(line, end), "", f"{what}; a text that holds ': ' or begins with [ must stand in quotes")
        return
    if not isinstance(head, dict):
        yield Problem(name, 2, "", "the head of the page is not a block of keys; write 'description: …'")


def _pieces(tree: nodes.Template) -> Iterator[nodes.Node]:
    """All that is not plain text."""
    for node in tree.body:
        pieces = node.nodes if isinstance(node, nodes.Output) else [node]
        yield from (piece for piece in pieces if not isinstance(piece, nodes.TemplateData))


def _faults_of_piece(found: Found, piece: nodes.Node, names: Names, line: str) -> Iterator[str]:
    if isinstance(piece, nodes.Call) and isinstance(piece.node, nodes.Name):
        yield from _faults_of_call(found, piece, names, line)
    elif isinstance(piece, nodes.Name):
        yield f"unknown name '{piece.name}'; a macro is called as {{{{ name(\"…\") }}}}"
    else:
        yield 'only macro calls work here; write {{ name("…") }} and nothing more'


def _literal(node: nodes.Node) -> Any:  # noqa: ANN401 - a macro's argument
    """The value of a text, a number, true, false, or a list of these; no sum and no filter."""
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.List | nodes.Tuple):
        return [_literal(item) for item in node.items]
    raise nodes.Impossible


def _faults_of_call(found: Found, call: nodes.Call, names: Names, line: str) -> Iterator[str]:
    macro: str = call.node.name  # type: ignore[attr-defined]
    if macro not in cards.MACROS:
        yield unknown("macro", macro, cards.MACROS)
        return
    if macro != "source" and not _OWN_LINE.match(line):
        yield f"{macro} draws a block; write it on a line of its own, from its beginning"
    try:
        starred = [node for node in (call.dyn_args, call.dyn_kwargs) if node is not None]
        arguments = [_literal(argument) for argument in (*call.args, *starred)]
        keywords = {keyword.key: _literal(keyword.value) for keyword in call.kwargs}
        bound = _bind(cards.MACROS[macro], arguments, keywords)
    except nodes.Impossible:
        yield f"{macro} takes texts in quotes, numbers and lists of these only"
        return
    except TypeError as error:
        yield f"{macro} is called with the wrong arguments ({error}); it takes {_takes(macro)}"
        return
    for parameter, example in _NEVER_EMPTY.items():
        if parameter in inspect.signature(cards.MACROS[macro]).parameters and not any(bound.get(parameter, ())):
            yield f"{macro} names nothing; write {{{{ {macro}({example}) }}}}"
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
    known: dict[str, tuple[str, Collection[str] | None]] = {
        "stretch_id": ("stretch", names.stretches),
        "stretch_ids": ("stretch", names.stretches),
        "cause_id": ("cause", names.causes),
        "source_keys": ("source", names.sources),
        "phrase_id": ("phrase", names.phrases),
        "rule_id": ("stop rule", names.stop_rules),
        "condition_ids": ("condition", names.conditions),
        "level": ("level", cards.LEVELS),
        "body_view": ("view of the body", VIEWS_OF_THE_BODY),
    }
    if parameter == "items":
        yield from _faults_of_items(found, values[0], names)
    elif parameter == "brief" and not isinstance(values[0], bool):
        yield "brief is neither true nor false; write brief=true, or take it out"
    if parameter not in known:
        return
    kind, allowed = known[parameter]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) < len(values):
        yield f"a {kind} is a text; write it in quotes, without brackets"
    for text in texts:
        if allowed is not None and text not in allowed:
            yield unknown(kind, text, allowed)
        elif kind == "condition" and names.conditions is not None and names.conditions[text].get("take_care") is None:
            yield f"'{text}' has no 'take_care' words in phrases.yml, which ask_first shows; write them there"
    if kind == "source":
        found.sources.update(texts)
    if kind == "phrase":
        found.phrases.update(texts)


def _faults_of_items(found: Found, items: object, names: Names) -> Iterator[str]:
    if not isinstance(items, list):
        yield 'the items are not a list; write them in brackets, such as ["Keep moving.", "Rest a little."]'
        return
    for item in items:
        parts = item if isinstance(item, list) else [item]
        if parts and all(isinstance(part, str) for part in parts):
            yield from _faults_of_values(found, "source_keys", parts[1:], names)
        else:
            yield 'an item is a text, or (text, source key, …), such as ("Keep moving.", "NHS-S")'


def _faults_of_stretch_page(name: str, text: str, titles: dict[str, str], shown: list[str] | None) -> Iterator[Problem]:
    if not name.startswith("docs/stretches/") or name.endswith("/index.md"):
        return
    stretch = name.removeprefix("docs/stretches/").removesuffix(".md")
    if stretch not in titles:
        what = unknown("stretch", stretch, titles)
        yield Problem(name, 1, "", f"a page without a stretch: {what}; rename the page, or add a record")
        return
    if shown is not None and stretch not in shown:
        what = f'the page does not show its stretch; write {{{{ stretch("{stretch}") }}}} on a line of its own'
        yield Problem(name, 1, "", what)
    title = _TITLE.search(text)
    if titles[stretch].strip() and (not title or title.group(1) != titles[stretch]):
        line = text[: title.start()].count("\n") + 1 if title else 1
        yield Problem(name, line, "", f"the title and the record's name differ; write '# {titles[stretch]}'")


def _faults_of_navigation(project: Path, present: set[str], missing: set[str]) -> Iterator[Problem]:
    """Pages that the navigation of mkdocs.yml leaves out or that are not there, but for those whose lack is named."""
    config = project / "mkdocs.yml"
    if not config.is_file():
        return
    try:
        node = yaml.compose(config.read_bytes(), Loader=FastLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = (
            f"this is not valid YAML ({getattr(error, 'problem', None) or 'it holds a character that does not work'})"
        )
        advice = "look at the indentation and the quotes of this line and the one above"
        yield Problem("mkdocs.yml", mark.line + 1 if mark else 1, "", f"{what}; {advice}")
        return
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    for key, navigation in entries:
        if key.value == "nav":
            leaves = list(_leaves(navigation))
            listed = {str(leaf.value) for leaf in leaves}
            for leaf in leaves:
                if leaf.value.endswith(".md") and leaf.value not in present | missing:
                    yield Problem("mkdocs.yml", leaf.start_mark.line + 1, "nav", unknown("page", leaf.value, present))
            for page in sorted(present - listed):
                what = f"the page '{page}' is not in the navigation; write it there"
                yield Problem("mkdocs.yml", key.start_mark.line + 1, "nav", what)


def _leaves(top: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The values in a tree; a branch that holds itself is walked once."""
    seen: set[int] = set()
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.extend([child for _, child in node.value] if isinstance(node, yaml.MappingNode) else node.value)
