"""Theme templates between two builds."""

import tempfile
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment, FileSystemLoader

from macros.kept_templates import on_env


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str) -> CodeType:
        self.compiled += 1
        return super()._compile(source, filename)


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with one template, and nothing kept from any build."""
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(kept))
    (tmp_path / "page.html").write_text("first")
    return tmp_path


def _build(theme: Path) -> tuple[str, int]:
    environment = Counting(loader=FileSystemLoader(theme))
    on_env(environment)
    return environment.get_template("page.html").render(), environment.compiled


def test_the_next_build_compiles_no_template_again(theme: Path) -> None:
    _build(theme)
    assert _build(theme) == ("first", 0)


def test_a_template_that_has_changed_is_compiled_anew(theme: Path) -> None:
    _build(theme)
    (theme / "page.html").write_text("second")
    assert _build(theme) == ("second", 1)
