/** @import { Dose, Plan, Settings } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  cuesBetween,
  dueCue,
  parsePlace,
  plan,
  startOf,
  untilChange,
  view,
} from "../../docs/assets/scripts/hold-plan.js";

/** @type {Dose} */
const FIGURE_FOUR = { kind: "hold", laterality: "unilateral", pace: 0, rest: 5, switch: 8 };
/** @type {Dose} */
const KNEE_ROLLS = { kind: "slow_repeats", laterality: "alternating", pace: 4, rest: 5, switch: 8 };
/** @type {Settings} */
const SETTINGS = { hold: 20, repetitions: 3, legs: "each", leadIn: 10 };

const doses = fc.record({
  kind: fc.constantFrom("hold", "slow_repeats", "slider"),
  laterality: fc.constantFrom("unilateral", "bilateral", "alternating"),
  pace: fc.integer({ min: 1, max: 12 }),
  rest: fc.integer({ min: 0, max: 20 }),
  switch: fc.integer({ min: 0, max: 20 }),
});

const settings = fc.record({
  hold: fc.integer({ min: 1, max: 120 }),
  repetitions: fc.integer({ min: 1, max: 30 }),
  legs: fc.constantFrom("each", "one"),
  leadIn: fc.constantFrom(5, 10, 20),
});

const plans = fc
  .tuple(doses, settings)
  .map(([dose, chosen]) => plan(/** @type {Dose} */ (dose), /** @type {Settings} */ (chosen)));

/** @type {(plan: Plan) => string[]} */
const outline = ({ phases }) =>
  phases.map(({ kind, turn, repetition, start, end }) => {
    const seconds = (end - start) / 1000;
    return `${kind} ${turn}.${repetition} ${seconds} s`;
  });

/** @type {(plan: Plan, turn: number) => number} */
const worked = ({ phases, work }, turn) =>
  phases
    .filter((phase) => phase.kind === work && phase.turn === turn)
    .reduce((sum, { start, end }) => sum + end - start, 0);

describe("plan", () => {
  it("gives one leg all its holds and then the other, with the change of legs on top", () => {
    assert.deepEqual(outline(plan(FIGURE_FOUR, { ...SETTINGS, repetitions: 2 })), [
      "lead-in 0.1 10 s",
      "hold 0.1 20 s",
      "rest 0.2 5 s",
      "hold 0.2 20 s",
      "switch 1.1 8 s",
      "hold 1.1 20 s",
      "rest 1.2 5 s",
      "hold 1.2 20 s",
    ]);
  });

  it("leaves the other leg out when one leg was chosen", () => {
    const { phases, turns } = plan(FIGURE_FOUR, { ...SETTINGS, legs: "one" });
    assert.equal(turns, 1);
    assert.ok(phases.every(({ turn, kind }) => turn === 0 && kind !== "switch"));
  });

  it("counts slow repeats from side to side without a rest", () => {
    assert.deepEqual(outline(plan(KNEE_ROLLS, { ...SETTINGS, repetitions: 2 })), [
      "lead-in 0.1 10 s",
      "move 0.1 4 s",
      "move 1.1 4 s",
      "move 0.2 4 s",
      "move 1.2 4 s",
    ]);
  });

  it("counts slow repeats of both legs at once as one row", () => {
    const both = plan({ ...KNEE_ROLLS, laterality: "bilateral" }, { ...SETTINGS, repetitions: 3 });
    assert.deepEqual(outline(both).slice(1), ["move 0.1 4 s", "move 0.2 4 s", "move 0.3 4 s"]);
  });

  it("is frozen through and through", () => {
    const made = plan(FIGURE_FOUR, SETTINGS);
    assert.ok([made, made.phases, made.cues, ...made.phases, ...made.cues].every(Object.isFrozen));
  });

  it("timer failure 11: leaves out phases of no length", () => {
    const dose = { ...FIGURE_FOUR, rest: 0, switch: 0 };
    const made = plan(dose, SETTINGS);
    assert.deepEqual(new Set(made.phases.map(({ kind }) => kind)), new Set(["lead-in", "hold"]));
    assert.equal(made.end, (10 + 6 * 20) * 1000);
    assert.ok(made.cues.every(({ name }) => name !== "rest" && name !== "switch"));
    fc.assert(fc.property(plans, ({ phases }) => phases.every(({ start, end }) => end > start)));
  });

  it("timer failure 48: gives both sides the same, in full", () => {
    fc.assert(
      fc.property(plans, (made) => made.turns === 1 || worked(made, 0) === worked(made, 1)),
    );
    assert.equal(worked(plan(FIGURE_FOUR, SETTINGS), 1), 3 * 20_000);
  });

  it("parts the time without gap or overlap", () => {
    fc.assert(
      fc.property(plans, ({ phases, end }) => {
        let at = 0;
        for (const phase of phases) {
          assert.equal(phase.start, at);
          at = phase.end;
        }
        assert.equal(at, end);
      }),
    );
  });
});

