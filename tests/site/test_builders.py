"""The same tree builds with the two heirs of MkDocs, each in an environment of its own."""

import re
import shutil
import subprocess
import sys
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


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def other_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site as another builder makes it, from a copy of the tree."""
    folder = tmp_path_factory.mktemp(request.param)
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    python = folder / ".venv" / "bin" / "python"
    tool = uv.find_uv_bin()
    _run(tool, "venv", "--quiet", "--python", sys.executable, folder / ".venv")
    locked = REQUIREMENTS / f"{request.param}.txt"
    _run(tool, "pip", "sync", "--quiet", "--require-hashes", "--python", python, locked)
    _run(python, "-m", request.param, "build", "--strict", "-f", "mkdocs.yml", cwd=folder)
    return folder / "site"


def _cards(page: Path) -> list[str]:
    cards = LexborHTMLParser(page.read_text()).css(".stretch")
    # A note to the search, which Zensical takes out once it has followed it.
    texts = [(card.html or "").replace(' data-search-exclude=""', "") for card in cards]
    return [re.sub(r"\s+", " ", text) for text in texts]


@pytest.mark.parametrize("address", STRETCHES)
def test_a_stretch_is_the_same_card(other_site: Path, built_site: Path, address: str) -> None:
    (ours,) = _cards(built_site / file_of(address))
    assert _cards(other_site / file_of(address)) == [ours]
