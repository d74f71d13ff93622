/** @import { Kept } from "./types" */

/** @param {unknown} value */
const isTime = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;

/**
 * What was stored of a session, whoever stored it; null unless it is whole.
 *
 * @type {(text: string | null) => Kept | null}
 */
export function parseKept(text) {
  try {
    const { choices, ran, spans, state, ended } = JSON.parse(text ?? "null");
    const whole =
      [ran, ended].every(isTime) &&
      typeof state === "string" &&
      Object.values(choices).every((each) => typeof each === "string") &&
      spans.every((/** @type {unknown[]} */ span) => span.length === 2 && span.every(isTime));
    return whole ? { choices, ran, spans, state, ended } : null;
  } catch {
    return null;
  }
}
