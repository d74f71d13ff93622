"""How much a phone has to fetch of ours."""

import gzip
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.pages import STRETCHES, file_of

PLAYER_SCRIPTS = {
    *("cue-settings.js", "elapsed.js", "exercise.js", "guide.js", "kept.js", "log-panel.js", "routine-player.js"),
    *("screen-lock.js", "session-element.js", "session-log.js", "session-plan.js", "session-states.js", "session.js"),
    *("sounds.js", "tally.js", "timer-words.js", "vibration.js", "voice.js"),
}
"""What plays a routine. The timer of a stretch runs on most of it, and on `hold-timer.js`."""


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def _drawings(site: Path, pattern: str) -> list[Path]:
    drawings = sorted((site / "assets" / "figures").glob(pattern))
    assert drawings
    return drawings


def _stills(site: Path) -> list[Path]:
    """Give the pictures of stretches."""
    stretches = {address.strip("/").rpartition("/")[2] for address in STRETCHES}
    drawings = [file for file in _drawings(site, "*/*.svg") if file.parent.name in stretches]
    return [file for file in drawings if file.stem not in ("hero", "demonstration")]


def test_our_scripts_without_the_player_stay_within_14_kilobytes_zipped(built_site: Path) -> None:
    scripts = (built_site / "assets" / "scripts").glob("*.js")
    assert 0 < sum(_zipped(file) for file in scripts if file.name not in PLAYER_SCRIPTS) <= 14_000


def test_the_scripts_of_the_player_stay_within_16_kilobytes_zipped(built_site: Path) -> None:
    scripts = built_site / "assets" / "scripts"
    assert sum(_zipped(scripts / name) for name in PLAYER_SCRIPTS) <= 16_000


def test_all_our_styles_stay_within_8_kilobytes_zipped(built_site: Path) -> None:
    assert 0 < sum(_zipped(file) for file in (built_site / "assets" / "styles").glob("*.css")) <= 8_000


def test_a_picture_stays_within_9_kilobytes_zipped(built_site: Path) -> None:
    sizes = {str(file): _zipped(file) for file in _stills(built_site)}
    assert not {file: size for file, size in sizes.items() if size > 9_000}


def test_the_small_picture_of_a_stretch_stays_within_4_kilobytes_zipped(built_site: Path) -> None:
    sizes = {str(file): _zipped(file) for file in _drawings(built_site, "*/hero.svg")}
    assert not {file: size for file, size in sizes.items() if size > 4_000}


def test_all_pictures_together_stay_within_800_kilobytes_zipped(built_site: Path) -> None:
    assert sum(_zipped(file) for file in _stills(built_site)) <= 800_000


@pytest.mark.parametrize("address", STRETCHES)
def test_the_pictures_of_a_page_stay_within_60_kilobytes_zipped(built_site: Path, address: str) -> None:
    page = built_site / file_of(address)
    images = LexborHTMLParser(page.read_bytes()).css(".figure > img")
    pictures = {page.parent.joinpath(str(image.attributes["src"])).resolve() for image in images}
    assert 0 < sum(_zipped(picture) for picture in pictures) <= 60_000


def test_a_moving_picture_stays_within_60_kilobytes_zipped(built_site: Path) -> None:
    sizes = {str(file): _zipped(file) for file in _drawings(built_site, "*/demonstration.svg")}
    assert sizes
    assert not {file: size for file, size in sizes.items() if size > 60_000}
    assert sum(sizes.values()) <= 900_000
