/** @import { Tone } from "./types" */

/** @type {Record<Tone, number[]>} milliseconds of shaking and stillness in turn */
const PATTERNS = {
  start: [150],
  half: [60, 90, 60],
  last: [30],
  end: [150, 100, 150],
  done: [150, 100, 150, 100, 300],
};

export const canVibrate = () => typeof globalThis.navigator?.vibrate === "function";

/** @param {Tone} tone */
export function vibrate(tone) {
  try {
    if (canVibrate()) navigator.vibrate(PATTERNS[tone]);
  } catch {}
}
