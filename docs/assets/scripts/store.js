/** @import { Source } from "./types" */

// Storage may be missing, full or refused: reading gives null then and writing does nothing, so
// nothing that matters may live in storage alone.

export const keys = {
  side: "back-exercises.side",
  skin: "back-exercises.skin",
  theme: "back-exercises.theme",
  sound: "back-exercises.sound",
  hold: "back-exercises.hold",
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

/** @type {(source: Source, key: string, value: string | null) => void} null removes the item */
export function writeItem(source, key, value) {
  try {
    if (value === null) source().removeItem(key);
    else source().setItem(key, value);
  } catch {}
}
