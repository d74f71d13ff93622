/** @import { Action, State } from "./types" */

/**
 * The states of a timer and what leads from one to the next. What a state does not list cannot
 * happen in it: a second start while one runs, say.
 *
 * @type {Readonly<Record<State, Readonly<Partial<Record<Action, State>>>>>}
 */
export const MOVES = {
  idle: { start: "running", found: "away" },
  running: { pause: "paused", lapse: "away", hurt: "stopped", reset: "idle", finish: "done" },
  paused: { resume: "running", hurt: "stopped", reset: "idle" },
  away: { goOn: "running", hurt: "stopped", reset: "idle" },
  stopped: { reset: "idle" },
  done: { reset: "idle" },
};

/**
 * What the one big button does.
 *
 * @type {Readonly<Record<State, Action>>}
 */
export const MAIN = {
  idle: "start",
  running: "pause",
  paused: "resume",
  away: "goOn",
  stopped: "reset",
  done: "reset",
};

/** @type {(state: State, action: Action) => State | null} */
export const move = (state, action) => MOVES[state][action] ?? null;

/** @type {(state: State) => boolean} */
export const isUnfinished = (state) => "hurt" in MOVES[state];
