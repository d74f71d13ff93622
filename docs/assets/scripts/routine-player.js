/** @import { StillPicture } from "./still-picture.js" */
/** @import { Tally } from "./types" */

import { chosenFor, exerciseOf } from "./exercise.js";
import { RESUME } from "./session.js";
import { SessionElement, show, sore } from "./session-element.js";
import { addEntry, entryOf } from "./session-log.js";
import { view, ways } from "./session-plan.js";
import { isUnfinished } from "./session-states.js";
import { sideOf } from "./side.js";
import { keys, local, readItem, writeItem } from "./store.js";
import { tally } from "./tally.js";
import { counted, fill } from "./timer-words.js";

const SECOND = 1000; // milliseconds

/** @type {(within: Element | undefined, selector: string) => HTMLElement[]} */
const all = (within, selector) =>
  /** @type {HTMLElement[]} */ ([...(within?.querySelectorAll(selector) ?? [])]);

/** Leads through a whole routine, which stands in it as text. */
export class RoutinePlayer extends SessionElement {
  /** Words that only a player has. */
  #lists = JSON.parse(this.dataset?.listWords ?? "null");
  /** @type {Tally[]} */
  #tallies = [];

  connected() {
    super.connected();
    for (const name of ["back", "skip", "again"]) {
      this.pressed(this.piece(name), () => this.#jump(name));
    }
    this.asksFor("end", () => this.#end());
    this.listen(this.piece("keep"), "click", () => this.#keepInLog());
    const fill = this.piece("fill");
    fill.hidden = !document.fullscreenEnabled;
    this.listen(fill, "click", () => this.#fillScreen());
    this.listen(document, "fullscreenchange", () => this.redraw());
    this.listen(document, "routine-change", () => {
      if (this.closest("[hidden]")) this.session.do("pause");
    });
  }

  /** @returns {HTMLElement[]} */
  get exercises() {
    return all(this, "[data-exercise-words]");
  }

  get routine() {
    const [hold, repetitions] = [this.number("hold"), this.number("repetitions")];
    const { rate } = this.guide.settings;
    const legs = this.piece("legs").value;
    return this.exercises.map(({ dataset }) =>
      chosenFor(exerciseOf(dataset), { hold, repetitions, legs, rate }, [
        Number(dataset.shortest),
        Number(dataset.longest),
      ]),
    );
  }

  get settings() {
    return {
      leadIn: this.number("lead-in"),
      positionChange: Number(this.dataset.positionChange),
      steps: this.piece("steps").value === "on",
      wait: this.piece("wait").value === "on",
    };
  }

  get keptAs() {
    return `routine ${this.dataset.routineId}`;
  }

  get isToBeKept() {
    const { state } = this.session;
    return super.isToBeKept || (state === "done" && !this.piece("keep").disabled);
  }

  get outline() {
    return counted(this.#lists.stretches, this.exercises.length);
  }

  /** @returns {readonly [number, string]} */
  get idleFace() {
    const minutes = Math.ceil(this.session.plan.end / 60_000);
    return [minutes, counted(this.#lists.minutes, minutes)];
  }

  get duringSession() {
    return ["hurts", "back", "skip", "again", "end"].map((name) => this.piece(name));
  }

  /** @param {HTMLButtonElement} button */
  offers(button) {
    const { plan, moment, state } = this.session;
    if (state === "stopped") return button === this.piece("end");
    /** @type {Record<string, boolean>} */
    const barred = {
      // Where it waits, the next stretch is the one that is announced.
      skip: state === "waiting",
      again: ways(plan, moment.ran).again === null,
    };
    return super.offers(button) && !barred[button.dataset.part ?? ""];
  }

  get mainAction() {
    const { state, moment } = this.session;
    if (state !== "stopped") return super.mainAction;
    return moment.exercise + 1 < this.exercises.length ? "skip" : "finish";
  }

  /** @param {import("./types").Action} action */
  press(action) {
    // After a stretch that hurt one goes on with the next.
    if (this.session.state === "stopped") this.#jump("next");
    else super.press(action);
  }

  /** @param {string} name */
  #jump(name) {
    if (this.session.lapsed()) return;
    const { plan, moment } = this.session;
    const to = /** @type {Record<string, number | null>} */ (ways(plan, moment.ran))[name];
    if (typeof to !== "number") return;
    if (to >= plan.end) return this.#end();
    const wait = this.#waitFor(name, to);
    this.session.do("seek", { to, wait });
    if (wait > 0) this.tell(wait > RESUME ? "lead-in" : "resume");
  }

  /** @type {(name: string, to: number) => number} milliseconds to get ready in; ahead, the plan has them */
  #waitFor(name, to) {
    const { plan, moment } = this.session;
    const { positionChange, leadIn } = this.settings;
    // Whoever has come out of it has to get down into it.
    if (name === "again") return moment.kind === "come-out" ? leadIn * SECOND : RESUME;
    const [here, there] = [moment.ran, to].map(
      (at) => plan.routine[view(plan, at).exercise]?.position,
    );
    return name === "back" && here !== there ? positionChange * SECOND : 0;
  }

  /** Ends it before its end. */
  #end() {
    this.session.do("finish");
    this.tell("end");
  }

  /** @param {import("./types").Action} action */
  did(action) {
    if (action === "finish") {
      this.#tallies = tally(this.session.plan, this.session.spans);
      this.piece("keep").disabled = false;
      this.ended = Date.now();
    }
    super.did(action);
    if (this.session.state === "running") this.#loadAll();
    // Once the step is drawn, which is larger than what stood there.
    if (["start", "goOn", "seek", "finish"].includes(action))
      queueMicrotask(() => {
        this.scrollIntoView();
        this.scrollTop = 0; // where it fills the screen
      });
    if (action === "finish") {
      this.#listDone();
      this.write("kept", "");
      queueMicrotask(() => this.piece("done-heading").focus());
    }
  }

  get stoppedHeading() {
    return /** @type {HTMLElement | null} */ (
      this.querySelector("[data-scene=stopped]:not([hidden]) [tabindex]")
    );
  }

  /** @param {number} step */
  stepText(step) {
    const lines = this.#scene(this.#sceneOf(this.session.moment));
    const words = /** @type {HTMLElement | null | undefined} */ (
      lines[step]?.querySelector("[data-part=words]")
    );
    // Of the three wordings of a limb, only the one that is shown.
    return words?.innerText ?? "";
  }

  /** @type {(name: string) => HTMLElement[]} the lines of a scene of the stretch that is on */
  #scene(name) {
    return all(this.exercises[this.session.moment.exercise], `[data-scene=${name}] [data-line]`);
  }

  /** @type {SessionElement["drawScene"]} */
  drawScene(moment, kind) {
    super.drawScene(moment, kind);
    const { state } = this.session;
    this.write("fill", this.#lists.fill[document.fullscreenElement === this ? 1 : 0]);
    const scene = state === "stopped" ? "stopped" : this.#sceneOf(moment);
    const on = isUnfinished(state) || state === "stopped";
    this.classList.toggle("player-on", on);
    for (const [index, exercise] of this.exercises.entries()) {
      const isOn = index === moment.exercise;
      show(exercise, !on || isOn);
      for (const part of exercise.querySelectorAll("[data-scene]")) {
        const { dataset } = /** @type {HTMLElement} */ (part);
        show(part, on ? isOn && dataset.scene === scene : dataset.scene !== "stopped");
      }
    }
    for (const name of ["steps", "come-out"]) {
      for (const [index, line] of this.#scene(name).entries()) {
        show(line, !on || index === (moment.step ?? 0));
      }
    }
    const next = this.exercises[moment.exercise + 1];
    const shown = on && next && moment.kind === "come-out";
    this.write(
      "next",
      shown ? fill(this.#lists.next, { name: this.wordsOf(moment.exercise + 1).name }) : "",
    );
    // It stays until the next start, for one slip of a finger leads back to that.
    show(this.piece("done-panel"), !on && this.#tallies.length > 0);
  }

  /** @param {{ kind: string, step: number | null }} moment */
  #sceneOf({ kind, step }) {
    if (kind === "come-out") return "come-out";
    return (kind === "lead-in" || kind === "switch") && step !== null ? "steps" : "hold";
  }

  /** Fetches all pictures at the start, so that a connection that is lost later takes none away. */
  #loadAll() {
    for (const picture of all(this, "still-picture")) {
      /** @type {StillPicture} */ (picture).load();
    }
  }

  #fillScreen() {
    const done = document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen();
    done?.catch(() => {});
  }

  #listDone() {
    const list = this.#lists;
    const items = this.#tallies.map(({ exercise, turn, done, planned, seconds }) => {
      const own = this.wordsOf(exercise);
      const chosen = this.session.plan.routine[exercise];
      const side = sideOf(chosen, sore(), turn);
      const leg =
        chosen?.laterality === "bilateral"
          ? ""
          : `, ${(side ? own[side] : own.turns[turn])?.toLowerCase()}`;
      const form = done === planned ? list.all : seconds > 0 ? list.part : list.none;
      const item = document.createElement("li");
      item.textContent = fill(form, {
        name: own.name + leg,
        done,
        works: counted(own.works, planned),
        seconds: `${seconds} ${counted(this.words.seconds, seconds)}`,
      });
      return item;
    });
    this.piece("done-list").replaceChildren(...items);
  }

  #keepInLog() {
    const entry = entryOf(
      this.dataset.routineId ?? "",
      this.session.plan,
      this.#tallies,
      this.ended,
      sore(),
    );
    const kept = writeItem(local, keys.log, addEntry(readItem(local, keys.log), entry));
    this.write("kept", this.#lists.kept[kept ? 0 : 1]);
    this.piece("keep").disabled = kept;
    // The button is gone, and the focus with it.
    if (kept) this.piece("done-heading").focus();
    document.dispatchEvent(new CustomEvent("session-log-change"));
  }
}