describe("view", () => {
  it("timer failure 9: begins with the whole number, rounds up, and is 0 only when all is done", () => {
    const made = plan(FIGURE_FOUR, SETTINGS);
    const hold = startOf(made, { turn: 0, repetition: 1 }) ?? 0;
    assert.equal(view(made, hold).digits, 20);
    assert.equal(view(made, hold + 999).digits, 20);
    assert.equal(view(made, hold + 1000).digits, 19);
    assert.equal(view(made, hold + 19_999).digits, 1);
    assert.equal(view(made, hold + 20_000).kind, "rest");
    assert.equal(view(made, made.end - 1).digits, 1);
    assert.deepEqual([view(made, made.end).kind, view(made, made.end).digits], ["done", 0]);
    fc.assert(fc.property(plans, fc.nat(), (any, at) => view(any, at % any.end).digits > 0));
  });

  it("never lets the digits rise within a phase, at any millisecond", () => {
    for (const kind of /** @type {const} */ (["hold", "slow_repeats"])) {
      const made = plan(
        { ...FIGURE_FOUR, kind, pace: 3 },
        { ...SETTINGS, hold: 4, repetitions: 2 },
      );
      for (const { start, end } of made.phases) {
        let before = view(made, start);
        for (let at = start; at < end; at += 1) {
          const now = view(made, at);
          assert.ok(now.digits <= before.digits && now.step >= before.step);
          assert.ok(now.step >= 0 && now.step < now.steps);
          before = now;
        }
      }
    }
  });

  it("counts slow repeats up", () => {
    const made = plan(KNEE_ROLLS, SETTINGS);
    const third = startOf(made, { turn: 1, repetition: 3 }) ?? 0;
    assert.deepEqual(view(made, third), {
      kind: "move",
      turn: 1,
      repetition: 3,
      digits: 3,
      step: 0,
      steps: 4,
    });
  });

  it("stays the same until it is said to change, and then changes", () => {
    fc.assert(
      fc.property(plans, fc.nat(), (made, moment) => {
        const at = moment % made.end;
        const next = at + untilChange(made, at);
        assert.ok(next > at && next <= made.end);
        assert.deepEqual(view(made, next - 1), view(made, at));
        assert.notDeepEqual(view(made, next), view(made, at));
      }),
    );
  });
});

describe("cues", () => {
  /** @type {(made: Plan) => string[]} */
  const names = ({ cues }) => cues.map(({ name }) => name);

  it("timer failure 30: come at the start, at half time, 10 seconds before the end of a long hold, at the change, and at the end", () => {
    const long = plan(FIGURE_FOUR, { ...SETTINGS, hold: 30, repetitions: 1 });
    assert.deepEqual(names(long), [
      "lead-in",
      "hold",
      "half",
      "ten-left",
      "switch",
      "hold",
      "half",
      "ten-left",
      "done",
    ]);
    const short = plan(FIGURE_FOUR, { ...SETTINGS, hold: 5, repetitions: 1 });
    assert.deepEqual(names(short), ["lead-in", "hold", "switch", "hold", "done"]);
  });

  it("timer failure 29: are six at most for a hold", () => {
    fc.assert(
      fc.property(plans, (made) => {
        for (const { start, end } of made.phases) {
          assert.ok(cuesBetween(made, start - 1, end).length <= 6);
        }
      }),
    );
  });

  it("leave slow repeats alone but for their start, middle and end", () => {
    const made = plan(KNEE_ROLLS, { ...SETTINGS, repetitions: 10 });
    assert.deepEqual(names(made), ["lead-in", "move", "half", "done"]);
  });

  it("timer failure 10: sound once at the end of each hold, neither before nor after", () => {
    const made = plan(FIGURE_FOUR, { ...SETTINGS, repetitions: 1 });
    const end = 30_000;
    /** @type {(after: number, upTo: number) => number} */
    const sounds = (after, upTo) =>
      cuesBetween(made, after, upTo).filter(({ sound }) => sound).length;
    assert.equal(sounds(end - 100, end - 1), 0);
    assert.equal(sounds(end - 1, end), 1);
    assert.equal(sounds(end, end + 1), 0);
    fc.assert(
      fc.property(plans, (any) => {
        const ends =
          any.work === "hold" ? any.phases.filter(({ kind }) => kind === "hold").length : null;
        return ends === null || any.cues.filter(({ sound }) => sound).length === ends;
      }),
    );
  });

  it("come each once, however time is cut up", () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1 }),
        (made, steps) => {
          const heard = [];
          let at = -1;
          for (let index = 0; at < made.end; index += 1) {
            const next = at + (steps[index % steps.length] ?? 1);
            heard.push(...cuesBetween(made, at, next));
            at = next;
          }
          assert.deepEqual(heard, made.cues);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("timer failure 3: of those missed only the last is given, and it is known to be late", () => {
    const made = plan(FIGURE_FOUR, SETTINGS);
    const late = dueCue(made, -1, 62_000);
    assert.equal(late?.late, true);
    assert.equal(late?.cue, cuesBetween(made, -1, 62_000).at(-1));
    assert.equal(dueCue(made, 29_999, 30_000)?.late, false);
    assert.equal(dueCue(made, 10_000, 10_001), null);
  });
});

describe("the stored place", () => {
  const place = {
    stretch: "cat",
    kind: "hold",
    hold: 20,
    repetitions: 3,
    legs: "each",
    leadIn: 10,
  };
  const stored = { ...place, turn: 1, repetition: 2 };

  it("is read as it was written", () => {
    assert.deepEqual(parsePlace(JSON.stringify(stored)), stored);
  });

  it("timer failure 43: is ignored when it is anything else", () => {
    for (const text of [null, "", "{", "null", "[]", "7", '"cat"', JSON.stringify(place)]) {
      assert.equal(parsePlace(text), null);
    }
    assert.equal(parsePlace(JSON.stringify({ ...stored, repetition: "2" })), null);
    fc.assert(fc.property(fc.string(), (text) => parsePlace(text) === null));
    fc.assert(fc.property(fc.json(), (text) => parsePlace(text) === null));
  });

  it("leads nowhere when the plan has no such place", () => {
    const made = plan(FIGURE_FOUR, SETTINGS);
    assert.equal(startOf(made, { turn: 1, repetition: 4 }), null);
    assert.equal(startOf(made, { turn: 0, repetition: 2 }), 35_000);
  });
});
