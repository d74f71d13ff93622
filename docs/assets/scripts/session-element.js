/** @import { Action, Cue, CueSettings, ExerciseWords, Now, Routine, Settings, Tone, View, Words } from "./types" */

// What the timer of one stretch and the player of a whole routine have in common: they draw a
// session, speak and sound for it, and pass on what is pressed.

import { Component } from "./component.js";
import { CUE_SETTINGS, parseCueSettings } from "./cue-settings.js";
import { Guide } from "./guide.js";
import { parseKept } from "./kept.js";
import { Session } from "./session.js";
import { isWork, plan, startOf, tonesAhead, view } from "./session-plan.js";
import { isBegun, isUnfinished, MAIN } from "./session-states.js";
import { workingSide } from "./side.js";
import { keys, local, readItem, session as tab, writeItem } from "./store.js";
import { atPlace, counted, place, say } from "./timer-words.js";
import { canVibrate } from "./vibration.js";

const SECOND = 1000; // milliseconds

/**
 * What leads back to where it was left, if it did not run on.
 *
 * @type {Record<string, Action>}
 */
const LEFT = { done: "finish", stopped: "hurt" };

const STARTED = "hold-timer-start";
const CUES = "cue-settings-change";

export const sore = () => document.documentElement.dataset.side;

/**
 * Shows or hides, and touches nothing that is shown or hidden already: a browser would style it anew each second.
 *
 * @type {(element: Element | null, shown: boolean) => void}
 */
export const show = (element, shown) => {
  element?.toggleAttribute("hidden", !shown);
};

export class SessionElement extends Component {
  /** @type {Words} */
  words = JSON.parse(this.dataset?.words ?? "null");
  /** @type {Session} */
  // @ts-expect-error It is there once the element is connected, and nothing asks before.
  session;
  /** @type {ExerciseWords[] | undefined} */
  #own;
  #takeBack = () => {};
  /** When it ended, on the wall clock; 0 until then. */
  ended = 0;
  /** What all that stays from second to second was last drawn for. */
  #scene = "";
  /** @type {Action | null} what was done last, until it has been answered */
  #done = null;
  guide = new Guide(document.documentElement.lang, (names) => this.#notice(names));

  // What follows is for those that extend it to say.

  /** @returns {HTMLElement[]} each with its exercise in `data-` attributes, in the order of the routine */
  get exercises() {
    return [];
  }

  /** @returns {Routine} what is done */
  get routine() {
    return [];
  }

  /** @returns {Settings} */
  get settings() {
    return { leadIn: 0, positionChange: 0, steps: false, wait: false };
  }

  /** Under which a reload finds it again. */
  get keptAs() {
    return "";
  }

  connected() {
    this.session = new Session(plan(this.routine, this.settings), this);
    this.pressed(this.piece("main"), () => {
      if (!this.session.lapsed()) this.press(MAIN[this.session.state]);
    });
    this.listen(this.piece("hurts"), "click", () => this.session.do("hurt"));
    this.listen(this, "change", (event) => this.#change(event));
    this.listen(this.piece("test"), "click", () =>
      this.guide.test(performance.now(), this.words.test),
    );
    this.listen(document, STARTED, (event) => this.#giveWay(event));
    this.listen(document, CUES, ({ detail }) => this.#take(detail));
    this.listen(document, "side-change", () => this.redraw());
    this.listen(document, "visibilitychange", () => {
      this.session.tick();
      this.#keep();
    });
    this.listen(window, "pagehide", () => this.#keep());
    this.listen(window, "pageshow", (event) => {
      // Whoever comes back to the page has not followed it.
      if (event.persisted) this.session.do("lapse");
    });
    this.piece("vibration-choice").hidden = !canVibrate();
    this.#take(parseCueSettings(readItem(local, keys.cues)));
    this.#find();
    this.draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.close();
    this.guide.close();
  }

  /** @type {(name: string) => number} what is chosen */
  number(name) {
    return Number(this.piece(name)?.value);
  }

  /** @param {Action} action what the big button means now */
  press(action) {
    // To get ready in, unless that is what it goes on with, or the way out.
    const needsNone = ["lead-in", "come-out"].includes(this.session.moment.kind);
    const ready = needsNone ? 0 : this.settings.leadIn;
    this.session.do(action, { wait: ready * SECOND });
  }

  /** @type {(name: string, act: () => void) => void} a button that asks whether it is meant */
  asksFor(name, act) {
    const told = (/** @type {boolean} */ asking) => {
      // While it runs, something else has been said since, or will be soon.
      if (asking || this.session.state !== "running") this.tell(asking ? `ask-${name}` : "");
    };
    this.#takeBack = this.asks(this.piece(name), act, told);
  }

  /** @param {Event} event */
  #change({ target }) {
    if (Object.hasOwn(CUE_SETTINGS, /** @type {HTMLElement} */ (target).dataset.part ?? "")) {
      const detail = parseCueSettings(JSON.stringify(this.#cueFields()));
      writeItem(local, keys.cues, JSON.stringify(detail));
      document.dispatchEvent(new CustomEvent(CUES, { detail }));
    } else {
      this.#planAnew();
    }
  }

  /** Before the start, by what is chosen. */
  #planAnew() {
    if (this.session.state !== "idle") return;
    this.session.plan = plan(this.routine, this.settings);
    this.redraw();
  }

  #cueFields() {
    /** @type {any} */
    const chosen = {};
    for (const [name, value] of Object.entries(this.guide.settings)) {
      // What has no field stays as it is.
      const field = this.piece(name) ?? { checked: value, value };
      if (typeof value === "boolean") chosen[name] = field.checked;
      else chosen[name] = typeof value === "number" ? Number(field.value) : field.value;
    }
    return chosen;
  }

  /** @param {CueSettings} chosen */
  #take(chosen) {
    this.guide.take(chosen);
    // The fields of a session that has begun say what its plan was made from.
    if (this.session.state !== "idle") return;
    for (const [name, value] of Object.entries(chosen)) {
      const field = this.piece(name);
      if (typeof value === "boolean") field.checked = value;
      else if (field) field.value = value;
    }
    this.#planAnew();
  }

  /** @param {Event} event */
  #giveWay(event) {
    if (event.target === this || this.session.state !== "running" || this.session.lapsed()) return;
    this.session.do("pause");
    this.tell("giveWay");
  }

  get #place() {
    return `${keys.hold}.${this.keptAs}`;
  }

  /** @returns {HTMLSelectElement[]} */
  get #choices() {
    return [.../** @type {any} */ (this.querySelectorAll("[data-part=settings] select"))];
  }

