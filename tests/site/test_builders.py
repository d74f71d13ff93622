"""The same tree builds with the two heirs of MkDocs, each in an environment of its own."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import uv
from selectolax.lexbor import LexborHTMLParser

from tests.pages import ROOT, STRETCHES, file_of

REQUIREMENTS = ROOT / "tests" / "builders"


def _run(*command: str | Path, cwd: Path = ROOT) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


@dataclass(frozen=True)
class Builder:
    """A builder, in an environment of its own, and a copy of the tree for it."""

    name: str
    python: Path
    folder: Path

    @property
    def build(self) -> list[str | Path]:
        """The command that builds the site, to be run in the folder."""
        return [self.python, "-m", self.name, "build", "--strict", "-f", "mkdocs.yml"]


def _copy_tree(folder: Path) -> None:
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def other_builder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Give one of the other builders, installed from its lock."""
    folder = tmp_path_factory.mktemp(request.param)
    _copy_tree(folder)
    python = folder / ".venv" / "bin" / "python"
    tool = uv.find_uv_bin()
    _run(tool, "venv", "--quiet", "--python", sys.executable, folder / ".venv")
    locked = REQUIREMENTS / f"{request.param}.txt"
    _run(tool, "pip", "sync", "--quiet", "--require-hashes", "--python", python, locked)
    return Builder(request.param, python, folder)


@pytest.fixture(scope="module")
def other_site(other_builder: Builder) -> Path:
    """Give the site as another builder makes it, from a copy of the tree."""
    _run(*other_builder.build, cwd=other_builder.folder)
    return other_builder.folder / "site"


def _cards(page: Path) -> list[str]:
    cards = LexborHTMLParser(page.read_text()).css(".stretch")
    # A note to the search, which Zensical takes out once it has followed it.
    texts = [(card.html or "").replace(' data-search-exclude=""', "") for card in cards]
    return [re.sub(r"\s+", " ", text) for text in texts]


@pytest.mark.parametrize("address", STRETCHES)
def test_a_stretch_is_the_same_card(other_site: Path, built_site: Path, address: str) -> None:
    (ours,) = _cards(built_site / file_of(address))
    assert _cards(other_site / file_of(address)) == [ours]


def _assert_list_alone(builder: Builder) -> None:
    """Break two files, and see what the builder prints."""
    for file, old, new in (
        ("docs/_data/stretches.yml", "    summary:", "    sumary:"),
        ("docs/index.md", '"pelvic-tilt"', '"pelvic-tlt"'),
    ):
        path = builder.folder / file
        path.write_text(path.read_text().replace(old, new, 1))
    done = subprocess.run(builder.build, cwd=builder.folder, capture_output=True, text=True, check=False)
    _, _, said = done.stderr.partition("Error: ")
    assert done.returncode == 1
    assert [re.sub(r":\d+: ", ": ", line).partition(" '")[0] for line in said.strip().splitlines()] == [
        "3 mistakes in the content, so nothing was built.",
        "",
        "docs/_data/stretches.yml: stretches[0].summary:",
        "docs/_data/stretches.yml: stretches[0].sumary: unknown key",
        "docs/index.md: unknown stretch",
    ]
    assert "Traceback" not in done.stdout + done.stderr
    assert not list((builder.folder / "site").rglob("index.html"))


def test_mistakes_end_the_build_with_the_list_alone(tmp_path: Path) -> None:
    _copy_tree(tmp_path)
    _assert_list_alone(Builder("mkdocs", Path(sys.executable), tmp_path))


def test_mistakes_end_the_build_of_another_builder_with_the_list_alone(other_builder: Builder, tmp_path: Path) -> None:
    _copy_tree(tmp_path)
    _assert_list_alone(replace(other_builder, folder=tmp_path))
