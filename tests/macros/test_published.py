"""What visitors get of our scripts and styles."""

import datetime as dt
from pathlib import Path

from macros import published
from macros.edition import Edition

EDITION = Edition("1.2.3", dt.date(2026, 11, 23))


def _stripped(folder: Path, address: str, text: str) -> str:
    file = folder / address
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    published.strip(folder, EDITION)
    return file.read_text("utf-8")


def test_a_script_loses_comments_and_keeps_its_strings(tmp_path: Path) -> None:
    script = "// why\nexport const dash = (marks) => `${`1 2 `.repeat(marks)}0 3`; /* more */\n"
    stripped = _stripped(tmp_path, "assets/scripts/a.js", script)
    assert "why" not in stripped
    assert "`1 2 `" in stripped


def test_a_script_keeps_what_others_import(tmp_path: Path) -> None:
    assert "export const whole" in _stripped(tmp_path, "assets/scripts/a.js", "export const whole = (part) => part;\n")


def test_a_style_loses_comments_and_keeps_its_rules(tmp_path: Path) -> None:
    stripped = _stripped(
        tmp_path, "assets/styles/a.css", "/* why */\n.a {\n  & .b {\n    color: light-dark(#fff, #000);\n  }\n}\n"
    )
    assert "why" not in stripped
    assert "light-dark(" in stripped


def test_a_style_within_a_container_query_loses_its_lines(tmp_path: Path) -> None:
    written = "@container (width > 9em) {\n  .a .b {\n    color: red;\n  }\n}\n"
    stripped = _stripped(tmp_path, "assets/styles/a.css", written)
    assert ".a .b { color: red; }" in stripped
    assert "\n" not in stripped


def test_what_is_not_ours_stays_as_it_is(tmp_path: Path) -> None:
    text = "/* theirs */ let a = 1;\n"
    assert _stripped(tmp_path, "assets/javascripts/a.js", text) == text


def test_styles_are_fetched_as_one_file_in_the_order_of_their_imports(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "styles"
    folder.mkdir(parents=True)
    (folder / "a.css").write_text(".a {\n  color: red;\n}\n", "utf-8")
    (folder / "b.css").write_text(".b {\n  color: blue;\n}\n", "utf-8")
    (folder / "site.css").write_text('/* why */\n@import "b.css";\n@import "a.css";\n', "utf-8")
    published.strip(tmp_path, EDITION)
    assert (folder / "site.css").read_text("utf-8").startswith(".b{color:blue}.a{color:red}")
    assert sorted(file.name for file in folder.iterdir()) == ["site.css"]


def test_what_is_printed_names_the_edition(tmp_path: Path) -> None:
    stripped = _stripped(tmp_path, "assets/styles/site.css", ".a { color: red }\n")
    assert '--edition:", version 1.2.3, 23 November 2026"' in stripped
