/** @import { Action, Clock, Host, Now, Plan, Span, State } from "./types" */

// One session as it runs: the plan says what is when, the clock says when it is, and this passes on
// what has come due, once. It knows no page: its host draws, speaks and sounds.

import { asFollowed, going, isAway, read, seenAt, standing } from "./elapsed.js";
import {
  dueCue,
  dueTone,
  gateBetween,
  startOfPhase,
  untilChange,
  untilUrgent,
  view,
} from "./session-plan.js";
import { move } from "./session-states.js";
import { merged } from "./tally.js";

const SECOND = 1000; // milliseconds

/** Time to get ready in when it goes on in the middle of a hold. */
export const RESUME = 3 * SECOND;

/** @type {Clock} */
export const BROWSER = {
  now: () => ({ steady: performance.now(), wall: Date.now() }),
  later: (call, wait) => window.setTimeout(call, wait),
  cancel: (id) => window.clearTimeout(id),
};

export class Session {
  /** @type {State} */
  #state = "idle";
  #elapsed = standing(0);
  /** Up to where cues were given. */
  #cued = -1;
  /** Where it last went on from. */
  #from = 0;
  /** @type {Span[]} */
  #spans = [];
  #timeout = 0;
  /** @type {Plan} */
  #plan;
  #host;
  #clock;

  /**
   * @param {Plan} plan
   * @param {Host} host
   * @param {Clock} clock
   */
  constructor(plan, host, clock = BROWSER) {
    this.#plan = plan;
    this.#host = host;
    this.#clock = clock;
  }

  get state() {
    return this.#state;
  }

  get plan() {
    return this.#plan;
  }

  /** A plan is changed before the start and never during a session. */
  set plan(plan) {
    if (this.#state === "idle") this.#plan = plan;
  }

  /** What is to be seen, as it was when the clock was last looked at. */
  get moment() {
    const { ran, waiting } = read(this.#elapsed, this.#elapsed.seen);
    return { ran, waiting, ...view(this.#plan, ran) };
  }

  /** @returns {readonly Span[]} from when to when the plan has run so far */
  get spans() {
    const { ran } = this.moment;
    return merged([...this.#spans, [this.#from, ran]]);
  }

  /** Takes up what was kept. @type {(ran: number, spans: readonly Span[]) => void} */
  find(ran, spans) {
    if (move(this.#state, "found") === null || ran > this.#plan.end) return;
    this.#elapsed = standing(ran);
    this.#from = ran;
    this.#spans = [...spans];
    this.do("found");
  }

  /**
   * Does what the reader asked for, if its state allows that. A seek leads to a moment of the plan; it
   * and going on after having been away may leave some time to get ready.
   *
   * @type {(action: Action, options?: { to?: number, wait?: number }) => void}
   */
  do(action, { to = 0, wait = 0 } = {}) {
    const state = move(this.#state, action);
    if (state === null) return;
    const now = this.#clock.now();
    const { ran, waiting } = read(this.#elapsed, now);
    const gate = gateBetween(this.#plan, this.#from, ran);
    // Past a gate nothing ran; and a pause there is what the gate is.
    if (action === "pause" && gate !== null) return this.tick();
    this.#clock.cancel(this.#timeout);
    // What hurts at a gate is the stretch before it.
    const before = action === "hurt" && this.#state === "waiting" ? 1 : 0;
    this.#stand(
      action === "lapse"
        ? asFollowed(this.#elapsed).ran
        : Math.min(gate ?? ran, this.#plan.end) - before,
      action === "pause" ? waiting : 0,
    );
    this.#state = state;

    if (action === "start" || action === "reset") {
      this.#spans = [];
      this.#go(0, action === "start" ? now : null);
    } else if (action === "goOn") {
      // A hold that was broken off is done in full; of anything else all that is said is said again.
      this.#go(startOfPhase(this.#plan, ran), now, wait);
    } else if (action === "seek") {
      this.#go(to, state === "running" ? now : null, wait);
    } else if (state === "running") {
      this.#elapsed = going(this.#from, now, action === "resume" ? Math.max(RESUME, waiting) : 0);
    }
    this.#host.did(action);
    if (state === "running") this.tick();
    else this.#host.draw();
  }

  /** Ends the span that ran. @type {(ran: number, wait: number) => void} */
  #stand(ran, wait) {
    this.#spans = merged([...this.#spans, [this.#from, ran]]);
    this.#elapsed = standing(ran, wait);
    this.#from = ran;
  }

  /** @type {(ran: number, now: Now | null, wait?: number) => void} */
  #go(ran, now, wait = 0) {
    this.#elapsed = going(ran, now, wait);
    this.#from = ran;
    this.#cued = ran - 1;
  }

  /** Whether it was left alone while it ran, in which case it now waits for its reader. */
  lapsed() {
    const away = this.#state === "running" && isAway(this.#elapsed, this.#clock.now());
    if (away) this.do("lapse");
    return away;
  }

  tick() {
    if (this.#state !== "running" || this.lapsed()) return;
    this.#clock.cancel(this.#timeout);
    const now = this.#clock.now();
    this.#elapsed = seenAt(this.#elapsed, now, this.#host.within);
    const { ran, waiting } = read(this.#elapsed, now);
    const gate = gateBetween(this.#plan, this.#from, ran);
    if (gate !== null) {
      // What belongs to the moment of the gate itself comes when the reader is ready.
      this.#give(gate - 1);
      this.#elapsed = standing(gate);
      this.do("wait");
      return;
    }
    if (waiting === 0) this.#give(ran);
    if (ran >= this.#plan.end) {
      this.do("finish");
      return;
    }
    this.#host.ran(ran, waiting, now);
    this.#host.draw();
    const next = waiting % SECOND || (waiting ? SECOND : untilChange(this.#plan, ran));
    this.#timeout = this.#clock.later(() => this.tick(), Math.ceil(next));
  }

  /** @param {number} upTo */
  #give(upTo) {
    const due = dueCue(this.#plan, this.#cued, upTo);
    const tone = dueTone(this.#plan, this.#cued, upTo);
    this.#cued = upTo;
    if (due) this.#host.cue(due.late ? null : due.cue, untilUrgent(this.#plan, upTo));
    if (tone) this.#host.tone(tone);
  }

  /** Stops it for good. */
  close() {
    this.#clock.cancel(this.#timeout);
    this.do("lapse");
  }
}
