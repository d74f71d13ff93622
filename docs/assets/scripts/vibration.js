/** @import { Tone } from "./types" */

/** @type {Record<Tone, number[]>} milliseconds of shaking and stillness in turn */
const PATTERNS = {
  start: [150],
  half: [60, 90, 60],
  last: [30],
  end: [400],
  switch: [400, 100, 150],
  done: [400, 100, 400, 100, 400],
};

export const canVibrate = () => typeof globalThis.navigator?.vibrate === "function";

/** @param {Tone} tone */
export function vibrate(tone) {
  try {
    if (canVibrate()) navigator.vibrate(PATTERNS[tone]);
  } catch {}
}
