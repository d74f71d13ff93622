/** @import { Exercise, Plan, Settings } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  cuesBetween,
  dueCue,
  dueTone,
  gateBetween,
  plan as planOf,
  startOf,
  startOfExercise,
  tonesAhead,
  untilChange,
  untilUrgent,
  view,
  ways,
} from "../../docs/assets/scripts/session-plan.js";
import { exercise, exercises, MANY, SHORT, settings } from "./sessions.js";

/** @type {Exercise} */
const FIGURE_FOUR = exercise({ hold: 20, repetitions: 3, rest: 5, switch: 8 });
/** @type {Exercise} */
const KNEE_ROLLS = exercise({ kind: "slow_repeats", laterality: "alternating", hold: 0, pace: 4 });
/** @type {Exercise} */
const SEATED = exercise({ stretch: "seated", position: "sitting", comeOut: [4, 6], steps: [5, 7] });

/** @type {(only: Exercise, chosen?: Partial<Settings>) => Plan} */
const plan = (only, chosen) => planOf([only], { ...SHORT, ...chosen });

const plans = fc
  .tuple(fc.array(exercises, { minLength: 1, maxLength: 3 }), settings)
  .map(([routine, chosen]) => planOf(routine, chosen));

/** @type {(plan: Plan) => string[]} */
const outline = ({ phases }) =>
  phases.map(({ kind, turn, repetition, start, end }) => {
    const seconds = (end - start) / 1000;
    return `${kind} ${turn}.${repetition} ${seconds} s`;
  });

/** @type {(phase: { kind: string }) => boolean} */
const isWork = ({ kind }) => kind === "hold" || kind === "move";

/** @type {(plan: Plan, turn: number) => number} */
const worked = ({ phases }, turn) =>
  phases
    .filter((phase) => isWork(phase) && phase.turn === turn)
    .reduce((sum, { start, end }) => sum + end - start, 0);

