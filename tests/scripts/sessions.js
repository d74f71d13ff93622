/** @import { Exercise, Settings } from "../../docs/assets/scripts/types" */

// Exercises and settings for tests: some by hand, and any that a page could write.

import fc from "fast-check";

/** @type {(values?: Partial<Exercise>) => Exercise} */
export const exercise = (values) => ({
  ...{ stretch: "figure-four", kind: "hold", laterality: "unilateral", position: "supine" },
  ...{ hold: 20, pace: 0, repetitions: 3, legs: "each", rest: 5, switch: 8 },
  ...{ steps: [], comeOut: [] },
  ...values,
});

/** @type {Settings} */
export const SHORT = { leadIn: 10, positionChange: 20, steps: true, wait: false };

/** For what must hold whatever happens. */
export const MANY = { numRuns: 3000 };

const seconds = fc.array(fc.integer({ min: 3, max: 15 }), { maxLength: 4 });

/** @type {fc.Arbitrary<Exercise>} */
export const exercises = fc
  .record({
    stretch: fc.constantFrom("a", "b"),
    kind: fc.constantFrom("hold", "slow_repeats", "slider"),
    laterality: fc.constantFrom("unilateral", "bilateral", "alternating"),
    position: fc.constantFrom("supine", "sitting", "prone"),
    hold: fc.integer({ min: 1, max: 60 }),
    pace: fc.integer({ min: 1, max: 12 }),
    repetitions: fc.integer({ min: 1, max: 6 }),
    legs: fc.constantFrom("each", "one"),
    rest: fc.integer({ min: 0, max: 20 }),
    switch: fc.integer({ min: 0, max: 20 }),
    steps: seconds,
    comeOut: seconds,
  })
  .map((made) => /** @type {Exercise} */ (made));

/** @type {fc.Arbitrary<Settings>} */
export const settings = fc.record({
  leadIn: fc.constantFrom(5, 10, 20, 30),
  positionChange: fc.constantFrom(0, 20),
  steps: fc.boolean(),
  wait: fc.boolean(),
});
