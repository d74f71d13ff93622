/** @import { Elapsed, Now } from "./types" */

// Reading a clock, and never counting ticks, keeps the time right when ticks come late. The steady
// clock decides. The wall clock only tells that the device slept, when most steady clocks stand still.

const UNFOLLOWED = 90_000; // milliseconds; a page that is hidden for long is woken once a minute
const SLEPT = 3000; // milliseconds by which the wall clock may run ahead

/** @type {(ran: number, now: Now | null, wait?: number) => Elapsed} from now on, or not yet */
export const going = (ran, now, wait = 0) => ({
  ran,
  wait,
  since: now,
  seen: now,
  followed: now,
});

/** @type {(ran: number, wait?: number) => Elapsed} */
export const standing = (ran, wait) => going(ran, null, wait);

/**
 * Looked at now. Nobody was guided through more milliseconds than are said since the look before.
 *
 * @type {(elapsed: Elapsed, now: Now, within: number) => Elapsed}
 */
export function seenAt(elapsed, now, within) {
  const followed = elapsed.seen && now.steady - elapsed.seen.steady <= within;
  return { ...elapsed, seen: now, followed: followed ? now : elapsed.followed };
}

/** @type {(elapsed: Elapsed, now: Now | null) => { ran: number, waiting: number }} */
export function read({ ran, wait, since }, now) {
  const gone = since && now ? Math.max(0, now.steady - since.steady) : 0;
  return { ran: ran + Math.max(0, gone - wait), waiting: Math.max(0, wait - gone) };
}

/**
 * Whether nobody can have followed it: too long ago somebody last could, or the device slept. A wall
 * clock that was set back means nothing.
 *
 * @type {(elapsed: Elapsed, now: Now) => boolean}
 */
export function isAway({ followed }, now) {
  if (followed === null) return false;
  const steady = now.steady - followed.steady;
  return steady > UNFOLLOWED || now.wall - followed.wall - steady > SLEPT;
}

/** @type {(elapsed: Elapsed) => Elapsed} stopped as far as anyone can have followed */
export const asFollowed = (elapsed) => standing(read(elapsed, elapsed.followed).ran);