describe("plan", () => {
  it("gives one leg all its holds and then the other, with the change of legs on top", () => {
    assert.deepEqual(outline(plan({ ...FIGURE_FOUR, repetitions: 2 })), [
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
    const { phases } = plan({ ...FIGURE_FOUR, legs: "one" });
    assert.ok(phases.every(({ turn, kind }) => turn === 0 && kind !== "switch"));
  });

  it("counts slow repeats from side to side without a rest", () => {
    assert.deepEqual(outline(plan({ ...KNEE_ROLLS, repetitions: 2 })), [
      "lead-in 0.1 10 s",
      "move 0.1 4 s",
      "move 1.1 4 s",
      "move 0.2 4 s",
      "move 1.2 4 s",
    ]);
  });

  it("counts slow repeats of both legs at once as one row", () => {
    const both = plan({ ...KNEE_ROLLS, laterality: "bilateral", repetitions: 3 });
    assert.deepEqual(outline(both).slice(1), ["move 0.1 4 s", "move 0.2 4 s", "move 0.3 4 s"]);
  });

  it("is frozen through and through", () => {
    const made = plan(FIGURE_FOUR);
    const lists = [made.phases, made.cues, made.tones, made.gates];
    assert.ok([made, ...lists, ...lists.flat()].every(Object.isFrozen));
  });

  it("timer failure 11: leaves out phases of no length", () => {
    const made = plan({ ...FIGURE_FOUR, rest: 0, switch: 0 });
    assert.deepEqual(new Set(made.phases.map(({ kind }) => kind)), new Set(["lead-in", "hold"]));
    assert.equal(made.end, (10 + 6 * 20) * 1000);
    assert.ok(made.cues.every(({ name }) => name !== "rest" && name !== "switch"));
    fc.assert(fc.property(plans, ({ phases }) => phases.every(({ start, end }) => end > start)));
  });

  it("timer failure 48: gives both sides the same, in full", () => {
    fc.assert(
      fc.property(exercises, settings, (one, chosen) => {
        const made = planOf([one], chosen);
        const dose = one.repetitions * (one.kind === "hold" ? one.hold : one.pace) * 1000;
        assert.equal(worked(made, 0), dose);
        assert.ok([0, dose].includes(worked(made, 1)));
        assert.equal(worked(made, 1) > 0, new Set(made.phases.map(({ turn }) => turn)).size === 2);
      }),
    );
    assert.equal(worked(plan(FIGURE_FOUR), 1), 3 * 20_000);
  });

  it("leads from one stretch to the next: out of the last, time to turn over, and the steps of the new", () => {
    const routine = [
      { ...FIGURE_FOUR, repetitions: 1, legs: /** @type {const} */ ("one"), comeOut: [3] },
      SEATED,
    ];
    assert.deepEqual(outline(planOf(routine, SHORT)).slice(0, 5), [
      "lead-in 0.1 10 s",
      "hold 0.1 20 s",
      "come-out 0.1 3 s",
      "lead-in 0.1 42 s",
      "hold 0.1 20 s",
    ]);
    const again = planOf([SEATED, SEATED], SHORT);
    const [, second] = again.phases.filter(({ kind }) => kind === "lead-in");
    assert.equal((second?.end ?? 0) - (second?.start ?? 0), 22_000);
  });

  it("leaves the steps out for a reader who knows them", () => {
    const made = plan(SEATED, { steps: false });
    const paths = made.phases.filter(({ steps }) => steps.length > 0).map(({ kind }) => kind);
    assert.deepEqual(paths, ["come-out"]);
    assert.equal(made.phases[0]?.end, 10_000);
  });

  it("waits between two stretches when it was asked to, and before none else", () => {
    const made = planOf([FIGURE_FOUR, SEATED, KNEE_ROLLS], { ...SHORT, wait: true });
    assert.deepEqual(made.gates, [startOfExercise(made, 1), startOfExercise(made, 2)]);
    assert.deepEqual(planOf([FIGURE_FOUR, SEATED], SHORT).gates, []);
    const [first = 0, second = 0] = made.gates;
    assert.equal(gateBetween(made, 0, second), first);
    assert.equal(gateBetween(made, first, second - 1), null);
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
    const made = plan(FIGURE_FOUR);
    const hold = startOf(made, { exercise: 0, turn: 0, repetition: 1 }) ?? 0;
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
      const made = plan({ ...SEATED, kind, pace: 3, hold: 4, repetitions: 2 });
      for (const { start, end } of made.phases) {
        let before = view(made, start);
        for (let at = start; at < end; at += 1) {
          const now = view(made, at);
          assert.ok(now.digits <= before.digits && now.gone >= before.gone);
          assert.ok(now.gone >= 0 && now.gone < now.seconds);
          assert.ok((now.step ?? 0) >= (before.step ?? 0));
          before = now;
        }
      }
    }
  });

  it("counts slow repeats up", () => {
    const made = plan(KNEE_ROLLS);
    const third = startOf(made, { exercise: 0, turn: 1, repetition: 3 }) ?? 0;
    assert.partialDeepStrictEqual(view(made, third), {
      ...{ kind: "move", exercise: 0, turn: 1, repetition: 3 },
      ...{ digits: 3, gone: 0, seconds: 4, step: null },
    });
  });

  it("shows the first step while the reader gets ready, and then each for its time", () => {
    const made = plan(SEATED);
    const shown = [0, 9_999, 10_000, 14_999, 15_000, 21_999].map((at) => view(made, at).step);
    assert.deepEqual(shown, [0, 0, 0, 0, 1, 1]);
    assert.equal(view(made, 22_000).step, null);
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
    const long = plan({ ...FIGURE_FOUR, hold: 30, repetitions: 1 });
    assert.deepEqual(names(long), [
      "lead-in",
      "hold",
      "half",
      "ten-left",
      ...["last", "last", "last"],
      "switch",
      "hold",
      "half",
      "ten-left",
      ...["last", "last", "last"],
      "done",
    ]);
    const short = plan({ ...FIGURE_FOUR, hold: 5, repetitions: 1 });
    assert.deepEqual(names(short), ["lead-in", "hold", "switch", "hold", "done"]);
  });

  it("timer failure 29: are six at most for a hold, but for the last seconds that only a voice counts", () => {
    fc.assert(
      fc.property(plans, (made) => {
        for (const { start, end } of made.phases) {
          const told = cuesBetween(made, start - 1, end).filter(({ name }) => name !== "last");
          assert.ok(told.length <= 6);
        }
      }),
    );
  });

  it("count the last three seconds of a hold that is long enough for it", () => {
    const made = plan({ ...FIGURE_FOUR, hold: 10, repetitions: 1, laterality: "bilateral" });
    const last = made.cues.filter(({ name }) => name === "last");
    assert.deepEqual(
      last.map(({ at }) => view(made, at).digits),
      [3, 2, 1],
    );
    assert.ok(!names(plan({ ...FIGURE_FOUR, hold: 9, repetitions: 1 })).includes("last"));
  });

  it("leave slow repeats alone but for their start, middle and end", () => {
    const made = plan({ ...KNEE_ROLLS, repetitions: 10 });
    assert.deepEqual(names(made), ["lead-in", "move", "half", "done"]);
  });

  it("come when half or more of an odd number of slow repeats is over", () => {
    const made = plan({ ...KNEE_ROLLS, repetitions: 5 });
    const half = made.cues.find(({ name }) => name === "half");
    assert.equal(view(made, half?.at ?? 0).repetition, 4);
    assert.ok(!names(plan({ ...KNEE_ROLLS, repetitions: 1 })).includes("half"));
  });

  it("read the steps out, the first with the words of its phase where nothing comes before it", () => {
    /** @type {(made: Plan) => unknown[]} */
    const steps = ({ cues }) =>
      cues.filter(({ step }) => step !== null).map(({ at, name, step }) => [at, name, step]);
    const made = plan({ ...SEATED, repetitions: 1, switch: 0 });
    assert.deepEqual(steps(made), [
      [10_000, "step", 0],
      [15_000, "step", 1],
      [42_000, "switch", 0],
      [47_000, "step", 1],
      [74_000, "come-out", 0],
      [78_000, "step", 1],
    ]);
  });

  it("tell how long there is until the next that matters", () => {
    const made = plan(FIGURE_FOUR);
    assert.equal(untilUrgent(made, 0), 10_000);
    assert.equal(untilUrgent(made, 10_000), 10_000);
    assert.equal(untilUrgent(made, made.end), 0);
  });

  it("come each at most once and never late, however time is cut up: ticks early, late, doubled and missing", () => {
    const ticks = fc.array(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 2500 }),
        fc.integer({ min: 1, max: 90_000 }),
      ),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(plans, ticks, (made, waits) => {
        let at = -1;
        let last = -1;
        for (const wait of waits) {
          const due = dueCue(made, at, at + wait);
          at += wait;
          if (!due) continue;
          assert.ok(due.cue.at > last && due.cue.at <= at);
          assert.equal(due.late, at - due.cue.at > 1500);
          last = due.cue.at;
        }
      }),
      MANY,
    );
  });

  it("are all given when no tick is missing", () => {
    fc.assert(
      fc.property(plans, (made) => {
        const given = [];
        let at = -1;
        for (let next = 0; at < made.end; next += untilChange(made, next)) {
          given.push(...cuesBetween(made, at, next).slice(-1));
          at = next;
          if (next >= made.end) break;
        }
        assert.deepEqual(given, made.cues);
      }),
    );
  });

  it("timer failure 3: of those missed only the last is given, and it is known to be late", () => {
    const made = plan(FIGURE_FOUR);
    const late = dueCue(made, -1, 62_000);
    assert.equal(late?.late, true);
    assert.equal(late?.cue, cuesBetween(made, -1, 62_000).at(-1));
    assert.equal(dueCue(made, 29_999, 30_000)?.late, false);
    assert.equal(dueCue(made, 10_000, 10_001), null);
  });
});

