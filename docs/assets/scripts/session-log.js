/** @import { LogEntry, Plan, Tally } from "./types" */

import { sideOf } from "./side.js";

// What was done, when the reader wants to keep it: on this device, to take away or to delete.

/** @type {(routine: string, plan: Plan, tallies: readonly Tally[], at: number, sore: unknown) => LogEntry} */
export const entryOf = (routine, plan, tallies, at, sore) => ({
  at: new Date(at).toISOString(),
  routine,
  complete: tallies.every(({ done, planned }) => done === planned),
  done: tallies.map(({ exercise, turn, done, planned, seconds }) => ({
    stretch: plan.routine[exercise]?.stretch ?? "",
    leg: turn + 1,
    side: sideOf(plan.routine[exercise], sore, turn) ?? "",
    done,
    planned,
    seconds,
  })),
});

/**
 * The entries that were stored, whoever stored them, the oldest first; a clock that was set back in
 * between does not put them out of order.
 *
 * @type {(text: string | null) => LogEntry[]}
 */
export function parseLog(text) {
  try {
    return JSON.parse(text ?? "[]")
      .filter(
        (/** @type {LogEntry} */ { at, routine, done }) =>
          Date.parse(at) && typeof routine === "string" && Array.isArray(done),
      )
      .toSorted(
        (/** @type {LogEntry} */ a, /** @type {LogEntry} */ b) =>
          Date.parse(a.at) - Date.parse(b.at),
      );
  } catch {
    return [];
  }
}

/** @type {(text: string | null, entry: LogEntry) => string} what to store */
export const addEntry = (text, entry) => JSON.stringify([...parseLog(text), entry]);

/** @type {(entries: readonly LogEntry[]) => string} */
export const toJson = (entries) => `${JSON.stringify(entries, null, 2)}\n`;

const COLUMNS = /** @type {const} */ (["stretch", "leg", "side", "done", "planned", "seconds"]);

/** @type {(entries: readonly LogEntry[]) => string} one line for each stretch on each leg */
export function toCsv(entries) {
  const lines = entries.flatMap(({ at, routine, done }) =>
    done.map((each) => [at, routine, ...COLUMNS.map((name) => each[name] ?? "")]),
  );
  return [["date", "routine", ...COLUMNS], ...lines]
    .map((line) => `${line.map(cell).join(",")}\r\n`)
    .join("");
}

/** @type {(value: unknown) => string} */
function cell(value) {
  const text = `${value}`;
  // A spreadsheet would run what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
