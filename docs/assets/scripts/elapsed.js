/** @import { Elapsed, Now } from "./types" */

// Reading a clock, and never counting ticks, keeps the time right when ticks come late. The steady
// clock decides. The wall clock only tells that the device slept, when most steady clocks stand still.

const UNSEEN = 90_000; // milliseconds; a hidden page is still woken once a minute
const SLEPT = 3000; // milliseconds by which the wall clock may run ahead

/** @type {(ran: number, wait?: number) => Elapsed} */
export const standing = (ran, wait = 0) => ({ ran, wait, since: null, seen: null });

/** @type {(ran: number, now: Now, wait?: number) => Elapsed} */
export const going = (ran, now, wait = 0) => ({ ran, wait, since: now, seen: now });

/** @type {(elapsed: Elapsed, now: Now) => Elapsed} */
export const seenAt = (elapsed, now) => ({ ...elapsed, seen: now });

/** @type {(elapsed: Elapsed, now: Now | null) => { ran: number, waiting: number }} */
export function read({ ran, wait, since }, now) {
  const gone = since && now ? Math.max(0, now.steady - since.steady) : 0;
  return { ran: ran + Math.max(0, gone - wait), waiting: Math.max(0, wait - gone) };
}

/**
 * Whether nobody can have followed it since it was last looked at: that was too long ago, or the
 * device slept. A wall clock that was set back means nothing.
 *
 * @type {(elapsed: Elapsed, now: Now) => boolean}
 */
export function isAway({ seen }, now) {
  if (seen === null) return false;
  const steady = now.steady - seen.steady;
  return steady > UNSEEN || now.wall - seen.wall - steady > SLEPT;
}

/**
 * Stopped where it was last looked at, which is as far as anyone can have followed.
 *
 * @type {(elapsed: Elapsed) => Elapsed}
 */
export const asLastSeen = (elapsed) => standing(read(elapsed, elapsed.seen).ran);
