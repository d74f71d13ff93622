/** @import { Answer, Source } from "./types" */

import { keys, readItem, writeItem } from "./store.js";

/**
 * What a reader may answer once for the whole site, and where that is kept.
 *
 * @template {string} Value
 * @param {"side" | "skin"} name
 * @param {readonly Value[]} values
 * @returns {Answer<Value>}
 */
export function answer(name, values) {
  /** @type {(text: unknown) => Value | null} */
  const parse = (text) => values.find((value) => value === text) ?? null;
  return Object.freeze({
    name,
    values: Object.freeze(values),
    parse,
    /** @type {(source: Source) => Value | null} */
    read: (source) => parse(readItem(source, keys[name])),
    /** @type {(source: Source, value: Value | null) => void} */
    write: (source, value) => writeItem(source, keys[name], value),
  });
}
