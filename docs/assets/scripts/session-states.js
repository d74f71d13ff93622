/** @import { Action, State } from "./types" */

/**
 * The states of a session and what leads from one to the next. What a state does not list cannot
 * happen in it: a second start while one runs, say.
 *
 * @type {Readonly<Record<State, Readonly<Partial<Record<Action, State>>>>>}
 */
export const MOVES = {
  idle: { start: "running", found: "away" },
  running: {
    ...{ pause: "paused", lapse: "away", wait: "waiting", seek: "running" },
    ...{ hurt: "stopped", reset: "idle", finish: "done" },
  },
  paused: { resume: "running", seek: "paused", hurt: "stopped", reset: "idle", finish: "done" },
  away: { goOn: "running", seek: "paused", hurt: "stopped", reset: "idle", finish: "done" },
  waiting: { ready: "running", seek: "running", hurt: "stopped", reset: "idle", finish: "done" },
  stopped: { seek: "running", reset: "idle", finish: "done" },
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
  waiting: "ready",
  stopped: "reset",
  done: "reset",
};

/** @type {(state: State, action: Action) => State | null} */
export const move = (state, action) => MOVES[state][action] ?? null;

/** @type {(state: State) => boolean} whether it has a place in its plan */
export const isBegun = (state) => state !== "idle" && state !== "done";

/** @type {(state: State) => boolean} whether it may still hurt */
export const isUnfinished = (state) => "hurt" in MOVES[state];
