"""The player of a whole routine. Numbers are those of the ways in which timers are known to fail.

What it shares with the timer of one stretch is shown in test_hold_timer.py, what is heard and spoken in test_cues.py.
That a hold which is run through twice is counted once (52) is in tests/scripts/tally.test.js; what each button does in
each state (49) is a table in tests/scripts/session-states.test.js.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sessions import (
    ENGLISH,
    LEAD_IN,
    REFUSE_STORAGE,
    RESUME,
    Session,
    close_or_small,
    come_back_from_the_cache,
    open_session,
)
from tests.browser.support import COLOURS, faults_of, needs_downloads, needs_no_script, needs_paper, remember

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage

PLAYER = "/routine/play/"
SHOWN = ".routine-play:not([hidden])"
BOTH_LEGS = "piriformis-syndrome"  # knee rolls, then two stretches of one leg and the other
SITTING_UP = "spinal-stenosis"  # two stretches on the back and one on a chair
WITHOUT_STEPS = 63_000
"""Milliseconds of the first stretch without its steps: 10, 5 times 5, 4 rests of 5, and 8 to come out of it."""
WAY_OUT = "Let your tummy and your bottom go loose."
"""Of the first stretch."""
A_DAY = 600_000  # milliseconds; longer than any routine

both_widths = pytest.mark.parametrize("width", [320, 1280])


def _open(page: Page, routine: str = "default", *scripts: str, **devices: object) -> Session:
    address, selector = f"{PLAYER}#play-{routine}", f"#play-{routine} routine-player"
    return open_session(page, address, selector, devices=devices, scripts=scripts)


@pytest.fixture
def player(page: Page) -> Session:
    return _open(page)


def _names(player: Session) -> list[str]:
    """Give the names of the stretches of the routine."""
    names: list[str] = player.box.locator("[data-exercise-words]").evaluate_all(
        "(all) => all.map((each) => JSON.parse(each.dataset.exerciseWords).name)"
    )
    return names


def _current(player: Session) -> Locator:
    """Give the stretches that are seen, of which there should be one."""
    return player.box.locator(".player-exercise:visible")


def _words(player: Session) -> list[str]:
    """Give the words of the steps that are seen."""
    return player.box.locator("[data-line]:visible [data-part=words]").all_inner_texts()


def _said(player: Session) -> str:
    said: list[str] = player.log("said")
    return said[-1]


def _wait_for_pictures(player: Session) -> None:
    """Wait until each step has its picture, for which the network has to answer."""
    pictures = player.box.locator(".player-picture")
    expect(pictures.locator("svg")).to_have_count(pictures.count())


def test_a_routine_plays_to_its_end_and_tells_what_was_done(player: Session) -> None:
    names = _names(player)
    assert len(names) == 3
    player.press_main()
    shown = []
    while player.state()[0] == "running":
        shown.append(_current(player).get_attribute("data-stretch"))
        player.run(10_000)
    assert player.state()[0] == "done"
    assert list(dict.fromkeys(shown)) == ["pelvic-tilt", "knee-rolls", "figure-four-push"]
    assert _said(player) == "That hold is done. All done. Stay as you are for as long as you like." or _said(
        player
    ).startswith("All done.")
    expect(player.headline).to_have_text("Finished")
    expect(player.part("done-heading")).to_be_focused()
    done = player.part("done-list").get_by_role("listitem").all_inner_texts()
    assert [line.split(":")[0].split(",")[0] for line in done] == [names[each] for each in (0, 1, 1, 2, 2)]
    assert all(re.search(r": all \d+ (holds|slow movements)$", line) for line in done)
    assert player.heard()[-1] == "done"


def test_what_comes_next_is_shown_and_said_before_it_starts(player: Session) -> None:
    first, second, _ = _names(player)
    player.choose(steps="off")
    player.press_main()
    player.run(WITHOUT_STEPS - 5_000)
    assert player.state() == ("running", "come-out")
    expect(player.part("next")).to_have_text(f"Next: {second}")
    expect(player.part("next")).to_be_visible()
    expect(_current(player)).to_contain_text(first)
    player.run(5_000)
    assert player.state() == ("running", "lead-in")
    assert _said(player).startswith(f"{second}.")
    expect(_current(player)).to_contain_text(second)


def test_one_step_is_seen_at_a_time_with_its_picture(player: Session) -> None:
    words = player.box.locator(".player-exercise").first.locator("[data-scene=steps] [data-part=words]")
    steps = words.all_inner_texts()
    player.press_main()
    _wait_for_pictures(player)
    seen = []
    while player.state() == ("running", "lead-in"):
        expect(_current(player)).to_have_count(1)
        now = _words(player)
        assert len(now) == 1
        seen.append(now[0])
        expect(player.box.locator(".player-picture svg:visible")).to_have_count(1)
        player.run(1_000)
    assert list(dict.fromkeys(seen)) == steps
    assert _words(player) == []
    expect(_current(player).locator(".player-hold > .figure svg")).to_be_visible()
    expect(_current(player).locator(".player-cue")).to_be_visible()


def test_each_step_is_read_out_in_the_wording_that_is_shown(page: Page) -> None:
    remember(page, "back-exercises.side", "right")
    player = _open(page, BOTH_LEGS, voices=[ENGLISH])
    player.choose(mode="voice")
    player.press_main()
    player.part("skip").click()
    before = len(player.texts())
    shown = []
    while player.state() == ("running", "lead-in"):
        shown += _words(player)
        player.run(1_000)
    assert any("your right ankle" in words for words in shown)
    spoken = " ".join(player.texts()[before:])
    for words in dict.fromkeys(shown):
        assert " ".join(words.split()) in spoken
    assert "the leg you are stretching" not in spoken


@pytest.mark.parametrize("ends", [True, False])
@pytest.mark.parametrize("rate", ["0.8", "1", "1.2"])
def test_each_step_is_read_out_after_the_shortest_time_to_get_ready_too(page: Page, rate: str, *, ends: bool) -> None:
    player = _open(page, BOTH_LEGS, voices=[ENGLISH], ends=ends)
    player.choose(mode="voice", lead_in="5", rate=rate)
    player.press_main()
    shown = []
    while player.state() == ("running", "lead-in"):
        shown += _words(player)
        player.run(1_000)
    assert len(set(shown)) > 1
    spoken = " ".join(player.texts())
    assert [words for words in dict.fromkeys(shown) if " ".join(words.split()) not in spoken] == []


def _pause_and_resume(player: Session) -> int:
    """Pause for a second, and give how many texts were spoken before it goes on."""
    player.press_main()
    player.run(1_000)
    before = len(player.texts())
    player.press_main()
    return before


def test_a_step_that_a_pause_broke_off_is_said_again(page: Page) -> None:
    player = _open(page, BOTH_LEGS, voices=[ENGLISH])
    player.choose(mode="voice")
    player.press_main()
    player.run(LEAD_IN + 1_000)
    (words,) = _words(player)
    before = _pause_and_resume(player)
    player.run(RESUME + 6_000)
    assert " ".join(words.split()) in " ".join(player.texts()[before:])


def test_a_pause_before_the_first_step_does_not_have_it_said_twice(page: Page) -> None:
    player = _open(page, BOTH_LEGS, voices=[ENGLISH])
    player.choose(mode="voice")
    player.press_main()
    player.run(3_000)
    before = _pause_and_resume(player)
    player.run(RESUME + LEAD_IN)
    (words,) = _words(player)
    assert player.texts()[before:].count(words.split(". ")[0].removesuffix(".") + ".") == 1


def test_nothing_is_spoken_after_a_reload_before_the_first_press(page: Page) -> None:
    player = _open(page, BOTH_LEGS, voices=[ENGLISH])
    player.choose(mode="voice")
    player.press_main()
    player.run(5_000)
    page.reload()
    expect(player.status).to_have_text("You did not finish this one.")
    assert player.texts() == []
    player.press_main()
    assert player.texts() != []


def test_failure_43_settings_that_another_routine_changed_do_not_move_a_kept_place(player: Session) -> None:
    player.choose(steps="off")
    player.press_main()
    player.part("skip").click()
    player.run(20_000)
    player.press_main()
    place = player.place.inner_text()
    page = player.page
    page.locator(f"[name=routine][value={BOTH_LEGS}]").check()
    other = Session(page, f"#play-{BOTH_LEGS} routine-player")
    other.choose(steps="on", lead_in="30", rate="0.8")
    page.locator("[name=routine][value=default]").check()
    page.reload()
    expect(player.main).to_have_text("Go on")
    expect(player.place).to_have_text(place)
    expect(_current(player)).to_contain_text(_names(player)[1])


def test_a_kept_session_is_heard_as_was_chosen_last(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.press_main()
    player.page.goto("/stretches/knee-rolls/")
    Session(player.page).choose(mode="silent")
    player.page.goto(f"{PLAYER}#play-default")
    expect(player.main).to_have_text("Go on")
    player.press_main()
    player.run(30_000)
    assert player.heard() == []
    assert json.loads(player.page.evaluate('localStorage.getItem("back-exercises.cues")'))["mode"] == "silent"


def test_failure_43_the_place_in_a_routine_is_kept_while_an_easier_version_is_done(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.hurts.click()
    player.page.goto("/stretches/knee-rolls/")
    timer = Session(player.page)
    timer.press_main()
    timer.run(1_000)
    player.page.goto(f"{PLAYER}#play-default")
    expect(player.main).to_have_text("Go on with the next stretch")


def _mirrored(text: str) -> str:
    return re.sub(r"\b(left|right)\b", lambda found: {"left": "right", "right": "left"}[found[0]], text)


def test_failure_48_words_and_picture_turn_round_for_the_other_leg(page: Page) -> None:
    remember(page, "back-exercises.side", "right")
    player = _open(page, BOTH_LEGS)
    player.press_main()
    _wait_for_pictures(player)
    player.part("skip").click()
    looks = player.looked_at(
        """(player) => {
            const stretch = player.querySelector(".player-exercise:not([hidden])");
            const shown = (all) => [...stretch.querySelectorAll(all)]
                .filter((each) => each.checkVisibility({ visibilityProperty: true }));
            return [
                player.dataset.phase,
                stretch.dataset.working,
                shown("[data-line] [data-part=words]").map((words) => words.innerText),
                shown(".player-picture svg").map((svg) => getComputedStyle(svg).transform),
                player.querySelector("[data-part=place]").textContent,
            ];
        }""",
        250_000,
        every=1_000,
    )
    after = next(index for index, (phase, *_) in enumerate(looks) if phase == "switch")
    until = next(index for index in range(after, len(looks)) if looks[index][0] == "hold")
    lines: dict[str, list[str]] = {"lead-in": [], "switch": []}
    turned: dict[str, set[str]] = {"lead-in": set(), "switch": set()}
    for phase, working, words, pictures, _ in looks[:until]:
        if phase in lines:
            lines[phase] += words
            turned[phase] |= set(pictures)
        assert working == ("left" if phase == "switch" else None)
    said = [text for text in player.log("said") if "Now the other leg." in text]
    assert len(said) == 1
    assert "Left leg, hold 1 of 3." in said[0]
    first, second = (list(dict.fromkeys(lines[phase])) for phase in ("lead-in", "switch"))
    assert any("right" in text for text in first)
    assert second == [_mirrored(text) for text in first]
    assert turned == {"lead-in": {"none"}, "switch": {"matrix(-1, 0, 0, 1, 0, 0)"}}
    assert looks[until][-1] == "Left leg, hold 1 of 3"


def test_a_change_of_position_is_said_and_has_its_time(page: Page) -> None:
    player = _open(page, SITTING_UP)
    player.choose(steps="off")
    meaning = json.loads(player.box.locator("[data-exercise-words]").nth(2).get_attribute("data-exercise-words") or "")
    player.press_main()
    player.part("skip").click()
    assert player.digits.inner_text() == "10"
    player.run(500)
    player.part("skip").click()
    assert meaning["position"]
    assert meaning["position"] in _said(player)
    assert player.digits.inner_text() == "30"
    player.run(500)
    player.part("back").click()
    assert "Lie on your back." in _said(player)
    assert player.digits.inner_text() == "20"
    player.run(20_000)
    assert player.digits.inner_text() == "10"


def test_who_skips_in_the_middle_of_a_stretch_is_led_out_of_it(player: Session) -> None:
    names = _names(player)
    player.choose(steps="off")
    player.start()
    player.run(2_000)
    player.part("skip").click()
    assert player.state() == ("running", "come-out")
    expect(_current(player)).to_contain_text(names[0])
    expect(player.part("next")).to_have_text(f"Next: {names[1]}")
    player.run(500)
    player.part("skip").click()
    assert player.state() == ("running", "lead-in")
    expect(_current(player)).to_contain_text(names[1])


def test_a_rest_between_two_holds_names_no_other_stretch(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.run(5_000)
    assert player.state() == ("running", "rest")
    expect(player.part("next")).to_have_text("")


def test_the_pictures_turn_round_for_the_other_leg_when_nobody_said_which_hurts(page: Page) -> None:
    player = _open(page, BOTH_LEGS)
    player.choose(steps="off")
    player.press_main()
    _wait_for_pictures(player)
    player.part("skip").click()
    picture, words = (_current(player).locator(each).first for each in (".figure svg:visible", ".player-cue"))
    first_words = words.inner_text()
    expect(picture).to_have_css("transform", "none")
    for _ in range(120):
        player.run(1_000)
        if player.state()[1] == "switch":
            break
    expect(_current(player).locator(".figure svg:visible").first).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    assert words.inner_text() == first_words


def test_how_it_plays_stays_on_the_device(player: Session) -> None:
    assert player.page.evaluate("localStorage.length") == 0
    player.choose(lead_in="30", steps="off", wait="on", hold="10")
    player.page.reload()
    expect(player.box).to_have_attribute("data-state", "idle")
    values = [player.part(name).input_value() for name in ("lead-in", "steps", "wait", "hold")]
    assert values == ["30", "off", "on", ""]
    player.press_main()
    assert player.digits.inner_text() == "30"


def test_failure_43_a_reload_after_it_hurt_still_leads_out_and_on(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.run(2_000)
    player.hurts.click()
    player.page.reload()
    expect(player.headline).to_have_text("Stopped")
    panel = player.box.locator("[data-scene=stopped]").filter(visible=True)
    expect(panel.get_by_role("listitem").filter(has_text=WAY_OUT).first).to_be_visible()
    expect(panel.get_by_role("link", name="Get help now")).to_be_visible()
    expect(player.main).to_have_text("Go on with the next stretch")


def test_failure_43_a_reload_shows_the_routine_that_was_chosen_and_left(page: Page) -> None:
    player = open_session(page, f"{PLAYER}#play-default", f"#play-{BOTH_LEGS} routine-player")
    page.locator(f"[name=routine][value={BOTH_LEGS}]").check()
    player.press_main()
    player.run(4_000)
    page.reload()
    expect(player.box).to_be_visible()
    expect(player.main).to_have_text("Go on")
    expect(page).to_have_url(re.compile(r"/routine/play/$"))


def test_a_routine_that_is_put_away_for_another_is_paused(player: Session) -> None:
    player.start()
    player.page.locator(f"[name=routine][value={BOTH_LEGS}]").check()
    assert player.state()[0] == "paused"
    heard = player.heard()
    player.run(60_000)
    assert player.heard() == heard


def test_a_double_tap_skips_one_stretch_and_no_more(player: Session) -> None:
    player.choose(steps="off")
    player.press_main()
    player.run(1_000)
    player.part("skip").dblclick()
    expect(_current(player)).to_contain_text(_names(player)[1])


def test_whoever_skips_the_last_stretch_too_is_at_the_end(player: Session) -> None:
    player.choose(steps="off")
    player.press_main()
    names = _names(player)
    for _ in names:
        player.part("skip").click()
        player.run(500)
    assert player.state()[0] == "done"
    expect(player.part("done-heading")).to_be_focused()
    expect(player.part("done-list")).to_contain_text(names[-1])
    expect(player.part("end")).to_have_text("End")


def test_whoever_it_hurts_can_end_it_there(player: Session) -> None:
    player.start()
    player.hurts.click()
    player.run(500)
    player.part("end").click()
    player.run(500)
    player.part("end").click()
    assert player.state()[0] == "done"
    expect(player.part("done-heading")).to_be_focused()


def test_what_hurts_between_two_stretches_is_the_one_before(player: Session) -> None:
    player.choose(steps="off", wait="on")
    player.press_main()
    player.run(WITHOUT_STEPS)
    assert player.state()[0] == "waiting"
    player.hurts.click()
    panel = player.box.locator("[data-scene=stopped]").filter(visible=True)
    expect(panel.get_by_role("listitem").filter(has_text=WAY_OUT).first).to_be_visible()
    player.run(500)
    player.press_main()
    expect(_current(player)).to_contain_text(_names(player)[1])


def test_a_hold_that_goes_on_after_a_pause_begins_with_a_sound(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.run(500)
    player.press_main()
    player.run(500)
    heard = player.heard()
    player.press_main()
    player.run(RESUME + 1_000)
    assert player.heard() == [*heard, "start"]
    assert _said(player) == "Hold"


def test_what_was_skipped_is_not_called_done(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.run(1_000)
    player.part("skip").click()
    assert player.state() == ("running", "come-out")
    assert _said(player).startswith("Come out of it slowly.")


def test_a_skip_while_it_is_paused_says_where_it_led(player: Session) -> None:
    player.choose(steps="off")
    player.press_main()
    player.run(1_000)
    player.press_main()
    player.part("skip").click()
    assert player.state()[0] == "paused"
    assert _said(player).startswith(f"{_names(player)[1]}.")


def _other(player: Session, routine: str) -> Locator:
    return player.page.locator(f"#play-{routine} routine-player")


def test_failure_12_going_on_after_it_hurt_pauses_another_that_runs(page: Page, player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.hurts.click()
    page.locator(f"[name=routine][value={BOTH_LEGS}]").check()
    other = _other(player, BOTH_LEGS)
    other.locator("[data-part=main]").click()
    expect(other).to_have_attribute("data-state", "running")
    page.locator("[name=routine][value=default]").check()
    player.run(500)
    player.press_main()
    assert player.state()[0] == "running"
    expect(other).to_have_attribute("data-state", "paused")


def test_it_waits_between_two_stretches_where_that_is_wanted(player: Session) -> None:
    second = _names(player)[1]
    player.choose(steps="off", wait="on")
    player.press_main()
    player.run(WITHOUT_STEPS)
    assert player.state()[0] == "waiting"
    expect(player.headline).to_have_text("Ready when you are")
    assert _said(player) == f"Next: {second}. Press “I am ready” when you are."
    # "Next stretch" would be the one after that.
    expect(player.part("skip")).to_be_disabled()
    heard = player.heard()
    player.run(A_DAY)
    assert player.state()[0] == "waiting"
    assert player.heard() == heard
    expect(player.main).to_have_text("I am ready")
    player.press_main()
    assert player.state() == ("running", "lead-in")
    assert _said(player).startswith(f"{second}.")
    player.run(LEAD_IN)
    assert player.state() == ("running", "move")


def test_a_pause_keeps_its_place_and_leaves_time_to_get_ready(player: Session) -> None:
    player.choose(steps="off")
    player.start()
    player.run(2_000)
    player.press_main()
    expect(player.headline).to_have_text("Paused")
    player.run(30_000)
    player.press_main()
    expect(player.headline).to_have_text("Get ready")
    player.run(RESUME)
    expect(player.headline).to_have_text("Hold")
    expect(player.digits).to_have_text("3")


def test_back_skip_and_repeat_lead_where_their_names_say(player: Session) -> None:
    names = _names(player)
    player.choose(steps="off")
    back, skip, again = (player.part(name) for name in ("back", "skip", "again"))
    player.press_main()
    expect(again).to_be_disabled()
    skip.click()
    expect(_current(player)).to_contain_text(names[1])
    player.run(1_000)
    back.click()
    expect(_current(player)).to_contain_text(names[0])
    skip.click()
    player.run(5_000)
    back.click()
    expect(_current(player)).to_contain_text(names[1])
    assert player.digits.inner_text() == "10"
    skip.click()
    player.run(LEAD_IN + 20_000 + 5_000 + 4_000)
    expect(player.place).to_have_text("First leg, hold 2 of 3")
    again.click()
    expect(player.headline).to_have_text("Get ready")
    expect(player.status).to_have_text("Get ready to go on.")
    player.run(RESUME)
    expect(player.place).to_have_text("First leg, hold 1 of 3")
    expect(player.digits).to_have_text("20")


def test_who_has_come_out_of_a_stretch_has_time_to_get_into_it_again(player: Session) -> None:
    player.choose(steps="off", lead_in="30")
    player.press_main()
    player.run(30_000 + 1_000)
    player.part("skip").click()
    expect(player.headline).to_have_text("Come out of it")
    player.part("again").click()
    expect(player.digits).to_have_text("30")
    expect(player.status).to_contain_text(_names(player)[0])
    player.run(30_000)
    assert player.state() == ("running", "hold")


def test_this_hurts_says_what_to_do_and_goes_on_with_the_next_stretch(player: Session) -> None:
    names = _names(player)
    player.choose(steps="off")
    player.start()
    player.run(2_000)
    player.hurts.click()
    assert player.state()[0] == "stopped"
    panel = _current(player).locator("[data-scene=stopped]")
    expect(panel.get_by_role("heading").first).to_be_focused()
    way_out, first_reason = (panel.get_by_role("listitem").filter(has_text=text) for text in (WAY_OUT, "Stop if"))
    expect(way_out.first).to_be_visible()
    expect(first_reason.first).to_be_visible()
    expect(panel.get_by_role("link", name="Get help now")).to_be_visible()
    expect(panel.get_by_role("link", name="Ask for help the same day")).to_be_visible()
    expect(panel.get_by_text("an easier version")).to_be_visible()
    heard = player.heard()
    player.run(60_000)
    assert player.heard() == heard
    expect(player.main).to_have_text("Go on with the next stretch")
    player.press_main()
    assert player.state() == ("running", "lead-in")
    expect(_current(player)).to_contain_text(names[1])
    player.part("skip").click()
    player.run(LEAD_IN)
    player.hurts.click()
    expect(player.main).to_have_text("End here")
    player.press_main()
    assert player.state()[0] == "done"
    assert _said(player) == "You ended it here. Come out of it slowly."


@pytest.mark.parametrize("stretch", [0, 1, 2])
def test_whoever_it_hurts_stands_on_what_to_do_in_each_stretch(player: Session, stretch: int) -> None:
    player.choose(steps="off")
    player.press_main()
    for _ in range(stretch):
        player.part("skip").click()
        player.run(500)
    player.run(LEAD_IN)
    player.hurts.focus()
    for _ in range(2):
        player.page.keyboard.press("Enter")
        player.run(150)
    assert player.state()[0] == "stopped"
    expect(_current(player).locator("[data-scene=stopped]").get_by_role("heading").first).to_be_focused()


def test_what_to_do_when_it_hurts_leaves_no_gap_below_it(player: Session) -> None:
    player.start()
    player.hurts.click()
    panel = _current(player).locator("[data-scene=stopped]").bounding_box()
    end = player.part("end").bounding_box()
    assert panel
    assert end
    assert end["y"] - panel["y"] - panel["height"] < 120


def test_failure_49_end_asks_first(player: Session) -> None:
    end = player.part("end")
    player.start()
    end.dblclick()
    expect(end).to_have_text("Yes, end here")
    assert player.state()[0] == "running"
    player.main.focus()
    expect(end).to_have_text("End")
    player.run(500)
    end.click()
    player.run(500)
    end.click()
    assert player.state()[0] == "done"
    assert _said(player) == "You ended it here. Come out of it slowly."


def test_failure_49_end_asks_for_a_while_only(player: Session) -> None:
    end = player.part("end")
    player.start()
    player.run(1_000)
    end.click()
    expect(end).to_have_text("Yes, end here")
    player.run(9_900)
    said = player.status.inner_text()
    assert said
    player.run(200)
    expect(end).to_have_text("End")
    assert player.state()[0] == "running"
    # What was said since is not taken away with the question.
    expect(player.status).to_have_text(said)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390)])
def test_failure_49_no_button_comes_to_lie_where_it_hurts_was_pressed(
    open_page: Callable[..., Page], width: int, height: int
) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    player = _open(page)
    player.start()
    box = player.hurts.bounding_box()
    assert box
    finger = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(3):
        page.mouse.click(*finger)
        player.run(1_000)
    assert player.state()[0] == "stopped"


def test_failure_49_a_press_too_many_at_the_end_takes_away_nothing(player: Session) -> None:
    _end_in_the_second_hold(player)
    done = player.part("done-list").inner_text()
    player.press_main()
    assert player.state()[0] == "idle"
    expect(player.part("done-list")).to_have_text(done, use_inner_text=True)
    player.part("keep").click()
    assert len(_log(player)) == 1
    player.run(500)
    player.press_main()
    expect(player.part("done-panel")).to_be_hidden()


def _end_in_the_second_hold(player: Session) -> None:
    player.press_main()
    player.run(LEAD_IN + 5_000 + 5_000 + 2_000)
    player.part("end").click()
    player.run(500)
    player.part("end").click()
    assert player.state()[0] == "done"


DONE_IN_PART = {"stretch": "pelvic-tilt", "leg": 1, "side": "", "done": 1, "planned": 5, "seconds": 7}


def _log(player: Session) -> list[dict[str, Any]]:
    return json.loads(player.page.evaluate('localStorage.getItem("back-exercises.log")') or "[]")  # type: ignore[no-any-return]


def test_failure_52_what_was_done_in_part_is_said_and_kept_as_a_part(player: Session) -> None:
    page = player.page
    first, second, third = _names(player)
    panel = page.locator("log-panel")
    expect(panel).to_be_hidden()
    player.choose(steps="off")
    _end_in_the_second_hold(player)
    done = player.part("done-list").get_by_role("listitem").all_inner_texts()
    assert done[0] == f"{first}: 1 of 5 holds, 7 seconds in all"
    assert [line.split(":")[0].split(",")[0] for line in done[1:]] == [second, second, third, third]
    assert all(line.endswith(": left out") for line in done[1:])
    assert _log(player) == []

    player.part("keep").dblclick()
    expect(player.part("kept")).to_have_text("It was put into your log, on this device only.")
    (entry,) = _log(player)
    assert (entry["routine"], entry["complete"]) == ("default", False)
    assert entry["done"][0] == DONE_IN_PART
    expect(panel.get_by_role("listitem")).to_contain_text("a part of it")

    player.run(1_000)
    player.press_main()
    player.run(1_000)
    _end_in_the_second_hold(player)
    player.part("keep").click()
    expect(player.part("done-heading")).to_be_focused()
    assert len(_log(player)) == 2

    delete = panel.locator("[data-part=delete]")
    delete.click()
    expect(delete).to_have_text("Yes, delete the log")
    assert len(_log(player)) == 2
    player.part("done-heading").focus()
    expect(delete).to_have_text("Delete the log")
    player.run(500)
    delete.click()
    player.run(500)
    delete.click()
    assert page.evaluate('localStorage.getItem("back-exercises.log")') is None
    expect(panel.get_by_role("status")).to_have_text("The log is deleted.")
    expect(panel.get_by_role("status")).to_be_focused()


@needs_downloads
def test_the_log_is_saved_as_a_table_and_as_data(player: Session, tmp_path: Path) -> None:
    player.choose(steps="off")
    for _ in range(2):
        _end_in_the_second_hold(player)
        player.part("keep").click()
        player.run(1_000)
        player.press_main()
        player.run(1_000)
    saved = {}
    for kind in ("csv", "json"):
        with player.page.expect_download() as download:
            player.page.locator(f"log-panel [data-part={kind}]").click()
        saved[kind] = tmp_path / kind
        download.value.save_as(saved[kind])
        assert download.value.suggested_filename == f"back-exercises-log.{kind}"
    assert json.loads(saved["json"].read_text()) == _log(player)
    rows = list(csv.DictReader(saved["csv"].read_text().splitlines()))
    assert len(rows) == 10
    assert {name: rows[0][name] for name in DONE_IN_PART} == {name: str(value) for name, value in DONE_IN_PART.items()}


def test_failure_43_a_reload_goes_on_where_it_was(page: Page) -> None:
    player = _open(page, BOTH_LEGS)
    names = _names(player)
    player.choose(steps="off", lead_in="5")
    player.press_main()
    player.part("skip").click()
    player.run(500)
    player.part("skip").click()
    player.run(5_000 + 20_000 + 5_000 + 7_000)
    place = player.place.inner_text()
    assert place == "First leg, hold 2 of 3"
    page.reload()
    expect(player.main).to_have_text("Go on")
    expect(player.status).to_have_text("You did not finish this one.")
    expect(_current(player)).to_contain_text(names[2])
    player.run(1_000)
    player.press_main()
    player.run(5_000)
    expect(player.place).to_have_text(place)
    expect(player.digits).to_have_text("20")
    player.run(A_DAY)
    assert player.state()[0] == "done"
    done = player.part("done-list").get_by_role("listitem").all_inner_texts()
    assert [line.split(": ")[1] for line in done[-2:]] == ["all 3 holds", "all 3 holds"]


def test_failure_43_a_reload_at_the_end_still_says_what_was_done_until_it_is_in_the_log(player: Session) -> None:
    player.choose(steps="off", repetitions="2")
    _end_in_the_second_hold(player)
    lines = player.part("done-list").get_by_role("listitem")
    done = lines.all_inner_texts()
    assert done[0].endswith(": 1 of 2 holds, 7 seconds in all")
    ended = player.page.evaluate("Date.now()")
    player.run(3_600_000)
    player.page.reload()
    expect(player.headline).to_have_text("Finished")
    expect(player.status).to_be_empty()
    expect(lines).to_have_text(done)
    player.part("keep").click()
    (entry,) = _log(player)
    assert dt.datetime.fromisoformat(entry["at"]).timestamp() == ended / 1000
    player.page.reload()
    expect(player.main).to_have_text("Start")
    assert len(_log(player)) == 1


def test_failure_42_a_page_from_the_cache_waits_for_its_reader(player: Session) -> None:
    player.start()
    before = len(player.log("said"))
    player.device(sound="suspended")
    player.page.clock.fast_forward(300_000)
    player.device(sound="running")
    come_back_from_the_cache(player.page)
    assert player.state()[0] == "away"
    player.run(60_000)
    assert player.log("said")[before:] == ["The timer stopped while you were away."]
    assert player.heard() == []
    expect(player.main).to_have_text("Go on")


def test_a_connection_that_is_lost_after_the_start_takes_nothing_away(player: Session) -> None:
    player.press_main()
    _wait_for_pictures(player)
    player.page.context.set_offline(offline=True)
    for _ in range(10):
        player.run(55_000)
        if player.state()[1] in ("lead-in", "switch"):
            expect(player.box.locator(".player-picture svg:visible")).to_have_count(1)
    assert player.state()[0] == "done"


@pytest.mark.expected_faults("the network says that it has no pictures")
def test_a_picture_that_does_not_come_leaves_the_words(page: Page) -> None:
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            told.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.route(re.compile(r"/assets/figures/pelvic-tilt/.*\.svg$"), lambda route: route.abort())
    page.route(re.compile(r"/assets/figures/knee-rolls/.*\.svg$"), lambda route: route.fulfill(status=404))
    player = _open(page)
    player.press_main()
    others = page.locator("#play-default [data-stretch=figure-four-push] .player-picture > svg")
    expect(others).to_have_count(5)
    assert player.box.locator(".player-picture:visible svg").count() == 0
    assert len(_words(player)) == 1
    player.run(A_DAY)
    assert player.state()[0] == "done"
    assert [text for text in told if not text.startswith("Failed to load resource")] == []


@pytest.mark.expected_faults("the network says that it has no pictures")
def test_a_picture_that_did_not_come_is_asked_for_again_with_the_next_press(page: Page) -> None:
    page.route("**/assets/figures/**", lambda route: route.abort())
    player = _open(page)
    player.press_main()
    trouble = player.box.locator(".player-picture:visible [data-part=trouble]")
    expect(trouble).to_be_visible()
    page.unroute("**/assets/figures/**")
    for _ in ("pause", "resume"):
        player.run(500)
        player.press_main()
    _wait_for_pictures(player)
    expect(trouble).to_be_hidden()


def test_failure_44_it_works_where_storage_is_refused(page: Page) -> None:
    player = _open(page, "default", REFUSE_STORAGE)
    player.choose(steps="off", repetitions="1", mode="silent")
    player.press_main()
    player.run(A_DAY)
    assert player.state()[0] == "done"
    assert player.heard() == []
    player.part("keep").click()
    expect(player.part("kept")).to_contain_text("It could not be kept")
    expect(player.part("keep")).to_be_enabled()


@needs_no_script
def test_failure_45_without_script_it_is_numbered_text_without_dead_buttons(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PLAYER)
    routine = page.locator("#play-default")
    expect(routine.locator(".player-name").first).to_have_text(re.compile(r"^1\. Pelvic tilt$"), use_inner_text=True)
    expect(routine.locator(".player-dose").first).to_contain_text("5 seconds")
    expect(routine.locator(".player-dose:visible")).to_have_count(3)
    steps = routine.locator("[data-line]")
    expect(routine.locator("[data-line]:visible")).to_have_count(steps.count())
    expect(page.locator("routine-player :is(button, select, summary):visible, log-panel:visible")).to_have_count(0)
    expect(page.locator(".routine-play:visible")).to_have_count(5)


@needs_paper
@pytest.mark.parametrize("hurt", [False, True], ids=["in a hold", "after it hurt"])
def test_failure_46_paper_shows_the_whole_text_and_nothing_of_the_run(
    player: Session,
    hurt: bool,  # noqa: FBT001 - the two moments
) -> None:
    player.start()
    player.run(2_000)
    if hurt:
        player.hurts.click()
    player.page.emulate_media(media="print")
    expect(player.box.locator(".player-dose:visible")).to_have_count(3)
    expect(player.box.locator("[data-line]:visible")).to_have_count(player.box.locator("[data-line]").count())
    expect(player.box.locator(":is(button, select, [role=timer], [role=status]):visible")).to_have_count(0)
    expect(player.box.locator("[data-scene=stopped]:visible")).to_have_count(0)
    # Nor the pictures of steps, which no other print of the page has.
    expect(player.box.locator(".player-picture:visible")).to_have_count(0)


@both_widths
def test_failure_47_nothing_jumps_while_it_runs(open_page: Callable[..., Page], width: int) -> None:
    player = _open(open_page("about:blank", width=width))
    player.press_main()
    # All that the press itself changes has been drawn, however long that took.
    player.page.evaluate("() => new Promise((done) => new IntersectionObserver(done).observe(document.body))")
    player.page.evaluate(
        """() => {
            log.shift = 0;
            log.shifted = [];
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) {
                    if (entry.hadRecentInput) continue;
                    log.shift += entry.value;
                    log.shifted.push(...entry.sources.map(({ node, previousRect, currentRect }) =>
                        `${node?.className || node?.nodeName} ${previousRect.y} ${currentRect.y}`));
                }
            }).observe({ type: "layout-shift" });
        }"""
    )
    _wait_for_pictures(player)
    end = player.box.evaluate("(player) => player.session.plan.end")
    boxes = player.looked_at(
        """(player) => [...player.querySelectorAll("[role=timer], .player-controls > button, .player-keys > button")]
            .map((part) => part.getBoundingClientRect())
            .flatMap((box) => [box.x, box.y + scrollY, box.width, box.height])""",
        end - 2_000,
        every=1_000,
    )
    assert player.state()[0] == "running"
    # While the page scrolls, a place has a remainder of its own.
    moved = [max(values) - min(values) for values in zip(*boxes, strict=True)]
    assert max(moved) < 1, moved
    assert player.log("shift") == 0, player.log("shifted")


# Whether something lies over the middle or near the edges of what is looked at, or it is off the screen.
COVERED = """(element) => {
    const { left, width, top, height } = element.getBoundingClientRect();
    return [0.1, 0.5, 0.9].some((part) => {
        const above = document.elementFromPoint(left + width / 2, top + height * part);
        return !above || !(element.contains(above) || above.contains(element));
    });
}"""


@pytest.mark.parametrize("filled", [False, True], ids=["on the page", "filling the screen"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (390, 664), (320, 568), (844, 390), (1280, 800)])
def test_all_that_counts_is_seen_at_once(
    open_page: Callable[..., Page],
    width: int,
    height: int,
    filled: bool,  # noqa: FBT001 - the two ways to play
) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    player = _open(page)
    if filled:
        player.part("fill").click()
    player.press_main()
    _wait_for_pictures(player)
    player.run(1_000)
    seen = {
        "digits": player.digits,
        "headline": player.headline,
        "place": player.place,
        "status": player.status,
        "picture": player.box.locator(".player-picture svg:visible"),
        "main": player.main,
        "hurts": player.hurts,
    }
    # On the smallest phones the large digits leave no room for all words.
    if not filled or width > 320:
        seen["words"] = player.box.locator("[data-line] [data-part=words]:visible")
    assert [name for name, part in seen.items() if part.evaluate(COVERED)] == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390), (1280, 800)])
def test_what_comes_next_is_seen_while_one_comes_out(open_page: Callable[..., Page], width: int, height: int) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    player = _open(page)
    player.choose(steps="off")
    player.start()
    player.part("skip").click()
    expect(player.part("next")).to_have_text(f"Next: {_names(player)[1]}")
    assert not player.part("next").evaluate(COVERED)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390), (1280, 800)])
def test_what_does_not_work_is_seen_while_it_runs(open_page: Callable[..., Page], width: int, height: int) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    player = _open(page, lock=False)
    player.press_main()
    player.run(1_000)
    expect(player.notice).to_contain_text("cannot keep the screen on")
    assert not player.notice.evaluate(COVERED)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390)])
def test_digits_that_fill_the_screen_of_a_phone_are_read_from_two_metres(
    open_page: Callable[..., Page], width: int, height: int
) -> None:
    page = open_page("about:blank")
    page.set_viewport_size({"width": width, "height": height})
    player = _open(page)
    player.part("fill").click()
    player.press_main()
    player.run(1_000)
    size = float(player.digits.evaluate("(digits) => parseFloat(getComputedStyle(digits).fontSize)"))
    # Such a phone has some 6.3 CSS pixels a millimetre, a digit 0.73 of its size in height, and 2 metres have
    # 0.58 millimetres a minute of arc: twice and more what a line of normal sight on a chart has, which is 5.
    assert size * 0.73 / 6.3 / 0.58 > 15


@both_widths
def test_failure_49_targets_are_very_big_and_apart(open_page: Callable[..., Page], width: int) -> None:
    player = _open(open_page("about:blank", width=width))
    # The two keys stand over whatever scrolls by under them.
    scrolling, keys = (
        player.box.locator(f"{place} :is(a, button, summary, select, label.check)")
        for place in (":is(.player-exercises, .player-panel)", ".player-keys")
    )
    player.box.locator("summary").click()
    assert close_or_small(scrolling.all(), least=60) == []
    player.start()
    assert close_or_small(scrolling.all(), least=60) + close_or_small(keys.all(), least=60) == []
    player.hurts.click()
    assert close_or_small(scrolling.all(), least=60) + close_or_small(keys.all(), least=60) == []
    player.run(500)
    player.press_main()
    player.part("end").click()
    player.run(500)
    player.part("end").click()
    assert player.state()[0] == "done"
    assert close_or_small(scrolling.all(), least=60) + close_or_small(keys.all(), least=60) == []


def test_failure_40_nothing_moves_where_less_motion_is_wanted(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    player = _open(page)
    player.choose(steps="off")
    player.press_main()
    looks = player.looked_at("(player) => player.getAnimations({ subtree: true }).length", 25_000, every=100)
    assert player.state()[0] == "running"
    assert set(looks) == {0}


def test_failure_29_a_hold_has_six_messages_at_most_and_none_each_second(player: Session) -> None:
    player.choose(steps="off", hold="30")
    player.press_main()
    looks = player.looked_at(
        """(player) => [
            `${player.dataset.state} ${player.dataset.phase}`,
            player.querySelector(".player-exercise:not([hidden])").dataset.stretch
                + player.querySelector("[data-part=place]").textContent,
            log.said.length,
        ]""",
        A_DAY,
        every=1_000,
    )
    told = [after - before for (*_, before), (*_, after) in pairwise(looks)]
    holds: dict[str, int] = {}
    for (state, place, _), said in zip(looks[1:], told, strict=True):
        if state == "running hold":
            holds[place] = holds.get(place, 0) + said
    assert len(holds) == 5 + 2 * 3
    assert max(holds.values()) <= 6
    assert not [index for index in range(len(told) - 2) if all(told[index : index + 3])]


def _states(player: Session) -> dict[str, Callable[[], None]]:
    """Give what leads from each state of a session to the next."""

    def lead_in() -> None:
        player.part("wait").select_option("on")
        player.press_main()

    def hold() -> None:
        player.part("skip").click()
        player.run(LEAD_IN + 2_000)

    def switch() -> None:
        while player.state()[1] != "switch":
            player.run(1_000)

    def away() -> None:
        player.run(500)
        player.press_main()
        player.run(RESUME)
        come_back_from_the_cache(player.page)

    def waiting() -> None:
        player.press_main()
        player.run(A_DAY)

    def stopped() -> None:
        player.run(500)
        player.press_main()
        player.hurts.click()

    return {
        "idle": lambda: player.choose(steps="off"),
        "running lead-in": lead_in,
        "running hold": hold,
        "running switch": switch,
        "paused": player.press_main,
        "away": away,
        "waiting": waiting,
        "stopped": stopped,
        # Nothing comes after the last stretch, in which it hurt.
        "done": player.press_main,
    }


# Colours are the same at every width.
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_no_state_has_a_fault(open_page: Callable[..., Page], width: int, scheme: str) -> None:
    page = open_page("about:blank", width=width, color_scheme=scheme, reduced_motion="reduce")
    player = _open(page, BOTH_LEGS)
    # What looks for faults needs a clock that goes, and reads all of a page, however little of it is shown.
    page.clock.resume()
    page.evaluate("document.querySelectorAll('.routine-play[hidden]').forEach((routine) => routine.remove())")
    faults = {}
    for name, reach in _states(player).items():
        reach()
        assert " ".join(filter(None, player.state())).startswith(name)
        faults[name] = faults_of(page, within=SHOWN)
        if scheme == "light":
            page.emulate_media(forced_colors="active")
            faults[name] += faults_of(page, COLOURS, within=SHOWN)
            page.emulate_media(forced_colors="none")
    assert not {name: found for name, found in faults.items() if found}
