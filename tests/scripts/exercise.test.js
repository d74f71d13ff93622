import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chosenFor, exerciseOf } from "../../docs/assets/scripts/exercise.js";

const DATA = {
  ...{ stretch: "cat", kind: "hold", laterality: "unilateral", position: "supine", hold: "20" },
  ...{ repetitions: "3", rest: "5", switch: "8", steps: "5 7", comeOut: "" },
};

describe("an exercise", () => {
  it("is read from the attributes of the page", () => {
    assert.deepEqual(exerciseOf(DATA), {
      ...{ stretch: "cat", kind: "hold", laterality: "unilateral", position: "supine", hold: 20 },
      ...{ pace: 0, repetitions: 3, legs: "each", rest: 5, switch: 8, steps: [5, 7], comeOut: [] },
    });
  });

  it("stays as it is where nothing was chosen", () => {
    const written = exerciseOf(DATA);
    assert.deepEqual(chosenFor(written, { hold: 0, repetitions: Number.NaN }, [5, 30]), written);
  });

  it("takes what was chosen, a hold only within what a source gives", () => {
    const written = exerciseOf(DATA);
    const held = (/** @type {number} */ hold) => chosenFor(written, { hold }, [5, 30]).hold;
    assert.deepEqual([1, 10, 60].map(held), [5, 10, 30]);
    assert.equal(chosenFor(written, { repetitions: 1, legs: "one" }).legs, "one");
  });

  it("takes longer for its steps where the voice is slow, and never less", () => {
    const written = exerciseOf({ ...DATA, comeOut: "8" });
    assert.deepEqual(chosenFor(written, { rate: 0.8 }).steps, [7, 9]);
    assert.deepEqual(chosenFor(written, { rate: 0.8 }).comeOut, [10]);
    assert.deepEqual(chosenFor(written, { rate: 1.2 }).steps, [5, 7]);
  });

  it("gives no hold to slow movements", () => {
    const moved = exerciseOf({ ...DATA, kind: "slow_repeats", hold: undefined, pace: "4" });
    assert.equal(chosenFor(moved, { hold: 10 }, [0, 0]).hold, 0);
  });
});
