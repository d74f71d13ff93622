"""A small project that has no mistakes, to be broken in one place by each test.

Its first stretch is the record that CONTRIBUTING.md tells contributors to copy.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.cards import phrases_of_templates
from macros.drawings import HERO, address
from macros.load import FILES, examine
from tests.pages import ROOT

EXAMPLE = Path(__file__).parent / "example"


def contributing_record() -> str:
    """Give the commented record of CONTRIBUTING.md as it stands."""
    fences = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (record,) = fences
    return str(record)


def drawn(record: dict[str, Any]) -> dict[str, str]:
    """Give a drawing, by its path, for each picture of a record, and the small one for lists."""
    return {
        address(record["id"], name): f'<svg viewBox="0 0 420 280"><path d="M{len(name)} 0"/></svg>\n'
        for name in (*record["pictures"], HERO)
    }


@cache
def files_without_mistakes() -> dict[str, str]:
    """Give the text of each file by its path."""
    data = {name: (EXAMPLE / f"{name}.yml").read_text("utf-8") for name in FILES if name != "stretches"}
    phrases = [{"id": name, "text": f"The words of {name}."} for name in sorted(phrases_of_templates())]
    data["phrases"] += yaml.safe_dump({"phrases": phrases})
    record = contributing_record()
    second = (
        record.replace("heel-slides", "toe-taps").replace("h9", "t1").replace("name: Heel slides", "name: Toe taps")
    )
    data["stretches"] = f"stretches:\n{record}{second}"
    pages = {"index.md": "# Home\n"}
    drawings: dict[str, str] = {}
    for stretch in yaml.safe_load(data["stretches"])["stretches"]:
        page = f'---\ndescription: D.\n---\n# {stretch["name"]}\n\n{{{{ stretch("{stretch["id"]}") }}}}\n'
        pages[f"stretches/{stretch['id']}.md"] = page
        drawings |= drawn(stretch)
    for cause in yaml.safe_load(data["causes"])["causes"]:
        pages[f"causes/{cause['id']}.md"] = f'# {cause["name"]}\n\n{{{{ cause_summary("{cause["id"]}") }}}}\n'
    return {
        **{f"docs/_data/{name}.yml": text for name, text in data.items()},
        **{f"docs/{page}": text for page, text in pages.items()},
        **drawings,
        "mkdocs.yml": "nav:\n" + "".join(f"  - {page}\n" for page in pages),
    }


def write_all(folder: Path, files: dict[str, str]) -> None:
    """Write files, and the folders that they lie in."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


class Project:
    """A project folder whose files a test can change, and the messages that come of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_all(folder, files_without_mistakes())

    def text(self, file: str) -> str:
        """Give a file's text."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a file."""
        (self.folder / file).write_text(text, "utf-8")

    def change(self, old: str, new: str, file: str = "docs/_data/stretches.yml") -> int:
        """Replace the first place of a text; give the number of its line."""
        before = self.text(file)
        assert old in before, f"{old!r} is not in {file}"
        self.write(file, before.replace(old, new, 1))
        return before[: before.index(old)].count("\n") + 1

    def messages(self) -> list[str]:
        """Give every problem as it is printed."""
        return [str(problem) for problem in sorted(set(examine(self.folder)[1]))]
