"""The hold timer in a page. Numbers are those of the ways in which timers are known to fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sessions import (
    LEAD_IN,
    OPENED_AT,
    REFUSE_STORAGE,
    RESUME,
    SOUNDS_OF_A_HOLD,
    STARTED_AT,
    Session,
    close_or_small,
    come_back_from_the_cache,
    hide,
    open_session,
)
from tests.browser.support import needs_no_script, needs_paper, remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

ONE_LEG_THEN_THE_OTHER = "/stretches/figure-four-lying/"  # 20 seconds, 3 times on each leg
WAY_OUT = "Then uncross your legs."
"""Of the first of these."""
FROM_SIDE_TO_SIDE = "/stretches/knee-rolls/"
TWO_TIMERS = "/stretches/hamstring-lying/"

HOLD, REST, SWITCH = 20_000, 5_000, 8_000  # milliseconds


def _open(page: Page, address: str = ONE_LEG_THEN_THE_OTHER) -> Session:
    return open_session(page, address)


@pytest.fixture
def timer(page: Page) -> Session:
    return _open(page)


def test_failure_1_late_ticks_do_not_make_it_late(timer: Session) -> None:
    timer.page.evaluate("window.late = 1.1")
    timer.press_main()
    timer.run(LEAD_IN + 15_000)
    assert abs(int(timer.digits.inner_text()) - 5) <= 1
    assert timer.state() == ("running", "hold")


def test_failure_2_a_hidden_tab_shows_the_right_moment_when_it_is_seen_again(timer: Session) -> None:
    timer.press_main()
    hide(timer.page, hidden=True)
    timer.page.clock.fast_forward(61_000)
    hide(timer.page, hidden=False)
    # 10 to get ready, 20 held, 5 of rest, 20 held, 5 of rest, and 1 of the third hold.
    expect(timer.place).to_have_text("First leg, hold 3 of 3")
    expect(timer.digits).to_have_text("19")


@pytest.mark.parametrize(("mode", "state"), [("silent", "away"), ("beeps", "running")])
def test_failure_2_a_tab_that_is_hidden_for_long_goes_on_only_where_it_is_heard(
    timer: Session, mode: str, state: str
) -> None:
    timer.choose(mode=mode, repetitions="5")
    timer.start()
    timer.run(3_000)
    hide(timer.page, hidden=True)
    timer.page.clock.fast_forward(60_000)
    timer.page.clock.fast_forward(60_000)
    hide(timer.page, hidden=False)
    assert timer.state()[0] == state


@pytest.mark.parametrize(
    ("mode", "sound", "state"),
    [("silent", "running", "away"), ("beeps", "interrupted", "away"), ("beeps", "running", "running")],
)
def test_failure_2_a_tab_that_is_hidden_for_long_and_woken_each_second_goes_on_only_where_it_is_heard(
    timer: Session, mode: str, sound: str, state: str
) -> None:
    timer.choose(mode=mode, repetitions="5")
    timer.start()
    timer.run(3_000)
    timer.device(sound=sound, resumes=False)
    hide(timer.page, hidden=True)
    timer.run(100_000)
    assert timer.state()[0] == state


def test_failure_3_cues_that_were_missed_do_not_burst_out(timer: Session) -> None:
    timer.press_main()
    begun = round(timer.page.evaluate("performance.now()"))
    before = len(timer.log("said"))
    hide(timer.page, hidden=True)
    timer.page.clock.fast_forward(57_000)
    hide(timer.page, hidden=False)
    # Each sound came at its own moment, for it was planned ahead: none came late.
    ends = [LEAD_IN + HOLD, LEAD_IN + HOLD + REST + HOLD]
    assert [round(tone["at"]) - begun for tone in timer.log("tones") if tone["name"] == "end"] == ends
    said = timer.log("said")[before:]
    assert len(said) == 1
    assert "Rest" in said[0]
    assert timer.state() == ("running", "rest")


def test_failure_4_after_sleep_it_waits_for_its_reader(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 4_000)
    timer.page.clock.set_system_time(STARTED_AT + 14 + 600)
    timer.run(1_000)
    assert timer.state()[0] == "away"
    expect(timer.headline).to_have_text("Waiting for you")
    expect(timer.main).to_have_text("Go on from hold 1 of 3")
    expect(timer.again).to_be_visible()
    timer.press_main()
    expect(timer.headline).to_have_text("Get ready")
    timer.run(LEAD_IN)
    expect(timer.digits).to_have_text("20")
    assert timer.state() == ("running", "hold")


@pytest.mark.parametrize("hours", [-1, -24])
def test_failure_5_a_wall_clock_set_back_changes_nothing(timer: Session, hours: int) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 4_000)
    timer.page.clock.set_system_time(OPENED_AT + hours * 3_600)
    timer.run(3_000)
    expect(timer.digits).to_have_text("13")
    assert timer.state() == ("running", "hold")


def test_failure_6_five_quick_presses_start_it_once(timer: Session) -> None:
    timer.main.evaluate("(button) => { for (let press = 0; press < 5; press += 1) button.click(); }")
    assert timer.log("live.size") == 1
    timer.run(LEAD_IN)
    expect(timer.digits).to_have_text("20")
    assert timer.state() == ("running", "hold")
    assert timer.log("live.size") == 1


def test_failure_7_nothing_goes_on_after_many_quick_starts_and_stops(timer: Session) -> None:
    for _ in range(20):
        timer.press_main()
        timer.run(500)
        timer.hurts.click()
        timer.run(500)
        timer.press_main()
        timer.run(500)
    said = timer.log("said")
    timer.run(60_000)
    assert timer.log("said") == said
    assert timer.log("notes") == 0
    assert timer.log("live.size") == 0


def test_failure_7_nothing_goes_on_after_the_timer_is_taken_away(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 1_000)
    timer.box.evaluate("(timer) => timer.remove()")
    timer.run(60_000)
    assert timer.log("live.size") == 0
    assert timer.heard() == ["start"]


def test_failure_8_ten_pauses_cost_no_time_of_the_hold_and_each_has_time_to_get_ready(timer: Session) -> None:
    timer.choose(repetitions="1", legs="one")
    timer.press_main()
    timer.run(LEAD_IN)
    pauses = (137, 2_903, 411, 9_999, 1_000, 3, 777, 60_001, 12_345, 250)
    for pause in pauses:
        timer.run(1_240)
        timer.press_main()
        expect(timer.headline).to_have_text("Paused")
        timer.run(pause + 400)
        timer.press_main()
        expect(timer.headline).to_have_text("Get ready")
        expect(timer.digits).to_have_text("3")
        timer.run(RESUME)
        expect(timer.headline).to_have_text("Hold")
    timer.run(HOLD)
    started, ended = (
        next(entry["at"] for entry in timer.log("states") if entry["state"] == state)
        for state in ("running hold", "done done")
    )
    held = ended - started - sum(pause + 400 + RESUME for pause in pauses)
    assert abs(held - HOLD) <= 50


def test_failure_9_the_digits_begin_with_the_whole_hold_and_are_0_only_at_the_end(timer: Session) -> None:
    timer.choose(repetitions="1", legs="one", hold="10")
    timer.press_main()
    timer.run(LEAD_IN)
    shown = []
    while timer.state()[0] == "running":
        shown.append(timer.digits.inner_text())
        timer.run(100)
    assert shown[0] == "10"
    assert shown[9] == "10"
    assert shown[10] == "9"
    assert shown[-1] == "1"
    assert "0" not in shown
    expect(timer.digits).to_have_text("0")


def test_failure_10_the_end_sounds_exactly_once(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + HOLD - 1)
    assert timer.heard() == SOUNDS_OF_A_HOLD
    timer.run(1)
    assert timer.heard() == [*SOUNDS_OF_A_HOLD, "end"]
    timer.run(1)
    timer.run(REST - 2)
    assert timer.heard() == [*SOUNDS_OF_A_HOLD, "end"]


def test_failure_10_the_last_end_sounds_exactly_once_too(timer: Session) -> None:
    timer.choose(repetitions="1", legs="one")
    timer.press_main()
    timer.run(LEAD_IN + HOLD)
    assert timer.state()[0] == "done"
    timer.run(60_000)
    assert timer.heard() == [*SOUNDS_OF_A_HOLD, "done"]


def test_a_sound_has_its_twin_on_the_screen(timer: Session) -> None:
    timer.choose(mode="silent")
    timer.press_main()
    timer.run(LEAD_IN)
    expect(timer.headline).to_have_text("Hold")
    timer.run(HOLD // 2)
    expect(timer.status).to_have_text("Half-way.")
    timer.run(HOLD // 2 - 3_000)
    expect(timer.box).to_have_attribute("data-last", "")
    timer.run(3_000)
    expect(timer.headline).to_have_text("Rest")
    expect(timer.status).to_contain_text("That hold is done.")
    assert timer.heard() == []


def test_failure_11_a_rest_or_change_of_no_length_is_not_there(timer: Session) -> None:
    timer.box.evaluate('(timer) => { Object.assign(timer.dataset, { rest: "0", switch: "0" }); }')
    timer.part("lead-in").dispatch_event("change")
    timer.press_main()
    timer.run(LEAD_IN + 6 * HOLD - 1)
    assert timer.state() == ("running", "hold")
    timer.run(1)
    assert timer.state()[0] == "done"
    states = {entry["state"] for entry in timer.log("states")}
    assert states - {"idle hold"} == {"running lead-in", "running hold", "done done"}
    heard = timer.heard()
    assert (heard.count("start"), heard.count("end"), heard.count("done")) == (6, 5, 1)


def test_failure_12_a_second_timer_pauses_the_first_which_says_so(page: Page) -> None:
    first = _open(page, TWO_TIMERS)
    second = Session(page, which=1)
    first.press_main()
    first.run(LEAD_IN + 2_000)
    second.press_main()
    assert first.state()[0] == "paused"
    expect(first.status).to_have_text("Paused, because another timer was started.")
    assert second.state()[0] == "running"
    first.run(3_000)
    assert first.state()[0] == "paused"
    first.press_main()
    assert (first.state()[0], second.state()[0]) == ("running", "paused")


def test_failure_29_nothing_is_said_between_the_key_moments(timer: Session) -> None:
    timer.choose(repetitions="2")
    timer.press_main()
    timer.run(LEAD_IN + 4 * HOLD + 2 * REST + SWITCH)
    assert timer.log("said") == [
        "Get ready: 10 seconds. First leg, hold 1 of 2.",
        "Hold for 20 seconds. First leg, hold 1 of 2.",
        "Half-way.",
        "That hold is done. Rest for 5 seconds.",
        "Hold for 20 seconds. First leg, hold 2 of 2.",
        "Half-way.",
        "That hold is done. Change legs: 8 seconds. Other leg, hold 1 of 2.",
        "Hold for 20 seconds. Other leg, hold 1 of 2.",
        "Half-way.",
        "That hold is done. Rest for 5 seconds.",
        "Hold for 20 seconds. Other leg, hold 2 of 2.",
        "Half-way.",
        "That hold is done. All done. Come out of it slowly.",
    ]


def test_failure_30_a_status_line_tells_the_key_moments_beside_the_digits(timer: Session) -> None:
    expect(timer.status).to_have_attribute("role", "status")
    expect(timer.box.get_by_role("timer")).to_contain_text("20 seconds", use_inner_text=False)
    timer.choose(hold="30", repetitions="1")
    timer.press_main()
    heard = []
    for moment in (LEAD_IN, 15_000, 5_000, 10_000, SWITCH, 30_000):
        timer.run(moment)
        heard.append(timer.status.inner_text())
    assert heard == [
        "Hold for 30 seconds. First leg, hold 1 of 1.",
        "Half-way.",
        "10 more seconds.",
        "That hold is done. Change legs: 8 seconds. Other leg, hold 1 of 1.",
        "Hold for 30 seconds. Other leg, hold 1 of 1.",
        "That hold is done. All done. Come out of it slowly.",
    ]


@needs_no_script
@pytest.mark.parametrize(
    ("address", "element"), [(ONE_LEG_THEN_THE_OTHER, "hold-timer"), ("/routine/play/", "routine-player")]
)
def test_failure_31_what_is_told_has_its_place_empty_when_the_page_is_read(
    new_context: Callable[..., BrowserContext], address: str, element: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    for part in ("status", "notice"):
        places = page.locator(f"{element} [data-part={part}]")
        expect(places).to_have_count(page.locator(element).count())
        assert places.all_inner_texts() == [""] * places.count()
        assert {place.get_attribute("role") for place in places.all()} == {"status"}


def test_failure_32_start_becomes_pause_under_the_finger_that_pressed_it(timer: Session) -> None:
    timer.main.focus()
    timer.main.evaluate("(button) => { window.pressed = button; }")
    for name in ("Pause", "Resume", "Pause"):
        timer.page.keyboard.press("Enter")
        expect(timer.main).to_have_text(name)
        assert timer.page.evaluate("document.activeElement === window.pressed")
        timer.run(500)


def test_failure_32_focus_is_kept_when_its_button_goes(timer: Session) -> None:
    timer.choose(repetitions="1", legs="one")
    timer.press_main()
    timer.hurts.focus()
    timer.run(LEAD_IN + HOLD)
    expect(timer.hurts).to_be_hidden()
    expect(timer.main).to_be_focused()


def test_failure_33_keys_belong_to_what_has_focus(timer: Session) -> None:
    timer.press_main()
    timer.run(1_000)
    page = timer.page
    field = page.get_by_role("dialog", name="Search").get_by_role("textbox")
    field.focus()
    page.keyboard.type("a b")
    expect(field).to_have_value("a b")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })")
    page.keyboard.press("Space")
    # Asked of the page itself: the policy refuses the text that Playwright would evaluate again and again.
    page.evaluate("new Promise((done) => scrollY > 0 ? done() : addEventListener('scroll', done, { once: true }))")
    page.keyboard.press("Escape")
    assert timer.state()[0] == "running"


def test_failure_40_nothing_moves_or_flashes(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    timer = _open(page)
    timer.choose(repetitions="1")
    timer.press_main()
    looks = timer.looked_at(
        """(timer) => [
            getComputedStyle(timer.querySelector(".hold-timer-panel")).backgroundColor,
            timer.getAnimations({ subtree: true }).length,
        ]""",
        LEAD_IN + HOLD + SWITCH + 2_000,
        every=100,
    )
    assert {animations for _, animations in looks} == {0}
    grounds = [ground for ground, _ in looks]
    changes = [index for index in range(1, len(grounds)) if grounds[index] != grounds[index - 1]]
    assert changes, "the ground shows the phase"
    assert all(len([change for change in changes if start <= change < start + 10]) <= 3 for start in changes)


def test_failure_41_it_ends_when_no_frame_is_ever_drawn(page: Page) -> None:
    page.add_init_script("window.requestAnimationFrame = () => 0;")
    timer = _open(page)
    timer.choose(repetitions="1", legs="one")
    timer.press_main()
    timer.page.evaluate("window.requestAnimationFrame = () => 0")
    timer.run(LEAD_IN + HOLD)
    assert timer.state()[0] == "done"


# A browser without windows keeps no page whole, so a test tells the page what one would.
@pytest.mark.parametrize("away", [2_000, 300_000])
def test_failure_42_a_page_from_the_cache_waits_for_its_reader(timer: Session, away: int) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 4_000)
    before = len(timer.log("said"))
    # Nothing of a page sounds while it is kept.
    timer.device(sound="suspended")
    timer.page.clock.fast_forward(away)
    timer.device(sound="running")
    come_back_from_the_cache(timer.page)
    assert timer.state()[0] == "away"
    assert timer.log("said")[before:] == ["The timer stopped while you were away."]
    timer.run(60_000)
    assert timer.heard() == ["start"]
    assert timer.log("live.size") == 0


def test_failure_43_a_reload_offers_the_hold_that_was_left(timer: Session) -> None:
    timer.choose(hold="15", repetitions="2")
    timer.press_main()
    timer.run(LEAD_IN + 15_000 + REST + 7_000)
    timer.page.reload()
    expect(timer.main).to_have_text("Go on from hold 2 of 2")
    expect(timer.status).to_have_text("You did not finish this one.")
    timer.run(1_000)
    timer.press_main()
    timer.run(LEAD_IN)
    expect(timer.digits).to_have_text("15")
    expect(timer.place).to_have_text("First leg, hold 2 of 2")
    timer.run(15_000 + SWITCH + 2 * 15_000 + REST)
    assert timer.state()[0] == "done"
    timer.page.reload()
    expect(timer.main).to_have_text("Start")


def test_failure_43_of_two_timers_a_reload_offers_each_at_its_own_place(page: Page) -> None:
    first = _open(page, TWO_TIMERS)
    second = Session(page, which=1)
    first.press_main()
    first.run(LEAD_IN + 2_000)
    second.press_main()
    second.run(LEAD_IN + 2_000)
    places = [each.place.inner_text() for each in (first, second)]
    page.reload()
    for each, place in zip((first, second), places, strict=True):
        expect(each.status).to_have_text("You did not finish this one.")
        expect(each.place).to_have_text(place)


def test_failure_43_the_place_of_one_stretch_is_kept_while_another_is_done(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + HOLD)
    timer.page.goto(FROM_SIDE_TO_SIDE)
    timer.press_main()
    timer.page.goto(ONE_LEG_THEN_THE_OTHER)
    expect(timer.main).to_have_text("Go on from hold 2 of 3")


@pytest.mark.parametrize(
    "stored",
    ["{", "null", "[]", '{"stretch":"figure-four-lying"}', '{"stretch":7,"repetition":"x"}', "\u0000"],
)
def test_failure_43_a_place_that_cannot_be_read_is_no_place(page: Page, stored: str) -> None:
    remember(page, "back-exercises.hold.figure-four-lying main", stored, storage="sessionStorage")
    timer = _open(page)
    expect(timer.main).to_have_text("Start")
    timer.press_main()
    timer.run(LEAD_IN)
    expect(timer.digits).to_have_text("20")


def test_failure_43_the_place_of_one_stretch_is_not_offered_for_another(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + HOLD)
    timer.page.goto(FROM_SIDE_TO_SIDE)
    expect(timer.main).to_have_text("Start")


def test_failure_44_it_works_where_storage_is_refused(page: Page) -> None:
    timer = open_session(page, ONE_LEG_THEN_THE_OTHER, scripts=[REFUSE_STORAGE])
    timer.choose(repetitions="1", legs="one", mode="silent")
    timer.press_main()
    timer.run(LEAD_IN + HOLD)
    assert timer.state()[0] == "done"


@pytest.mark.parametrize("address", [ONE_LEG_THEN_THE_OTHER, FROM_SIDE_TO_SIDE])
@needs_no_script
def test_failure_45_without_script_there_are_words_and_no_dead_button(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    timer = page.locator("hold-timer")
    expect(timer.locator(".hold-timer-dose")).to_be_visible()
    expect(timer).to_have_text(re.compile(r"^(Hold for 20 seconds|Move slowly)"), use_inner_text=True)
    expect(timer.locator("button:visible, select:visible, summary:visible")).to_have_count(0)


@needs_paper
def test_failure_46_paper_shows_the_dose_and_nothing_of_the_run(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 3_000)
    timer.page.emulate_media(media="print")
    expect(timer.box).to_have_text(
        "Hold for 20 seconds. Do this 3 times on each leg. Do the whole set twice a day. "
        "At first, hold for 5 to 10 seconds.",
        use_inner_text=True,
    )
    expect(timer.digits).to_be_hidden()
    expect(timer.main).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_failure_47_nothing_jumps_while_it_runs(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("about:blank", width=width)
    timer = _open(page)
    page.evaluate(
        """() => {
            log.shift = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) log.shift += entry.value;
            }).observe({ type: "layout-shift" });
        }"""
    )
    timer.press_main()
    boxes = set()
    for _ in range((LEAD_IN + 3 * HOLD + 2 * REST + SWITCH) // 1_000 + 2):
        timer.run(1_000)
        boxes.add(
            timer.box.evaluate(
                """(timer) => {
                    const parts = timer.querySelectorAll("[role=timer], [data-part=main], [data-part=hurts]");
                    return [timer, ...parts].map((part) => {
                        const box = part.getBoundingClientRect();
                        return [box.x, box.y + scrollY, box.width, box.height].map(Math.round);
                    }).join(" ");
                }"""
            )
        )
    assert len(boxes) == 1
    assert timer.log("shift") == 0
    assert timer.digits.evaluate("(digits) => getComputedStyle(digits).fontVariantNumeric") == "tabular-nums"


def test_failure_48_both_legs_have_the_same_and_the_words_turn_round_at_the_change(page: Page) -> None:
    remember(page, "back-exercises.side", "right")
    timer = _open(page)
    stretch = page.locator(".stretch")
    cue = timer.box.locator(".hold-timer-cue")
    first_words = cue.inner_text()
    timer.press_main()
    looks = timer.looked_at(
        """(timer) => [
            `${timer.dataset.state} ${timer.dataset.phase}`,
            timer.querySelector("[data-part=place]").textContent,
            timer.closest(".stretch").dataset.working,
            timer.querySelector(".hold-timer-cue").innerText,
        ]""",
        LEAD_IN + 6 * HOLD + 4 * REST + SWITCH,
        every=1_000,
    )
    places = [place for state, place, _, _ in looks if state == "running hold"]
    (working, second_words), *more = {tuple(turned) for state, _, *turned in looks if state == "running switch"}
    assert (working, more) == ("left", [])
    legs = ("Right leg", "Left leg")
    assert list(dict.fromkeys(places)) == [f"{leg}, hold {hold} of 3" for leg in legs for hold in (1, 2, 3)]
    assert [len([place for place in places if place.startswith(leg)]) for leg in legs] == [60, 60]
    assert "left" in first_words
    assert second_words == first_words.replace("left", "right")
    assert timer.state()[0] == "done"
    assert stretch.get_attribute("data-working") is None
    # It is over: no leg is named, and nobody is told to pull.
    expect(timer.place).not_to_contain_text("leg")
    expect(cue).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "selector"), [(ONE_LEG_THEN_THE_OTHER, "hold-timer"), ("/routine/play/", "routine-player")]
)
def test_failure_34_from_right_to_left_its_parts_change_sides_and_its_numbers_do_not(
    page: Page, address: str, selector: str
) -> None:
    session = open_session(page, address, selector)
    session.start()
    # How far each part is from the edge at which a line of text begins.
    from_start = """(element) => {
        const panel = element.querySelector(".hold-timer-panel").getBoundingClientRect();
        const { direction } = getComputedStyle(element);
        return [...element.querySelectorAll("[role=timer], [data-part=headline], button")]
            .filter((part) => part.checkVisibility({ visibilityProperty: true }))
            .map((part) => part.getBoundingClientRect())
            .map((box) => Math.round(direction === "rtl" ? panel.right - box.right : box.left - panel.left));
    }"""
    before, digits = session.box.evaluate(from_start), session.digits.inner_text()
    assert len(before) >= 4
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert session.box.evaluate(from_start) == before
    assert session.digits.inner_text() == digits
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 1280])
def test_failure_49_targets_are_big_and_apart(open_page: Callable[..., Page], width: int) -> None:
    timer = _open(open_page("about:blank", width=width))
    timer.choose()
    for name in ("hold", "repetitions", "legs", "lead-in"):
        box = timer.part(name).bounding_box()
        assert box
        assert box["height"] >= 48
    timer.press_main()
    assert close_or_small((timer.main, timer.hurts, timer.again), least=48) == []


def test_failure_49_an_accidental_press_of_start_again_loses_nothing(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 4_000)
    timer.again.dblclick()
    expect(timer.again).to_have_text("Yes, start again")
    assert timer.state() == ("running", "hold")
    timer.main.focus()
    expect(timer.again).to_have_text("Start again")
    timer.run(2_000)
    expect(timer.digits).to_have_text("14")


def test_start_again_leads_back_to_the_start_when_it_is_meant(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 4_000)
    timer.again.click()
    timer.run(500)
    timer.again.click()
    assert timer.state()[0] == "idle"
    expect(timer.main).to_have_text("Start")
    expect(timer.main).to_be_focused()
    expect(timer.part("settings")).to_be_visible()
    assert timer.page.evaluate("sessionStorage.length") == 0


def test_this_hurts_ends_the_hold_and_says_what_to_do(timer: Session) -> None:
    timer.press_main()
    timer.run(LEAD_IN + 4_000)
    panel = timer.part("hurts-panel")
    expect(panel).to_be_hidden()
    timer.hurts.click()
    assert timer.state()[0] == "stopped"
    expect(panel.get_by_role("heading").first).to_be_focused()
    # What to do now is seen as far as the screen allows, and not just its first line at the foot.
    assert panel.get_by_role("heading").first.evaluate("(heading) => heading.getBoundingClientRect().top") < 100
    way_out, first_reason = (panel.get_by_role("listitem").filter(has_text=text) for text in (WAY_OUT, "Stop if"))
    expect(way_out.first).to_be_visible()
    expect(first_reason.first).to_be_visible()
    expect(timer.box.locator(".hold-timer-cue")).to_be_hidden()
    expect(panel.get_by_role("link", name="Get help now")).to_have_attribute("href", re.compile(r"get-help/$"))
    expect(panel.get_by_role("heading", name="easier version")).to_be_visible()
    timer.run(60_000)
    assert timer.heard() == ["start"]
    timer.press_main()
    expect(panel).to_be_hidden()
    assert timer.state()[0] == "idle"


def test_whoever_stops_on_the_second_side_reads_the_way_out_of_that_side(page: Page) -> None:
    remember(page, "back-exercises.side", "right")
    timer = _open(page)
    timer.press_main()
    way_out = page.locator("section[aria-labelledby=come-out]")
    expect(way_out).to_contain_text("Put your left foot down", use_inner_text=True)
    timer.run(LEAD_IN + 3 * HOLD + 2 * REST + SWITCH + 4_000)
    expect(timer.place).to_have_text("Left leg, hold 1 of 3")
    expect(way_out).to_contain_text("Put your right foot down", use_inner_text=True)
    timer.hurts.click()
    assert timer.state()[0] == "stopped"
    expect(way_out).to_contain_text("Put your right foot down", use_inner_text=True)
    timer.press_main()
    expect(way_out).to_contain_text("Put your left foot down", use_inner_text=True)


def test_the_dose_can_be_changed_before_the_start_and_not_after(timer: Session) -> None:
    timer.choose(hold="10", repetitions="2", legs="one", lead_in="5")
    expect(timer.digits).to_have_text("10")
    expect(timer.place).to_have_text("2 holds, about 1 minute")
    timer.press_main()
    expect(timer.part("settings")).to_be_hidden()
    expect(timer.digits).to_have_text("5")
    timer.run(5_000)
    expect(timer.digits).to_have_text("10")
    expect(timer.place).to_have_text("Hold 1 of 2")


def test_slow_repeats_are_counted_from_side_to_side(page: Page) -> None:
    timer = _open(page, FROM_SIDE_TO_SIDE)
    pace = int(timer.box.get_attribute("data-pace") or 0) * 1_000
    repetitions = int(timer.box.get_attribute("data-repetitions") or 0)
    timer.press_main()
    timer.run(LEAD_IN)
    expect(timer.headline).to_have_text("Move slowly")
    expect(timer.place).to_have_text(f"Repetition 1 of {repetitions}, one side")
    timer.run(pace)
    expect(timer.place).to_have_text(f"Repetition 1 of {repetitions}, other side")
    timer.run(pace)
    expect(timer.place).to_have_text(f"Repetition 2 of {repetitions}, one side")
    expect(timer.digits).to_have_text("2")
    timer.run((2 * repetitions - 2) * pace)
    assert timer.state()[0] == "done"


def test_the_choice_of_sound_is_remembered(timer: Session) -> None:
    mode = timer.part("mode")
    timer.choose()
    expect(mode).to_have_value("beeps")
    mode.select_option("silent")
    timer.page.reload()
    expect(timer.part("mode")).to_have_value("silent")
    assert timer.page.evaluate('JSON.parse(localStorage.getItem("back-exercises.cues")).mode') == "silent"
