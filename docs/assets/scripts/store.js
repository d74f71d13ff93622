/** @import { Source } from "./types" */

// Storage may be missing, full or refused: reading gives null then and writing does nothing, so
// nothing that matters may live in storage alone.

export const keys = {
  side: "back-exercises.side",
  skin: "back-exercises.skin",
  theme: "back-exercises.theme",
  cues: "back-exercises.cues",
  hold: "back-exercises.hold",
  log: "back-exercises.log",
};

/** @type {Source} */
export const local = () => localStorage;

/** @type {Source} */
export const session = () => sessionStorage;

/** @type {(source: Source, key: string) => string | null} */
export function readItem(source, key) {
  try {
    return source().getItem(key);
  } catch {
    return null;
  }
}

/**
 * Null removes the item. Whether it was written matters to those who were promised that it is kept.
 *
 * @type {(source: Source, key: string, value: string | null) => boolean}
 */
export function writeItem(source, key, value) {
  try {
    if (value === null) source().removeItem(key);
    else source().setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