describe("tones", () => {
  /** @type {(made: Plan) => string[]} */
  const heard = ({ tones }) => tones.map(({ at, tone }) => `${tone} ${at / 1000}`);

  it("timer failure 10: mark start, half, the last three seconds and the end of a hold, each once", () => {
    assert.deepEqual(heard(plan({ ...FIGURE_FOUR, repetitions: 1, legs: "one" })), [
      "start 10",
      "half 20",
      "last 27",
      "last 28",
      "last 29",
      "done 30",
    ]);
    fc.assert(
      fc.property(plans, ({ phases, tones }) => {
        const holds = phases.filter(({ kind }) => kind === "hold");
        const rows = phases.filter(
          ({ kind }, index) => kind === "move" && phases[index + 1]?.kind !== "move",
        );
        const ends = tones.filter(({ tone }) => ["end", "switch", "done"].includes(tone));
        const atEnd = isWork(phases.at(-1) ?? { kind: "" }) ? 0 : 1;
        assert.ok(ends.length >= holds.length + atEnd);
        assert.ok(ends.length <= holds.length + 2 * rows.length + atEnd + 12);
        assert.equal(new Set(tones.map(({ at, tone }) => `${at} ${tone}`)).size, tones.length);
      }),
    );
  });

  it("tell a change of legs from a rest", () => {
    const ends = heard(plan({ ...FIGURE_FOUR, repetitions: 2 })).filter((each) =>
      /^(end|switch|done)/.test(each),
    );
    assert.deepEqual(
      ends.map((each) => each.split(" ")[0]),
      ["end", "switch", "end", "done"],
    );
  });

  it("have no half in a hold under 10 seconds, and no more last seconds than half of it", () => {
    const short = plan({ ...FIGURE_FOUR, hold: 5, repetitions: 1, legs: "one" });
    assert.deepEqual(heard(short), ["start 10", "last 13", "last 14", "done 15"]);
  });

  it("mark the start and the end of a row of slow movements", () => {
    const row = plan({ ...KNEE_ROLLS, repetitions: 2, comeOut: [3] });
    assert.deepEqual(heard(row), ["start 10", "half 18", "end 26", "done 29"]);
  });

  it("come in order", () => {
    fc.assert(
      fc.property(plans, ({ tones }) =>
        tones.every(({ at }, index) => at >= (tones[index - 1]?.at ?? 0)),
      ),
    );
  });

  it("are planned up to where the reader is waited for, in one list that stays the same", () => {
    const made = planOf([FIGURE_FOUR, SEATED], { ...SHORT, wait: true });
    const [gate = 0] = made.gates;
    const ahead = tonesAhead(made, 12_000);
    assert.equal(tonesAhead(made, 13_000), ahead);
    assert.ok(ahead.length > 0 && ahead.every(({ at }) => at <= gate));
    assert.ok(tonesAhead(made, gate).every(({ at }) => at > gate));
    assert.equal(ahead.length + tonesAhead(made, gate).length, made.tones.length);
    assert.deepEqual(tonesAhead(made, made.end), []);
  });

  it("timer failure 3: are felt only when they are not late", () => {
    const made = plan(FIGURE_FOUR);
    assert.equal(dueTone(made, 9_000, 10_000), "start");
    assert.equal(dueTone(made, 9_000, 11_500), "start");
    assert.equal(dueTone(made, 9_000, 11_501), null);
    assert.equal(dueTone(made, 10_000, 10_001), null);
  });
});