  /** Takes up what a reload broke off. */
  #find() {
    const kept = parseKept(readItem(tab, this.#place));
    if (!kept) return;
    for (const field of this.#choices) {
      field.value = kept.choices[field.dataset.part ?? ""] ?? field.value;
    }
    // How it is heard is as was chosen last, wherever; the rest is what the plan was made from.
    const { mode, volume } = this.guide.settings;
    this.guide.settings = { ...this.#cueFields(), mode, volume };
    this.session.plan = plan(this.routine, this.settings);
    this.session.find(kept.ran, kept.spans);
    const again = LEFT[kept.state];
    if (again) this.session.do(again);
    // Of what is over there is nothing to go on with.
    if (again === "finish") this.tell("");
    this.ended = kept.ended;
  }

  /** Whether there is something that a reload should not lose. */
  get isToBeKept() {
    return isBegun(this.session.state);
  }

  /** What a reload is to find; it costs too much for each second, and a page is told when it is left. */
  #keep() {
    if (!this.isToBeKept) {
      writeItem(tab, this.#place, null);
      return;
    }
    const choices = Object.fromEntries(
      this.#choices.map(({ dataset, value }) => [dataset.part, value]),
    );
    const { moment, spans, state } = this.session;
    const kept = { choices, ran: moment.ran, spans, state, ended: this.ended };
    writeItem(tab, this.#place, JSON.stringify(kept));
  }

  /** @type {import("./types").Host["did"]} */
  did(action) {
    this.#scene = "";
    this.#takeBack();
    this.#done = action;
    const { state, moment } = this.session;
    if (action === "reset") this.#take(this.guide.settings);
    if (isUnfinished(state)) this.guide.pause();
    // The last words may still be spoken.
    else if (action === "finish") this.guide.end();
    else this.guide.stop();
    // What is said at the end comes from its cue.
    if (action !== "finish")
      this.tell(action === "seek" && state !== "running" ? moment.kind : action);
    if (state === "running") {
      this.dispatchEvent(new CustomEvent(STARTED, { bubbles: true }));
      this.guide.start(performance.now());
      return;
    }
    this.#keep();
    if (state === "stopped")
      queueMicrotask(() => {
        this.stoppedHeading?.focus();
        this.stoppedHeading?.scrollIntoView();
      });
    if (state === "idle") this.piece("main").focus({ preventScroll: true });
  }

  /** @returns {HTMLElement | null} what takes the focus when it hurt */
  get stoppedHeading() {
    return null;
  }

  get within() {
    return this.guide.within;
  }

  /** @type {(ran: number, waiting: number, now: Now) => void} */
  ran(ran, waiting, { steady }) {
    this.guide.tick(tonesAhead(this.session.plan, ran), ran, steady, waiting);
    if (this.#done !== "resume" || waiting > 0) return;
    this.#done = null;
    // No cue is planned in the middle of a hold or a step, to which a pause leads back.
    const { plan, moment } = this.session;
    const { step = null } = plan.cues.findLast(({ at }) => at <= ran) ?? {};
    if (step !== null) this.#speak(this.stepText(step));
    if (!isWork(moment)) return;
    this.guide.goOn();
    this.#speak(this.words.headlines[moment.kind] ?? "");
  }

  /** @type {(cue: Cue | null, until: number) => void} */
  cue(cue, until) {
    this.#keep();
    // The words of a step are those that are shown.
    this.draw();
    const { kind, exercise } = this.session.moment;
    // Sounds count the last seconds; where there are none, a voice does.
    if (cue?.name === "last" && !this.guide.counts) return;
    if (cue === null) {
      this.tell(kind);
      return;
    }
    const own = this.wordsOf(exercise);
    // What was left out is not done.
    const texts = [cue.over && this.#done !== "seek" ? own.over : "", this.#said(cue.name)];
    this.#done = null;
    if (cue.step !== null) texts.push(this.stepText(cue.step));
    this.#speak(texts.filter(Boolean).join(" "), cue.urgent, until, cue.step !== null);
  }

  /** @param {Tone} tone */
  tone(tone) {
    this.guide.tone(tone);
  }

  /** @type {(exercise: number) => ExerciseWords} */
  wordsOf(exercise) {
    this.#own ??= this.exercises.map((each) => JSON.parse(each.dataset.exerciseWords ?? "{}"));
    return /** @type {ExerciseWords} */ (this.#own[exercise]);
  }

  /** @type {(step: number) => string} the words of the step that is shown */
  stepText(_step) {
    return "";
  }

  /** @param {string} name */
  #said(name) {
    const { plan, moment } = this.session;
    return say(this.words, this.wordsOf(moment.exercise), name, plan, moment, sore());
  }

  /** @param {string} name of what is said, with no time left in which to say it */
  tell(name) {
    this.#speak(this.#said(name));
  }

  /**
   * A screen reader and our own voice never say the same: what is spoken is shown beside the status
   * line and not in it. What a step says is seen where the step stands.
   *
   * @type {(text: string, urgent?: boolean, until?: number, isStep?: boolean) => void}
   */
  #speak(text, urgent = true, until = Infinity, isStep = false) {
    this.piece("status").parentElement.classList.toggle("visually-hidden", isStep);
    const spoken = this.guide.say(text, { urgent, until });
    this.write("spoken", spoken ? text : "");
    this.write("status", spoken ? "" : text);
  }

  /** @param {readonly string[]} names */
  #notice(names) {
    // What a voice could not say to its end is read.
    const unsaid = this.piece("spoken").textContent;
    if (unsaid && names.includes("no-voice")) {
      this.write("status", unsaid);
      this.write("spoken", "");
    }
    this.write("notice", names.map((name) => this.words.notices[name]).join(" "));
  }

  /** @type {(name: string, text: unknown) => void} */
  write(name, text) {
    const node = this.piece(name);
    if (node && node.textContent !== `${text}`) node.textContent = `${text}`;
  }

  /** Draws what each second changes, and all else when it is not what was drawn last. */
  draw() {
    const { words, session } = this;
    const { plan, state } = session;
    const idle = state === "idle";
    const firstWork = startOf(plan, { exercise: 0, turn: 0, repetition: 1 }) ?? 0;
    // Before the start the first hold is seen, not the time to get ready.
    const at = idle ? { ...view(plan, firstWork), waiting: 0 } : session.moment;
    const kind = at.waiting > 0 ? "lead-in" : at.kind;

    const digits = at.waiting > 0 ? Math.ceil(at.waiting / SECOND) : at.digits;
    const unit = kind === "move" ? atPlace(words.ofAll, plan, at) : counted(words.seconds, digits);
    const face = idle ? this.idleFace : [digits, unit];
    for (const [index, name] of ["digits", "unit"].entries()) this.write(name, face[index]);
    this.#drawRing(at.seconds, idle || at.waiting > 0 ? 0 : at.gone);
    // The last three seconds are seen as well as heard.
    this.toggleAttribute("data-last", state === "running" && kind === "hold" && digits <= 3);

    const scene = [state, kind, at.exercise, at.turn, at.repetition, at.step].join(" ");
    if (scene === this.#scene) return;
    this.#scene = scene;
    this.drawScene(at, kind);
  }

  /** Draws everything, when more has changed than the time. */
  redraw() {
    this.#scene = "";
    this.draw();
  }

  /** @type {(at: View, kind: View["kind"]) => void} */
  drawScene(at, kind) {
    const { words, session } = this;
    const { plan, state } = session;
    const idle = state === "idle";
    const own = this.wordsOf(at.exercise);
    this.dataset.state = state;
    this.dataset.phase = kind;
    this.write("headline", words.headlines[state] ?? words.headlines[kind]);
    this.write("place", isBegun(state) ? place(own, plan, at, sore()) : this.outline);
    this.write("main", atPlace(words.main[this.mainAction] ?? "", plan, at));
    for (const button of this.duringSession) {
      const offered = this.offers(button);
      if (button === document.activeElement && !offered) this.piece("main").focus();
      button.toggleAttribute("disabled", !offered);
    }
    show(this.piece("settings"), idle);
    // Whoever stopped comes out of it on the side on which it hurt.
    const changing = state === "stopped" && kind === "switch" && at.step === null;
    this.#work(at.exercise, at.turn === 1 && isBegun(state) && !changing);
  }

  /** @returns {readonly [digits: number, unit: string]} what the face shows before the start */
  get idleFace() {
    return [0, ""];
  }

  /** @returns {string} what there is to do in all */
  get outline() {
    return "";
  }

  /** @returns {string} */
  get mainAction() {
    return MAIN[this.session.state];
  }

  /** @returns {HTMLButtonElement[]} that are there while a session lasts */
  get duringSession() {
    return [];
  }

  /** @type {(button: HTMLButtonElement) => boolean} whether one of those can be pressed now */
  offers(_button) {
    return isUnfinished(this.session.state);
  }

  /**
   * One mark a second, so that it moves in steps and never slides.
   *
   * @type {(seconds: number, gone: number) => void}
   */
  #drawRing(seconds, gone) {
    const gap = Math.min(0.3, seconds / 40);
    for (const [name, marks] of Object.entries({ "ring-all": seconds, "ring-gone": gone })) {
      const ring = this.piece(name);
      const dashes = `${`${1 - gap} ${gap} `.repeat(marks)}0 ${seconds}`;
      if (ring.getAttribute("stroke-dasharray") === dashes) continue;
      ring.setAttribute("pathLength", seconds);
      ring.setAttribute("stroke-dasharray", dashes);
    }
  }

  /**
   * Turns the words and pictures of a stretch to its second side; where nobody knows which leg that is,
   * the pictures alone.
   *
   * @type {(exercise: number, onSecondSide: boolean) => void}
   */
  #work(exercise, onSecondSide) {
    const side = workingSide(sore(), 1);
    for (const [index, element] of this.exercises.entries()) {
      const stretch = /** @type {HTMLElement | null} */ (element.closest(".stretch"));
      if (stretch === null || this.session.plan.routine[index]?.laterality !== "unilateral")
        continue;
      const turned = onSecondSide && index === exercise;
      stretch.toggleAttribute("data-turned", turned && side === null);
      if (turned && side) stretch.dataset.working = side;
      else delete stretch.dataset.working;
    }
  }
}
