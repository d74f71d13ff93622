// A demonstration goes from its first moment to its last and back, and rests a little at both ends.

const PACE = 140; // milliseconds a moment
const REST = 900; // milliseconds at each end

/**
 * The moment that a demonstration of `count` moments shows after so many milliseconds.
 *
 * @type {(elapsed: number, count: number) => number}
 */
export function momentAt(elapsed, count) {
  const last = count - 1;
  const way = last * PACE;
  const into = Math.max(0, elapsed) % (2 * (way + REST));
  const there = Math.min(Math.max(0, into - REST), way);
  const back = Math.max(0, into - REST - way - REST);
  return Math.round((there - back) / PACE);
}
