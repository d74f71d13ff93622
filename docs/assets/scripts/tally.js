/** @import { Plan, Span, Tally } from "./types" */

// What was really done. A hold counts when all of it ran, in whatever order and however often.

/**
 * The same time in as few spans as it takes, in order.
 *
 * @type {(spans: readonly Span[]) => Span[]}
 */
export function merged(spans) {
  /** @type {[number, number][]} */
  const whole = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) whole.push([from, to]);
  }
  return whole;
}

/** @type {(plan: Plan, spans: readonly Span[]) => Tally[]} one for each leg or side that has its turn */
export function tally({ phases }, spans) {
  const ran = merged(spans);
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  for (const { kind, exercise, turn, start, end } of phases) {
    if (kind !== "hold" && kind !== "move") continue;
    const key = `${exercise} ${turn}`;
    const one = tallies.get(key) ?? { exercise, turn, done: 0, planned: 0, seconds: 0 };
    const held = ran.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
      0,
    );
    one.planned += 1;
    if (held >= end - start) one.done += 1;
    one.seconds += held / 1000;
    tallies.set(key, one);
  }
  return [...tallies.values()].map((one) => ({ ...one, seconds: Math.floor(one.seconds) }));
}
