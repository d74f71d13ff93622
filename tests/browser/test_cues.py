"""What is heard, spoken and felt, and what keeps the screen on.

Numbers are those of the ways in which timers are known to fail. All devices are stand-ins that keep a record, so three
things are not shown here. How loud the hum before each sound is (18): in tests/scripts/sounds.test.js. A main thread
that is really blocked for 200 ms (19), which cannot be had while the clock of the page stands: late alarms stand in for
it, and the same file has sounds planned ahead at any lateness. A page that is not English (26): in
tests/scripts/voice.test.js.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.sessions import (
    ENGLISH,
    LEAD_IN,
    RESUME,
    SOUNDS_OF_A_HOLD,
    Session,
    hide,
    open_session,
)
from tests.browser.support import remember

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAYER = "/routine/play/"
HOLD = 10_000  # milliseconds, as chosen for all these tests
AT_MOST = 120  # letters; some browsers stop in the middle of what is longer
GERMAN = {"name": "Stimme", "lang": "de-DE", "localService": True, "default": True}
REMOTE = ENGLISH | {"name": "Far", "localService": False, "default": False}


@pytest.fixture
def begin(page: Page) -> Callable[..., Session]:
    """Give a function that opens a session which is 10 seconds from its first hold of 10 seconds.

    It is the player's; the timer of a stretch has the same session and the same guide.
    """

    def begin_with(*scripts: str, mode: str = "beeps", **devices: object) -> Session:
        session = open_session(page, PLAYER, "routine-player", devices=devices, scripts=scripts)
        session.choose(hold="10", mode=mode, steps="off")
        return session

    return begin_with


def _tap_again(session: Session) -> None:
    """Pause and resume, up to where it runs again."""
    session.press_main()
    session.run(500)
    session.press_main()
    session.run(RESUME)


def test_failure_13_sound_that_is_never_allowed_stops_nothing_and_is_told(begin: Callable[..., Session]) -> None:
    session = begin(sound="suspended", resumes=False)
    session.press_main()
    session.run(1_000)
    expect(session.notice).to_contain_text("The browser blocks the sound.")
    expect(session.notice).to_be_visible()
    session.run(LEAD_IN - 1_000 + 4_000)
    expect(session.digits).to_have_text("6")
    assert session.heard() == []
    session.device(resumes=True)
    _tap_again(session)
    session.run(6_000)
    expect(session.notice).to_be_empty()
    assert session.heard() == [*SOUNDS_OF_A_HOLD, "end"]


def test_failure_14_sound_that_a_call_took_comes_back_with_the_next_tap(begin: Callable[..., Session]) -> None:
    session = begin()
    session.start()
    session.device(sound="interrupted")
    session.run(8_000)
    assert session.heard() == ["start"]
    expect(session.notice).to_contain_text("The browser blocks the sound.")
    expect(session.box).to_have_attribute("data-last", "")
    _tap_again(session)
    assert session.log("contexts[0].resumed") >= 2
    session.run(2_000)
    expect(session.notice).to_be_empty()
    assert session.heard() == ["start", "last", "start", "last", "end"]


def test_failure_15_sound_whose_clock_stands_is_opened_anew_once(begin: Callable[..., Session]) -> None:
    session = begin(frozen=True)
    session.press_main()
    session.run(1_000)
    assert session.log("contexts.map(({ state }) => state)") == ["closed", "running"]
    session.run(LEAD_IN)
    assert session.log("contexts.length") == 2
    expect(session.notice).to_contain_text("The browser blocks the sound.")
    assert session.state() == ("running", "hold")


def test_failure_16_a_silent_iphone_sounds_while_a_session_lasts(begin: Callable[..., Session]) -> None:
    session = begin()
    session.start()
    assert session.log("channel") == ["playback"]
    session.hurts.click()
    session.run(5_000)
    assert session.log("channel") == ["playback", "auto"]


def test_failure_16_a_session_that_ends_leaves_the_channel_to_the_one_that_runs(page: Page) -> None:
    first = open_session(page, "/stretches/hamstring-lying/")
    second = Session(page, which=1)
    first.start()
    first.hurts.click()
    first.run(1_000)
    second.start()
    second.run(5_000)
    assert first.log("channel")[-1] == "playback"


def test_failure_16_a_browser_that_knows_no_channels_of_sound_is_well_too(begin: Callable[..., Session]) -> None:
    session = begin('Object.defineProperty(navigator, "audioSession", { value: undefined });')
    session.start()
    session.run(HOLD)
    assert session.heard() == [*SOUNDS_OF_A_HOLD, "end"]
    assert session.log("uncaught") == []


def test_failure_17_music_of_ones_own_plays_on(begin: Callable[..., Session]) -> None:
    session = begin("HTMLMediaElement.prototype.play = () => { log.played = true; return Promise.resolve(); };")
    session.part("mix").check()
    session.start()
    session.run(HOLD)
    assert session.log("channel") == ["ambient"]
    assert session.page.locator("audio, video").count() == 0
    assert session.log("played") is None


def test_failure_18_every_sound_has_something_before_it_that_may_be_lost(begin: Callable[..., Session]) -> None:
    session = begin()
    session.start()
    session.run(HOLD)
    notes = session.log("contexts[0].notes")
    hums = [(index, note) for index, note in enumerate(notes) if note["hertz"] == 220]
    assert len(hums) > len(SOUNDS_OF_A_HOLD)
    for index, hum in hums:
        assert hum["to"] - hum["from"] >= 0.3
        assert notes[index + 1]["from"] >= hum["to"]


@pytest.mark.parametrize("late", [1, 1.2])
def test_failure_19_sounds_are_planned_ahead_to_the_moment(begin: Callable[..., Session], late: float) -> None:
    session = begin()
    session.page.evaluate("(late) => { window.late = late; }", late)
    begun = session.page.evaluate("performance.now()")
    session.press_main()
    session.run(LEAD_IN + HOLD + 2_000)
    moments = [LEAD_IN + each for each in (0, 5_000, 7_000, 8_000, 9_000, 10_000)]
    heard = [tone["at"] - begun for tone in session.log("tones")]
    assert heard == pytest.approx(moments, abs=10)
    planned = session.log("contexts[0].notes.map(({ from, planned }) => from - planned)")
    assert min(planned) >= 0.1


def test_failure_20_what_was_planned_is_taken_back_by_a_pause(begin: Callable[..., Session]) -> None:
    session = begin()
    session.start()
    session.run(50)
    session.press_main()
    session.run(60_000)
    assert session.heard() == ["start"]
    assert session.log("contexts[0].notes.filter(({ from, silenced }) => from > silenced).length") > 0
    now = session.log("contexts[0].currentTime")
    left = session.log(
        "contexts[0].notes.filter(({ from, silenced }) => silenced === Infinity).map(({ from }) => from)"
    )
    assert max(left) < now - 40


def test_failure_21_until_voices_arrive_there_are_sounds(begin: Callable[..., Session]) -> None:
    session = begin(mode="voice")
    session.start()
    assert session.heard() == ["start"]
    assert session.texts() == []
    expect(session.notice).to_contain_text("no English voice that works now")
    session.device(voices=[ENGLISH])
    session.page.evaluate('speechSynthesis.dispatchEvent(new Event("voiceschanged"))')
    session.run(HOLD // 2)
    assert session.texts() == ["Half-way."]
    expect(session.notice).to_be_empty()
    session.run(HOLD // 2)
    assert session.heard() == ["start"]


def test_failure_22_nothing_is_spoken_right_after_speech_was_cancelled(begin: Callable[..., Session]) -> None:
    session = begin(mode="voice", voices=[ENGLISH])
    session.press_main()
    assert session.log("cancelled") == []
    session.run(500)
    session.press_main()
    session.run(300)
    assert session.texts()[-1] == "Paused."
    session.run(200)
    session.press_main()
    session.run(300)
    for cancelled in session.log("cancelled"):
        gaps = [words["at"] - cancelled for words in session.log("spoken")]
        assert not [gap for gap in gaps if 0 <= gap < 50]
    assert len(session.log("cancelled")) == 2


def test_failure_23_speech_that_never_tells_of_its_end_holds_nothing_up(begin: Callable[..., Session]) -> None:
    session = begin(mode="voice", voices=[ENGLISH], ends=False)
    session.start()
    session.run(HOLD + 4_000)
    texts = session.texts()
    assert "Hold for 10 seconds." in texts
    assert "Half-way." in texts
    assert "That hold is done." in texts


def _sentences(text: str) -> list[str]:
    return re.findall(r"\S.*?(?:[.!?…](?= |$)|$)", re.sub(r"\s+", " ", text))


def test_failure_24_no_cue_is_longer_than_browsers_speak(built_site: Path) -> None:
    long = set()
    for file in built_site.rglob("*.html"):
        page = LexborHTMLParser(file.read_text())
        for element in page.css("hold-timer, routine-player"):
            say = json.loads(element.attributes["data-words"] or "")["say"]
            own = [element, *element.css("[data-exercise-words]")]
            for words in (json.loads(each.attributes.get("data-exercise-words") or "null") for each in own):
                if words is None:
                    continue
                turn = max((words["left"], words["right"], *words["turns"]), key=len)
                values = {
                    "stretch": words["name"],
                    "position": words["position"],
                    "seconds": "30 seconds",
                    "count": 3,
                    "where": words["inTurn"].format(turn=turn, n=10, all=10),
                }
                for text in say.values():
                    said = f"{words['over']} {text.format_map(values)}"
                    if len(said) > AT_MOST:
                        long.add(said)
    assert not long


@pytest.mark.parametrize("side", ["left", "unsure"])
def test_failure_24_no_sentence_of_a_step_is_longer_than_browsers_speak(page: Page, side: str) -> None:
    remember(page, "back-exercises.side", side)
    page.goto(PLAYER)
    texts = page.evaluate(
        """() => {
            for (const part of document.querySelectorAll(".routine-play")) part.hidden = false;
            return [...document.querySelectorAll(".routine-play [data-line] [data-part=words]")]
                .map((words) => words.innerText);
        }"""
    )
    assert len(texts) > 100
    assert [sentence for text in texts for sentence in _sentences(text) if len(sentence) > AT_MOST] == []


def test_failure_25_a_voice_from_afar_is_never_used(begin: Callable[..., Session]) -> None:
    # What it says would leave the device.
    session = begin(mode="voice", voices=[REMOTE])
    session.start()
    session.run(HOLD // 2)
    assert session.texts() == []
    assert session.heard() == ["start", "half"]


def test_failure_26_the_voice_speaks_the_language_of_the_page(begin: Callable[..., Session]) -> None:
    session = begin(mode="voice", voices=[GERMAN, ENGLISH])
    session.start()
    assert {(words["voice"], words["lang"]) for words in session.log("spoken")} == {("Own", "en-GB")}


def test_failure_26_a_voice_of_another_language_is_none(begin: Callable[..., Session]) -> None:
    session = begin(mode="voice", voices=[GERMAN])
    session.start()
    assert session.texts() == []
    assert session.heard() == ["start"]
    expect(session.notice).to_contain_text("no English voice that works now")
    expect(session.notice).to_be_visible()


def test_failure_27_there_is_no_voice_until_it_is_chosen(begin: Callable[..., Session]) -> None:
    session = begin(voices=[ENGLISH])
    session.start()
    session.run(HOLD)
    assert session.texts() == []
    assert len(session.log("said")) >= 3


@pytest.mark.parametrize("mode", ["voice", "both"])
def test_failure_27_what_is_spoken_is_not_told_to_a_screen_reader_too(begin: Callable[..., Session], mode: str) -> None:
    session = begin(mode=mode, voices=[ENGLISH])
    session.start()
    session.run(HOLD // 2)
    expect(session.spoken).to_have_text("Half-way.")
    expect(session.spoken).to_be_visible()
    expect(session.spoken).to_have_attribute("aria-hidden", "true")
    session.run(HOLD // 2 + 3_000)
    assert session.log("said") == []
    assert session.heard() == ([] if mode == "voice" else [*SOUNDS_OF_A_HOLD, "end"])


@pytest.mark.parametrize(("mode", "counted"), [("voice", ["3", "2", "1"]), ("both", [])])
def test_a_voice_counts_the_last_seconds_where_no_sound_does(
    begin: Callable[..., Session], mode: str, counted: list[str]
) -> None:
    session = begin(mode=mode, voices=[ENGLISH])
    session.start()
    session.run(HOLD - 3_500)
    before = len(session.texts())
    session.run(3_400)
    assert session.texts()[before:] == counted


@pytest.mark.parametrize("ends", [True, False])
def test_failure_28_no_step_is_read_over_the_words_that_matter(page: Page, ends: bool) -> None:  # noqa: FBT001
    devices: dict[str, object] = {"voices": [ENGLISH], "ends": ends}
    session = open_session(page, PLAYER, "routine-player", devices=devices)
    session.choose(mode="voice", rate="0.8", hold="5", repetitions="1")
    session.press_main()
    session.run(400_000)
    holds = [each["at"] for each in session.log("states") if each["state"] == "running hold"]
    spoken = session.log("spoken")
    for hold in holds:
        words = next(each for each in spoken if each["at"] >= hold - 10)
        assert words["text"] == "Hold for 5 seconds."
        assert words["at"] - hold <= 200
    assert len(holds) == 3
    assert len(spoken) > 20


def test_failure_35_a_screen_that_may_not_be_kept_on_is_told(begin: Callable[..., Session]) -> None:
    session = begin(lock=False)
    session.start()
    expect(session.notice).to_contain_text("This browser cannot keep the screen on.")
    expect(session.notice).to_be_visible()
    assert session.state() == ("running", "hold")
    assert session.log("uncaught") == []


@pytest.mark.parametrize("again", [True, False])
def test_failure_36_the_screen_is_asked_for_once_more_after_another_tab(
    begin: Callable[..., Session],
    again: bool,  # noqa: FBT001
) -> None:
    session = begin()
    session.start()
    hide(session.page, hidden=True)
    session.page.evaluate("devices.given.release()")
    session.device(lock=again)
    hide(session.page, hidden=False)
    session.run(3_000)
    assert (session.log("locks"), session.log("held")) == (2, 1 if again else 0)
    assert session.log("uncaught") == []
    expect(session.notice).to_have_text("" if again else re.compile("cannot keep the screen on"))


def test_failure_37_where_no_screen_can_be_kept_on_it_says_so_and_plays_no_film(begin: Callable[..., Session]) -> None:
    session = begin('Object.defineProperty(navigator, "wakeLock", { value: undefined });')
    session.start()
    expect(session.notice).to_contain_text("Please set your screen to stay on for longer.")
    assert session.page.locator("video, audio").count() == 0
    assert session.log("uncaught") == []


def test_failure_38_the_screen_is_let_go_by_a_long_pause_and_at_the_end(begin: Callable[..., Session]) -> None:
    session = begin()
    assert session.log("locks") == 0
    session.start()
    session.press_main()
    session.run(59_000)
    assert session.log("held") == 1
    session.run(2_000)
    assert session.log("held") == 0
    session.press_main()
    session.run(RESUME)
    assert session.log("held") == 1
    session.hurts.click()
    session.run(0)
    assert session.log("held") == 0


def test_failure_38_the_screen_is_let_go_with_the_element(begin: Callable[..., Session]) -> None:
    session = begin()
    session.start()
    session.box.evaluate("(element) => element.remove()")
    session.run(0)
    assert session.log("held") == 0


def test_failure_39_a_device_that_can_vibrates(begin: Callable[..., Session]) -> None:
    session = begin()
    expect(session.part("vibration-choice")).to_be_visible()
    session.start()
    session.run(HOLD)
    assert len(session.log("buzzes")) == len(SOUNDS_OF_A_HOLD) + 1


def test_failure_39_where_nothing_vibrates_there_is_no_choice_and_no_error(begin: Callable[..., Session]) -> None:
    session = begin("delete navigator.vibrate; delete Navigator.prototype.vibrate;")
    expect(session.part("vibration-choice")).to_be_hidden()
    session.start()
    session.run(HOLD)
    assert session.heard() == [*SOUNDS_OF_A_HOLD, "end"]


def test_the_sound_can_be_tried_before_the_start(begin: Callable[..., Session]) -> None:
    session = begin(mode="both", voices=[ENGLISH])
    session.part("test").click()
    session.run(1_000)
    assert session.heard() == ["end"]
    assert session.texts() == ["This is how the voice sounds."]
    assert session.state()[0] == "idle"


def test_failure_50_no_page_promises_a_reminder(built_site: Path) -> None:
    pages = [*built_site.rglob("*.html")]
    assert pages
    for page in pages:
        words = LexborHTMLParser(page.read_text()).text(separator=" ")
        assert not re.findall(r"\b(?:remind|notif)\w*", words, re.IGNORECASE)


def test_failure_50_no_script_of_ours_asks_to_notify(built_site: Path) -> None:
    scripts = [*(built_site / "assets" / "scripts").rglob("*.js")]
    assert scripts
    assert not [file.name for file in scripts if "Notification" in file.read_text()]


def test_failure_51_it_says_beside_the_start_that_the_page_must_stay_open(begin: Callable[..., Session]) -> None:
    session = begin()
    words = session.box.get_by_text("Keep this page open and the screen on.")
    expect(words).to_be_visible()
    session.part("settings").locator("summary").first.click()
    expect(words).to_be_visible()


def test_a_whole_session_is_shown_as_a_list_of_what_is_said_and_heard(page: Page) -> None:
    page.goto("/about/cues/")
    rows = page.locator("cue-list tbody tr")
    expect(rows.first).to_have_text(re.compile(r"^0:00Pelvic tilt\. Lie on your back\."))
    said = rows.all_inner_texts()
    assert said[-1].endswith("done")
    times = [60 * int(row.split(":")[0]) + int(row.split(":")[1][:2]) for row in said]
    assert times == sorted(times)
    assert sum("Come out of it slowly." in row for row in said) == 3
