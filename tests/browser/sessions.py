"""Timers and players on pages whose clock stands still until the test moves it, with devices that keep a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAD_IN, RESUME = 10_000, 3_000  # milliseconds
OPENED_AT = 1_800_000_000  # seconds; any moment will do
STARTED_AT = OPENED_AT + 60
"""When the clock stops and the test begins."""

ELEMENTS = "hold-timer, routine-player"
SOUNDS_OF_A_HOLD = ["start", "half", "last", "last", "last"]
"""The sounds of a hold of 10 seconds and more, but for its end."""

# Keeps a record of all that a session does: what is said, what is heard, what is left running. A test may change
# `devices` before the page's own scripts run; sound follows the page's clock as long as `devices.sound` allows it.
WATCH = """
window.log = {
    said: [], states: [], live: new Set(), contexts: [], spoken: [], cancelled: [], buzzes: [],
    locks: 0, held: 0, uncaught: [], channel: [],
    // Each sound begins with a hum, which ends at the moment that the sound marks.
    get tones() {
        const names = {
            392: "start", "523 523": "half", 659: "last", "523 659": "end",
            "659 523 659": "switch", "523 659 784": "done",
        };
        return this.contexts.flatMap((context) => {
            const tones = [];
            for (const note of context.notes) {
                if (note.hertz === 220) tones.push({ at: context.opened + note.to * 1000, notes: [] });
                else tones.at(-1).notes.push(note);
            }
            const now = context.currentTime;
            return tones
                .filter(({ notes: [first] }) => first.from <= Math.min(now, first.silenced) + 1e-4)
                .map(({ at, notes }) => ({ at, name: names[notes.map(({ hertz }) => hertz).join(" ")] }));
        });
    },
    get heard() { return this.tones.toSorted((a, b) => a.at - b.at).map(({ name }) => name); },
    get notes() { return this.tones.length; },
};
window.devices = {
    sound: "running", // the state of all sound
    resumes: true, // whether a tap lets it through
    frozen: false, // whether its clock stands, whatever its state
    voices: [],
    ends: true, // whether speech tells of its end
    lock: true, // whether the screen may be kept on
};
window.AudioContext = class {
    notes = [];
    destination = {};
    opened = performance.now();
    resumed = 0;
    #closed = false;
    #ran = 0;
    #seen = performance.now();
    constructor() { log.contexts.push(this); }
    get state() { return this.#closed ? "closed" : devices.sound; }
    get currentTime() {
        const now = performance.now();
        if (this.state === "running" && !devices.frozen) this.#ran += (now - this.#seen) / 1000;
        this.#seen = now;
        return this.#ran;
    }
    resume() {
        this.resumed += 1;
        this.currentTime;
        if (!devices.resumes) return new Promise(() => {});
        devices.sound = "running";
        return Promise.resolve();
    }
    close() {
        this.currentTime;
        this.#closed = true;
        return Promise.resolve();
    }
    createGain() {
        const set = () => {};
        const gain = { setValueAtTime: set, linearRampToValueAtTime: set, exponentialRampToValueAtTime: set };
        return { gain, connect: (next) => next, disconnect() {} };
    }
    createOscillator() {
        const note = { hertz: 0, from: Infinity, to: Infinity, silenced: Infinity, planned: this.currentTime };
        this.notes.push(note);
        return {
            frequency: { set value(hertz) { note.hertz = hertz; } },
            connect: (next) => next,
            disconnect: () => { note.silenced = Math.min(note.silenced, this.currentTime); },
            start: (at) => { note.from = at; },
            stop: (at) => {
                if (at === undefined) note.silenced = Math.min(note.silenced, this.currentTime);
                else note.to = at;
            },
        };
    }
};
const put = (owner, name, value) => Object.defineProperty(owner, name, { value, configurable: true });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
let ending = 0;
put(window, "speechSynthesis", Object.assign(new EventTarget(), {
    getVoices: () => devices.voices,
    cancel() { clearTimeout(ending); log.cancelled.push(performance.now()); },
    speak(words) {
        const { text, lang, voice, rate, volume } = words;
        log.spoken.push({ text, lang, voice: voice?.name, rate, volume, at: performance.now() });
        if (devices.ends) ending = setTimeout(() => words.onend?.(), 60 * text.length);
    },
}));
put(navigator, "wakeLock", {
    async request() {
        log.locks += 1;
        if (!devices.lock) throw new DOMException("refused", "NotAllowedError");
        const lock = Object.assign(new EventTarget(), {
            released: false,
            async release() {
                if (lock.released) return;
                lock.released = true;
                log.held -= 1;
                lock.dispatchEvent(new Event("release"));
            },
        });
        devices.given = lock;
        log.held += 1;
        return lock;
    },
});
put(navigator, "vibrate", (pattern) => { log.buzzes.push(pattern); return true; });
put(navigator, "audioSession", { set type(type) { log.channel.push(type); } });
addEventListener("unhandledrejection", ({ reason }) => log.uncaught.push(String(reason)));
document.addEventListener("DOMContentLoaded", () => {
    for (const element of document.querySelectorAll("hold-timer, routine-player")) {
        const status = element.querySelector("[data-part=status]");
        new MutationObserver(() => { if (status.textContent) log.said.push(status.textContent); })
            .observe(status, { childList: true, characterData: true, subtree: true });
        new MutationObserver(() => {
            const state = `${element.dataset.state} ${element.dataset.phase}`;
            if (log.states.at(-1)?.state !== state) log.states.push({ state, at: performance.now() });
        }).observe(element, { attributeFilter: ["data-state", "data-phase"] });
    }
    const { setTimeout, clearTimeout } = window;
    window.setTimeout = (call, delay, ...rest) => {
        const once = (...args) => { log.live.delete(id); call(...args); };
        const id = setTimeout(once, delay * (window.late ?? 1), ...rest);
        log.live.add(id);
        return id;
    };
    window.clearTimeout = (id) => { log.live.delete(id); clearTimeout(id); };
});
"""

REFUSE_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, {
        get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
    });
}"""

ENGLISH = {"name": "Own", "lang": "en-GB", "localService": True, "default": True}
"""A voice on the device."""


class Session:
    """A timer or a player."""

    def __init__(self, page: Page, selector: str = "hold-timer", which: int = 0) -> None:
        self.page = page
        self.box = page.locator(selector).nth(which)
        self.main = self.part("main")
        self.digits = self.part("digits")
        self.headline = self.part("headline")
        self.place = self.part("place")
        self.status = self.part("status")
        self.spoken = self.part("spoken")
        self.notice = self.part("notice")
        self.hurts = self.part("hurts")
        self.again = self.part("again")

    def part(self, name: str) -> Locator:
        return self.box.locator(f'[data-part="{name}"]')

    def press_main(self) -> None:
        self.main.click()

    def run(self, milliseconds: int) -> None:
        """Let so much time pass."""
        self.page.clock.run_for(milliseconds)

    def looked_at(self, look: str, milliseconds: int, *, every: int) -> list[Any]:
        """Let so much time pass, and give what a function of the element gave in the middle of each span of it."""
        self.box.evaluate(
            f"""(element) => {{
                const look = {look};
                log.looks = [];
                setTimeout(() => {{
                    const again = () => log.looks.push(look(element));
                    again();
                    setInterval(again, {every});
                }}, {every // 2});
            }}"""
        )
        self.run(milliseconds)
        looks: list[Any] = self.log("looks")
        return looks

    def start(self) -> None:
        """Press the button, and let the time to get ready pass."""
        self.press_main()
        self.run(LEAD_IN)

    def choose(self, **choices: str) -> None:
        """Choose by the names of the fields, with `_` for `-`."""
        settings = self.part("settings")
        if settings.get_attribute("open") is None:
            settings.locator("summary").click()
        for name, value in choices.items():
            self.part(name.replace("_", "-")).select_option(value)

    def log(self, what: str) -> Any:  # noqa: ANN401 - whatever the page kept
        return self.page.evaluate(f"log.{what}")

    def heard(self) -> list[str]:
        """Give the names of the sounds whose moment has come."""
        names: list[str] = self.log("heard")
        return names

    def texts(self) -> list[str]:
        """Give what was spoken."""
        return [each["text"] for each in self.log("spoken")]

    def device(self, **states: object) -> None:
        """Change what the devices do."""
        self.page.evaluate("(states) => { Object.assign(devices, states); }", states)

    def state(self) -> tuple[str | None, str | None]:
        return self.box.get_attribute("data-state"), self.box.get_attribute("data-phase")


def open_session(
    page: Page,
    address: str,
    selector: str = "hold-timer",
    *,
    devices: dict[str, object] | None = None,
    scripts: Iterable[str] = (),
) -> Session:
    """Open a page with other devices, whose clock then stands still."""
    page.clock.install(time=OPENED_AT)
    page.add_init_script(WATCH)
    page.add_init_script(f"Object.assign(devices, {json.dumps(devices or {})})")
    for script in scripts:
        page.add_init_script(script)
    page.goto(address)
    page.clock.pause_at(STARTED_AT)
    session = Session(page, selector)
    expect(session.box).to_have_attribute("data-state", "idle")
    return session


def hide(page: Page, *, hidden: bool) -> None:
    """Send the page to the background, or back."""
    page.evaluate(
        """(hidden) => {
            const state = hidden ? "hidden" : "visible";
            Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def come_back_from_the_cache(page: Page) -> None:
    """Do what a browser does that kept the page whole while another was shown."""
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')


def close_or_small(targets: Iterable[Locator], *, least: int, gap: int = 8) -> list[str]:
    """Give what is smaller than so many pixels, or nearer to another than the gap."""
    seen: list[tuple[str, Any]] = []
    faults = []
    for target in targets:
        if not target.is_visible():
            continue
        name, box = target.inner_text() or "?", target.bounding_box()
        assert box
        if min(box["width"], box["height"]) < least:
            faults.append(f"{name} is {box['width']:.0f} by {box['height']:.0f}")
        for other_name, other in seen:
            across = max(box["x"], other["x"]) - min(box["x"] + box["width"], other["x"] + other["width"])
            down = max(box["y"], other["y"]) - min(box["y"] + box["height"], other["y"] + other["height"])
            if max(across, down) < gap:
                faults.append(f"{name} is {max(across, down):.0f} from {other_name}")
        seen.append((name, box))
    assert seen
    return faults
