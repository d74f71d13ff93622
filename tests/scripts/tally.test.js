import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { plan } from "../../docs/assets/scripts/session-plan.js";
import { merged, tally } from "../../docs/assets/scripts/tally.js";
import { exercise, exercises, SHORT, settings } from "./sessions.js";

const spans = fc.array(
  fc
    .tuple(fc.nat(200_000), fc.nat(40_000))
    .map(([from, length]) => /** @type {const} */ ([from, from + length])),
  { maxLength: 8 },
);

describe("the tally", () => {
  const made = plan([exercise({ repetitions: 2 })], SHORT);

  it("has each leg with all that was planned", () => {
    assert.deepEqual(tally(made, []), [
      { exercise: 0, turn: 0, done: 0, planned: 2, seconds: 0 },
      { exercise: 0, turn: 1, done: 0, planned: 2, seconds: 0 },
    ]);
  });

  it("timer failure 52: counts a hold only when all of it ran", () => {
    assert.equal(tally(made, [[0, 29_999]])[0]?.done, 0);
    assert.equal(tally(made, [[0, 30_000]])[0]?.done, 1);
    assert.equal(
      tally(made, [
        [10_000, 20_000],
        [20_000, 30_000],
      ])[0]?.done,
      1,
    );
    assert.equal(tally(made, [[10_000, 20_000]])[0]?.seconds, 10);
  });

  it("counts what ran twice once", () => {
    assert.equal(
      tally(made, [
        [0, 30_000],
        [10_000, 30_000],
      ])[0]?.seconds,
      20,
    );
  });

  it("is whole when all ran, whatever was planned", () => {
    fc.assert(
      fc.property(
        fc.array(exercises, { minLength: 1, maxLength: 3 }),
        settings,
        (routine, chosen) => {
          const any = plan(routine, chosen);
          assert.ok(tally(any, [[0, any.end]]).every(({ done, planned }) => done === planned));
        },
      ),
    );
  });

  it("never has more seconds than ran", () => {
    fc.assert(
      fc.property(spans, (ran) => {
        const whole = merged(ran);
        const seconds = tally(made, ran).reduce((sum, each) => sum + each.seconds, 0);
        assert.ok(seconds * 1000 <= whole.reduce((sum, [from, to]) => sum + to - from, 0));
        assert.ok(whole.every(([from], index) => from > (whole[index - 1]?.[1] ?? -1)));
      }),
    );
  });
});
