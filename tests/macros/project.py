"""A small project that has no mistakes, to be broken in one place by each test.

Its first stretch is the record that CONTRIBUTING.md tells contributors to copy.
"""

import re
import shutil
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


def draw(folder: Path, record: dict[str, Any]) -> None:
    """Write a drawing for each picture of a record, and the small one for lists."""
    for name in (*record["pictures"], HERO):
        file = folder / address(record["id"], name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'<svg viewBox="0 0 420 280"><path d="M{len(name)} 0"/></svg>\n', "utf-8")


class Project:
    """A project folder whose files a test can change, and the messages that come of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        data = folder / "docs/_data"
        data.mkdir(parents=True)
        for name in FILES:
            if name != "stretches":
                shutil.copy(EXAMPLE / f"{name}.yml", data)
        record = contributing_record()
        second = (
            record.replace("heel-slides", "toe-taps").replace("h9", "t1").replace("name: Heel slides", "name: Toe taps")
        )
        (data / "stretches.yml").write_text("stretches:\n" + record + second, "utf-8")
        phrases = [{"id": name, "text": f"The words of {name}."} for name in sorted(phrases_of_templates())]
        with (data / "phrases.yml").open("a", encoding="utf-8") as file:
            file.write(yaml.safe_dump({"phrases": phrases}))
        pages = {"index.md": "# Home\n"}
        for stretch, name in (("heel-slides", "Heel slides"), ("toe-taps", "Toe taps")):
            pages[f"stretches/{stretch}.md"] = (
                f'---\ndescription: D.\n---\n# {name}\n\n{{{{ stretch("{stretch}") }}}}\n'
            )
        for cause in yaml.safe_load((data / "causes.yml").read_text("utf-8"))["causes"]:
            pages[f"causes/{cause['id']}.md"] = f'# {cause["name"]}\n\n{{{{ cause_summary("{cause["id"]}") }}}}\n'
        (folder / "docs/stretches").mkdir()
        (folder / "docs/causes").mkdir()
        for page, text in pages.items():
            self.write(f"docs/{page}", text)
        self.write("mkdocs.yml", "nav:\n" + "".join(f"  - {page}\n" for page in pages))
        for drawn in yaml.safe_load(self.text("docs/_data/stretches.yml"))["stretches"]:
            draw(folder, drawn)

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
