/** @import { Action, Kind, Laterality, Settings, State, Words } from "./types" */

// It draws what `hold-plan.js` says of the moment that `elapsed.js` reads, and looks again when that
// changes next.

import { Chime } from "./chime.js";
import { Component } from "./component.js";
import { asLastSeen, going, isAway, read, seenAt, standing } from "./elapsed.js";
import { dueCue, parsePlace, plan, startOf, untilChange, view } from "./hold-plan.js";
import { isUnfinished, MAIN, move } from "./hold-states.js";
import { workingSide } from "./side.js";
import { keys, local, readItem, session, writeItem } from "./store.js";
import { atPlace, counted, outline, place, say } from "./timer-words.js";

const SECOND = 1000; // milliseconds
const RESUME = 3 * SECOND;
const SAME_PRESS = 400; // milliseconds in which a second press is a shaky finger or a held key

const STARTED = "hold-timer-start";

const now = () => ({ steady: performance.now(), wall: Date.now() });

const sore = () => document.documentElement.dataset.side;

export class HoldTimer extends Component {
  /** @type {State} */
  #state = "idle";
  #elapsed = standing(0);
  #plan = plan(this.#dose, this.#settings);
  /** Up to where cues were given. */
  #cued = -1;
  #asking = false;
  #pressed = -SAME_PRESS;
  #timeout = 0;
  #chime = new Chime();
  /** @type {Words} */
  #words = JSON.parse(this.getAttribute("words") ?? "");

