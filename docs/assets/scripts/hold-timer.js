import { chosenFor, exerciseOf } from "./exercise.js";
import { SessionElement, show } from "./session-element.js";
import { counted, minutes } from "./timer-words.js";

/** The timer of one stretch. */
export class HoldTimer extends SessionElement {
  connected() {
    super.connected();
    this.asksFor("again", () => this.session.do("reset"));
  }

  get exercises() {
    return [this];
  }

  get keptAs() {
    return `${this.dataset.stretch} ${this.dataset.timer}`;
  }

  /** @returns {readonly [import("./types").Exercise]} */
  get routine() {
    const [hold, repetitions] = [this.number("hold"), this.number("repetitions")];
    const legs = this.piece("legs")?.value === "one" ? "one" : "each";
    return [chosenFor(exerciseOf(this.dataset), { hold, repetitions, legs })];
  }

  get settings() {
    return { leadIn: this.number("lead-in"), positionChange: 0, steps: false, wait: false };
  }

  get outline() {
    const { plan } = this.session;
    const works = plan.phases.filter(({ kind }) => kind === "hold" || kind === "move").length;
    return `${counted(this.wordsOf(0).works, works)}, ${minutes(this.words, plan)}`;
  }

  /** @returns {readonly [number, string]} */
  get idleFace() {
    const { kind, hold, repetitions } = this.routine[0];
    const { seconds, times } = this.words;
    return kind === "hold"
      ? [hold, counted(seconds, hold)]
      : [repetitions, counted(times, repetitions)];
  }

  get stoppedHeading() {
    return this.piece("hurts-heading");
  }

  get duringSession() {
    return [this.piece("again"), this.piece("hurts")];
  }

  /** @type {SessionElement["drawScene"]} */
  drawScene(at, kind) {
    super.drawScene(at, kind);
    show(this.piece("hurts-panel"), this.session.state === "stopped");
  }
}
