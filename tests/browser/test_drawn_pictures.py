"""The committed pictures are the ones that the committed poses give."""

import os
import re

import pytest
from playwright.sync_api import Browser

from figures import collection
from figures.collection import Drawing
from tests.pages import ROOT

# Every picture takes minutes: `make figures-check` draws them all, each other run a few stills and one movement, which
# takes as long as four of them.
DRAWINGS = collection.all_drawings()
STILLS = [drawing for drawing in DRAWINGS if drawing.name != collection.DEMONSTRATION]
MOVEMENT = Drawing("cat", collection.DEMONSTRATION)
SAMPLE = DRAWINGS if os.environ.get("EVERY_FIGURE") else [*STILLS[:: len(STILLS) // 9], MOVEMENT]

DIFFERENT_PIXELS = """async ([committed, drawn]) => {
    const pixels = async (svg) => {
        const image = new Image();
        image.src = "data:image/svg+xml;base64," + btoa(svg);
        await image.decode();
        const canvas = new OffscreenCanvas(420, 280);
        const pen = canvas.getContext("2d");
        pen.fillStyle = "white";
        pen.fillRect(0, 0, 420, 280);
        pen.drawImage(image, 0, 0, 420, 280);
        return pen.getImageData(0, 0, 420, 280).data;
    };
    const [one, other] = [await pixels(committed), await pixels(drawn)];
    let different = 0;
    for (let at = 0; at < one.length; at += 4) {
        const channels = [0, 1, 2].map((channel) => Math.abs(one[at + channel] - other[at + channel]));
        if (Math.max(...channels) > 60) different += 1;
    }
    return different / (one.length / 4);
}"""
TOLERATED = 0.001
"""Another processor may round a line a little differently: the part of the pixels that may differ."""


def _parts(svg: str) -> list[str]:
    """Give the colours of all that is drawn, in its order: an arrow has fewer pixels than may differ."""
    return re.findall(r'(?:fill|stroke)="[^"]*"', svg)


@pytest.mark.parametrize("drawing", SAMPLE, ids=lambda drawing: f"{drawing.stretch}/{drawing.name}")
def test_a_committed_picture_is_what_its_pose_gives(drawing: Drawing, browser: Browser) -> None:
    committed = (ROOT / drawing.path).read_text(encoding="utf-8")
    drawn = collection.draw(drawing)
    if drawn == committed:
        return
    assert _parts(drawn) == _parts(committed), "run 'make figures': a part was not drawn, or is drawn no more"
    page = browser.new_page()
    try:
        different = page.evaluate(DIFFERENT_PIXELS, [committed, drawn])
    finally:
        page.close()
    assert different <= TOLERATED, f"run 'make figures': {different:.1%} of the pixels differ"


@pytest.mark.parametrize("part", ["arrow", "felt", "gap", "line", "shade", "mat"])
def test_a_part_that_is_not_drawn_is_noticed(part: str) -> None:
    committed = (ROOT / Drawing("bridge", "hold").path).read_text(encoding="utf-8")
    without = re.sub(rf'<(\w+) fill="var\(--figure-{part},[^>]*(?:/>|>.*?</\1>)', "", committed)
    assert without != committed
    assert _parts(without) != _parts(committed)
