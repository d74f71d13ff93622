"""How much a phone has to fetch of ours."""

import gzip
from pathlib import Path


def _zipped(folder: Path, pattern: str) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in folder.rglob(pattern))


def test_our_scripts_stay_within_14_kilobytes_zipped(built_site: Path) -> None:
    assert 0 < _zipped(built_site / "assets" / "scripts", "*.js") <= 14_000


def test_our_styles_stay_within_8_kilobytes_zipped(built_site: Path) -> None:
    assert 0 < _zipped(built_site / "assets" / "styles", "*.css") <= 8_000