  connected() {
    this.#plan = plan(this.#dose, this.#settings);
    this.listen(this.piece("main"), "click", () => this.#pressMain());
    this.listen(this.piece("again"), "click", (event) => this.#pressAgain(event));
    this.listen(this.piece("again"), "blur", () => this.#ask(false));
    this.listen(this.piece("hurts"), "click", () => this.#do("hurt"));
    this.listen(this, "change", (event) => this.#change(event));
    this.listen(document, STARTED, (event) => this.#giveWay(event));
    this.listen(document, "side-change", () => this.#draw());
    this.listen(document, "visibilitychange", () => this.#tick());
    this.listen(window, "pageshow", (event) => {
      // Whoever comes back to the page has not followed it.
      if (event.persisted && this.#state === "running") this.#do("lapse");
    });
    this.piece("sound").checked = readItem(local, keys.sound) !== "off";
    this.#find();
    this.#draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timeout);
    this.#chime.close();
    if (this.#state === "running") this.#do("lapse");
    this.#work(null);
  }

  /** @type {(name: string) => number} what is chosen, else what the page says */
  #number(name) {
    return Number(this.piece(name)?.value || this.getAttribute(name));
  }

  get #dose() {
    return {
      kind: /** @type {Kind} */ (this.getAttribute("kind")),
      laterality: /** @type {Laterality} */ (this.getAttribute("laterality")),
      pace: this.#number("pace"),
      rest: this.#number("rest"),
      switch: this.#number("switch"),
    };
  }

  /** @returns {Settings} */
  get #settings() {
    return {
      hold: this.#number("hold"),
      repetitions: this.#number("repetitions"),
      legs: this.piece("legs")?.value === "one" ? "one" : "each",
      leadIn: this.#number("lead-in"),
    };
  }

  #pressMain() {
    const pressed = performance.now();
    const same = pressed - this.#pressed < SAME_PRESS;
    this.#pressed = pressed;
    if (!same && !this.#lapsed()) this.#do(MAIN[this.#state]);
  }

  /** @param {MouseEvent} event */
  #pressAgain(event) {
    // The second press of a double tap does not answer the question that the first one raised.
    if (event.detail > 1) return;
    if (this.#asking) this.#do("reset");
    else this.#ask(true);
  }

  /** @param {boolean} asking */
  #ask(asking) {
    if (this.#asking === asking) return;
    this.#asking = asking;
    this.#say(asking ? "ask" : "", 0);
    this.#draw();
  }

  /** @param {Event} event */
  #change({ target }) {
    const sound = this.piece("sound");
    if (target === sound) writeItem(local, keys.sound, sound.checked ? "on" : "off");
    if (this.#state !== "idle") return;
    this.#plan = plan(this.#dose, this.#settings);
    this.#draw();
  }

  /** @param {Event} event */
  #giveWay(event) {
    if (event.target === this || this.#state !== "running" || this.#lapsed()) return;
    this.#do("pause");
    this.#say("giveWay", 0);
  }

  /** Whether it was left alone while it ran, in which case it now waits for its reader. */
  #lapsed() {
    const away = this.#state === "running" && isAway(this.#elapsed, now());
    if (away) this.#do("lapse");
    return away;
  }

  /** Takes up what a reload broke off. */
  #find() {
    const place = parsePlace(readItem(session, keys.hold));
    const isOwn = place?.stretch === this.getAttribute("stretch") && place.kind === this.#dose.kind;
    if (!isOwn || !move(this.#state, "found")) return;
    const { hold, repetitions, legs, leadIn } = place;
    for (const [name, value] of Object.entries({ hold, repetitions, legs, "lead-in": leadIn })) {
      const select = this.piece(name);
      if (select) select.value = value;
    }
    this.#plan = plan(this.#dose, this.#settings);
    const start = startOf(this.#plan, place);
    if (start === null) return;
    this.#elapsed = standing(start);
    this.#do("found");
  }

  /** @param {Action} action */
  #do(action) {
    const state = move(this.#state, action);
    if (state === null) return;
    const clocks = now();
    const { ran } = read(this.#elapsed, clocks);
    clearTimeout(this.#timeout);
    this.#state = state;
    this.#asking = false;
    // What is said at the end comes from the cue.
    if (action !== "finish") this.#say(action, ran);

    if (action === "start" || action === "reset") {
      this.#plan = plan(this.#dose, this.#settings);
      this.#elapsed = action === "start" ? going(0, clocks) : standing(0);
      this.#cued = -1;
    } else if (action === "resume") {
      this.#elapsed = going(ran, clocks, RESUME);
    } else if (action === "goOn") {
      const start = startOf(this.#plan, view(this.#plan, ran)) ?? 0;
      this.#elapsed = going(start, clocks, this.#settings.leadIn * SECOND);
      this.#cued = start - 1;
    } else if (action === "lapse") {
      this.#elapsed = asLastSeen(this.#elapsed);
    } else {
      this.#elapsed = standing(ran);
    }

    if (state === "running") {
      if (this.piece("sound").checked) this.#chime.unlock();
      this.dispatchEvent(new CustomEvent(STARTED, { bubbles: true }));
      this.#tick();
      return;
    }
    if (!isUnfinished(state)) writeItem(session, keys.hold, null);
    this.#draw();
    if (state === "stopped") this.piece("hurts-heading").focus();
    if (state === "idle") this.piece("main").focus({ preventScroll: true });
  }

  #tick() {
    if (this.#state !== "running" || this.#lapsed()) return;
    clearTimeout(this.#timeout);
    const clocks = now();
    this.#elapsed = seenAt(this.#elapsed, clocks);
    const { ran, waiting } = read(this.#elapsed, clocks);
    if (waiting === 0) this.#cue(ran);
    if (ran >= this.#plan.end) {
      this.#do("finish");
      return;
    }
    this.#keepPlace(ran);
    this.#draw();
    const next = waiting % SECOND || (waiting ? SECOND : untilChange(this.#plan, ran));
    this.#timeout = window.setTimeout(() => this.#tick(), Math.ceil(next));
  }

  /** @param {number} ran */
  #cue(ran) {
    const due = dueCue(this.#plan, this.#cued, ran);
    this.#cued = ran;
    if (due === null) return;
    const { cue, late } = due;
    if (late) {
      this.#say(view(this.#plan, ran).kind, ran);
      return;
    }
    this.#say(cue.name, cue.at, cue.sound);
    if (cue.sound && this.piece("sound").checked) this.#chime.play();
  }

  /** @param {number} ran */
  #keepPlace(ran) {
    const { turn, repetition } = view(this.#plan, ran);
    const stretch = this.getAttribute("stretch");
    const place = { stretch, kind: this.#dose.kind, ...this.#settings, turn, repetition };
    writeItem(session, keys.hold, JSON.stringify(place));
  }

  /** @type {(name: string, ran: number, over?: boolean) => void} */
  #say(name, ran, over = false) {
    const words = this.#words;
    const text = say(words, name, this.#plan, view(this.#plan, ran), sore());
    this.#write("status", over ? `${words.over} ${text}` : text);
  }

  /** @type {(name: string, text: unknown) => void} */
  #write(name, text) {
    const node = this.piece(name);
    if (node.textContent !== `${text}`) node.textContent = `${text}`;
  }

  #draw() {
    const plan = this.#plan;
    const state = this.#state;
    const idle = state === "idle";
    const { ran, waiting } = read(this.#elapsed, this.#elapsed.seen);
    // Before the start the first hold is seen, not the time to get ready.
    const at = view(
      plan,
      idle ? (plan.phases.find(({ kind }) => kind === plan.work)?.start ?? 0) : ran,
    );
    const kind = waiting > 0 ? "lead-in" : at.kind;
    this.dataset.state = state;
    this.dataset.phase = kind;

    const words = this.#words;
    let digits = waiting > 0 ? Math.ceil(waiting / SECOND) : at.digits;
    let unit = counted(words.seconds, digits);
    if (kind === "move") {
      if (idle) digits = plan.repetitions;
      unit = idle ? counted(words.times, digits) : atPlace(words.ofAll, plan, at);
    }
    this.#write("headline", words.headlines[state] ?? words.headlines[kind]);
    this.#write("digits", digits);
    this.#write("unit", unit);
    this.#write("place", idle ? outline(words, plan) : place(words, plan, at, sore()));
    this.#drawRing(at.steps, idle || waiting > 0 ? 0 : at.step);

    this.#write("main", atPlace(words.main[MAIN[state]] ?? "", plan, at));
    this.#write("again", words.again[this.#asking ? 1 : 0]);
    for (const name of ["again", "hurts"]) {
      const button = this.piece(name);
      if (button === document.activeElement && !isUnfinished(state)) this.piece("main").focus();
      button.disabled = !isUnfinished(state);
    }
    this.piece("settings").hidden = !idle;
    this.piece("hurts-panel").hidden = state !== "stopped";
    this.#work(isUnfinished(state) && at.turn === 1 ? workingSide(sore(), 1) : null);
  }

  /**
   * One mark a second, so that it moves in steps and never slides.
   *
   * @type {(steps: number, gone: number) => void}
   */
  #drawRing(steps, gone) {
    const gap = Math.min(0.3, steps / 40);
    for (const [name, marks] of Object.entries({ "ring-all": steps, "ring-gone": gone })) {
      const ring = this.piece(name);
      ring.setAttribute("pathLength", steps);
      ring.setAttribute("stroke-dasharray", `${`${1 - gap} ${gap} `.repeat(marks)}0 ${steps}`);
    }
  }

  /** @param {"left" | "right" | null} side */
  #work(side) {
    /** @type {HTMLElement | null} */
    const stretch = this.closest(".stretch");
    if (stretch === null || this.#plan.laterality !== "unilateral") return;
    if (side === null) delete stretch.dataset.working;
    else stretch.dataset.working = side;
  }
}