describe("the ways through a routine", () => {
  const made = planOf([FIGURE_FOUR, SEATED, KNEE_ROLLS], SHORT);
  const [, second = 0, third = 0] = [0, 1, 2].map((each) => startOfExercise(made, each) ?? 0);

  it("timer failure 49: back leads to the start of this stretch, and at its very start to the one before", () => {
    assert.equal(ways(made, second + 30_000).back, second);
    assert.equal(ways(made, second + 2000).back, second);
    assert.equal(ways(made, second + 1999).back, 0);
    assert.equal(ways(made, 500).back, 0);
  });

  it("timer failure 49: skip leads to the next stretch, and after the last to the end", () => {
    assert.equal(ways(made, 500).skip, second);
    assert.equal(ways(made, second).skip, third);
    assert.equal(ways(made, third + 500).skip, made.end);
  });

  it("timer failure 49: skip leads out of a stretch that has begun, and from there to the next", () => {
    const made = planOf([{ ...FIGURE_FOUR, comeOut: [4, 4] }, SEATED], SHORT);
    const out = made.phases.find(({ kind }) => kind === "come-out")?.start ?? 0;
    const second = startOfExercise(made, 1) ?? 0;
    assert.equal(ways(made, 500).skip, second);
    assert.equal(ways(made, out - 30_000).skip, out);
    assert.equal(ways(made, out - 30_000).next, second);
    assert.equal(ways(made, out).skip, second);
  });

  it("timer failure 49: again leads to the first hold on this side, once that has begun", () => {
    assert.equal(ways(made, 9_000).again, null);
    assert.equal(ways(made, 40_000).again, 10_000);
    const other = startOf(made, { exercise: 0, turn: 1, repetition: 1 }) ?? 0;
    assert.equal(ways(made, other + 30_000).again, other);
  });
});

it("a place that the plan does not have leads nowhere", () => {
  const made = plan(FIGURE_FOUR);
  assert.equal(startOf(made, { exercise: 0, turn: 1, repetition: 4 }), null);
  assert.equal(startOf(made, { exercise: 1, turn: 0, repetition: 1 }), null);
  assert.equal(startOf(made, { exercise: 0, turn: 0, repetition: 2 }), 35_000);
});
