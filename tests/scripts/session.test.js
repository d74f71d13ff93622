/** @import { Action, Cue, Exercise, Plan, Settings, Tone } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Session } from "../../docs/assets/scripts/session.js";
import {
  plan,
  startOf,
  startOfExercise,
  tonesAhead,
} from "../../docs/assets/scripts/session-plan.js";
import { tally } from "../../docs/assets/scripts/tally.js";
import { exercise, exercises, SHORT, settings } from "./sessions.js";

const TWO = [
  exercise({ hold: 20, repetitions: 2, comeOut: [4] }),
  exercise({ stretch: "seated", position: "sitting", steps: [6], repetitions: 1 }),
];

/**
 * A session with clocks that the test moves. Each alarm comes late by what `late` says, and everything
 * that the session tells is kept with its time.
 */
class Run {
  steady = 1000;
  wall = 5_000_000;
  /** @type {{ id: number, at: number, call: () => void }[]} */
  alarms = [];
  #ids = 0;
  /** @type {{ cue: Cue | null, at: number, ran: number }[]} */
  cues = [];
  /** @type {{ tone: Tone, at: number }[]} */
  felt = [];
  /** @type {Map<number, number>} when each tone of the plan was to sound, by the steady clock */
  tones = new Map();
  /** @type {Action[]} */
  done = [];
  within = 3000; // milliseconds

  /**
   * @param {Plan} plan
   * @param {() => number} late
   * @param {(at: number) => number} freed when a thread that is blocked at a moment gets to its work
   */
  constructor(plan, late = () => 0, freed = (at) => at) {
    const clock = {
      now: () => ({ steady: this.steady, wall: this.wall }),
      later: (/** @type {() => void} */ call, /** @type {number} */ wait) => {
        this.#ids += 1;
        this.alarms.push({ id: this.#ids, at: freed(this.steady + wait + late()), call });
        return this.#ids;
      },
      cancel: (/** @type {number} */ id) => {
        this.alarms = this.alarms.filter((alarm) => alarm.id !== id);
      },
    };
    this.session = new Session(plan, this, clock);
  }

  draw() {}

  /** @param {Action} action */
  did(action) {
    this.done.push(action);
    this.tones.clear();
  }

  /** @type {(ran: number, waiting: number) => void} */
  ran(ran, waiting) {
    for (const { at } of tonesAhead(this.session.plan, ran)) {
      if (at >= ran && !this.tones.has(at)) this.tones.set(at, this.steady + at - ran + waiting);
    }
  }

  /** @param {Cue | null} cue */
  cue(cue) {
    this.cues.push({ cue, at: this.steady, ran: this.session.moment.ran });
  }

  /** @param {Tone} tone */
  tone(tone) {
    this.felt.push({ tone, at: this.steady });
  }

  /** @param {number} milliseconds */
  run(milliseconds) {
    const end = this.steady + milliseconds;
    for (;;) {
      this.alarms.sort((a, b) => a.at - b.at);
      const next = this.alarms[0];
      if (!next || next.at > end) break;
      this.alarms.shift();
      this.wall += next.at - this.steady;
      this.steady = next.at;
      next.call();
    }
    this.wall += end - this.steady;
    this.steady = end;
  }

  get names() {
    return this.cues.map(({ cue }) => cue?.name);
  }
}

describe("a session", () => {
  it("runs from its start to its end, and says what is due", () => {
    const run = new Run(plan([exercise({ repetitions: 1 })], SHORT));
    run.session.do("start");
    run.run(10_000 + 20_000 + 8_000 + 20_000);
    assert.equal(run.session.state, "done");
    const hold = ["hold", "half", "last", "last", "last"];
    assert.deepEqual(run.names, ["lead-in", ...hold, "switch", ...hold, "done"]);
    assert.deepEqual(run.done, ["start", "finish"]);
    assert.equal(run.alarms.length, 0);
  });

  it("timer failure 6: starts once, with one alarm", () => {
    const run = new Run(plan(TWO, SHORT));
    for (let press = 0; press < 5; press += 1) run.session.do("start");
    assert.deepEqual(run.done, ["start"]);
    assert.equal(run.alarms.length, 1);
  });

  it("timer failure 7: leaves no alarm behind", () => {
    const run = new Run(plan(TWO, SHORT));
    for (let time = 0; time < 20; time += 1) {
      run.session.do("start");
      run.run(300);
      run.session.do("reset");
    }
    run.session.do("start");
    run.session.close();
    const { length } = run.cues;
    run.run(60_000);
    assert.equal(run.alarms.length, 0);
    assert.equal(run.cues.length, length);
  });

  it("timer failure 3: says after a minute away only what is true now", () => {
    const run = new Run(plan(TWO, SHORT));
    run.session.do("start");
    run.alarms = [];
    run.run(57_000);
    run.session.tick();
    assert.deepEqual(run.names, ["lead-in", undefined]);
    assert.equal(run.felt.length, 0);
  });

  describe("that is hidden for so long that it is woken once a minute", () => {
    /** @type {(within: number) => Session} */
    const hidden = (within) => {
      const run = new Run(plan([...TWO, ...TWO, ...TWO], SHORT));
      run.within = within;
      run.session.do("start");
      run.run(4000);
      run.alarms = [];
      for (let minute = 0; minute < 2; minute += 1) {
        run.steady += 60_000;
        run.wall += 60_000;
        run.session.tick();
      }
      return run.session;
    };

    it("timer failure 2: waits for its reader where it was last followed", () => {
      const { state, moment } = hidden(3000);
      assert.equal(state, "away");
      assert.equal(moment.ran, 4000);
    });

    it("timer failure 2: goes on for who follows by ear", () => {
      const { state, moment } = hidden(Number.POSITIVE_INFINITY);
      assert.equal(state, "running");
      assert.equal(moment.ran, 124_000);
    });
  });

  it("timer failure 4: waits for its reader after the device slept", () => {
    const run = new Run(plan(TWO, SHORT));
    run.session.do("start");
    run.run(14_000);
    run.wall += 600_000;
    run.run(1000);
    assert.equal(run.session.state, "away");
    run.session.do("goOn", { wait: 10_000 });
    assert.equal(run.session.moment.waiting, 10_000);
    run.run(10_000);
    assert.equal(run.session.moment.digits, 20);
  });

  it("timer failure 4: does no hold again when it was left on the way out", () => {
    const run = new Run(plan(TWO, SHORT));
    run.session.do("start");
    const out = run.session.plan.phases.find(({ kind }) => kind === "come-out")?.start ?? 0;
    run.run(out + 1000);
    run.wall += 600_000;
    run.run(1000);
    assert.equal(run.session.state, "away");
    run.session.do("goOn");
    assert.equal(run.session.moment.kind, "come-out");
  });

  it("timer failure 5: takes no notice of a wall clock that is set back", () => {
    const run = new Run(plan(TWO, SHORT));
    run.session.do("start");
    run.run(14_000);
    run.wall -= 3_600_000;
    run.run(3000);
    assert.equal(run.session.state, "running");
    assert.equal(run.session.moment.digits, 13);
  });

  it("waits at a gate, however late it is looked at, and goes on from there", () => {
    const made = plan(TWO, { ...SHORT, wait: true });
    const [gate = 0] = made.gates;
    for (const late of [0, 1400, 40_000]) {
      const run = new Run(made, () => (run.session.moment.ran >= gate - 1000 ? late : 0));
      run.session.do("start");
      run.run(gate + 60_000);
      assert.equal(run.session.state, "waiting");
      assert.equal(run.session.moment.ran, gate);
      run.session.do("ready");
      assert.equal(run.session.state, "running");
      assert.equal(run.session.moment.ran, gate);
      assert.equal(run.names.at(-1), "lead-in");
    }
  });

  it("is not paused past a gate", () => {
    const made = plan(TWO, { ...SHORT, wait: true });
    const [gate = 0] = made.gates;
    const run = new Run(made, () => 1400);
    run.session.do("start");
    run.run(gate - 100);
    run.alarms = [];
    run.run(200);
    run.session.do("pause");
    assert.equal(run.session.state, "waiting");
    assert.equal(run.session.moment.ran, gate);
  });

  it("plans no tone past a gate", () => {
    const made = plan(TWO, { ...SHORT, wait: true });
    const run = new Run(made);
    run.session.do("start");
    assert.ok([...run.tones.keys()].every((at) => at <= (made.gates[0] ?? 0)));
  });

  it("leaves as much time after a pause as a seek during it asked for", () => {
    const run = new Run(plan(TWO, SHORT));
    run.session.do("start");
    run.run(12_000);
    run.session.do("pause");
    run.session.do("seek", { to: 0, wait: 20_000 });
    run.session.do("resume");
    assert.equal(run.session.moment.waiting, 20_000);
    run.run(5000);
    run.session.do("pause");
    run.run(60_000);
    run.session.do("resume");
    assert.equal(run.session.moment.waiting, 15_000);
    run.run(14_000);
    run.session.do("pause");
    run.session.do("resume");
    assert.equal(run.session.moment.waiting, 3000);
  });

  it("goes where a seek leads, says what is there, and stays paused when it was", () => {
    const made = plan(TWO, SHORT);
    const second = startOfExercise(made, 1) ?? 0;
    const run = new Run(made);
    run.session.do("start");
    run.run(12_000);
    run.session.do("seek", { to: second });
    assert.equal(run.session.moment.exercise, 1);
    assert.equal(run.names.at(-1), "lead-in");
    run.session.do("pause");
    const { length } = run.cues;
    run.session.do("seek", { to: 0 });
    assert.equal(run.session.state, "paused");
    assert.equal(run.session.moment.ran, 0);
    assert.equal(run.cues.length, length);
    run.session.do("resume");
    run.run(3000);
    assert.deepEqual(run.names.at(-1), "lead-in");
  });

  it("goes on after a stretch that hurt", () => {
    const made = plan(TWO, SHORT);
    const run = new Run(made);
    run.session.do("start");
    run.run(15_000);
    run.session.do("hurt");
    run.run(60_000);
    assert.equal(run.session.state, "stopped");
    run.session.do("seek", { to: startOfExercise(made, 1) ?? 0 });
    assert.equal(run.session.state, "running");
    assert.equal(run.session.moment.exercise, 1);
  });

  it("timer failure 43: takes up what was kept, with what was done before", () => {
    const made = plan(TWO, SHORT);
    const first = new Run(made);
    first.session.do("start");
    first.run(10_000 + 20_000 + 5_000 + 7_000);
    const { ran } = first.session.moment;
    const second = new Run(made);
    second.session.find(ran, first.session.spans);
    assert.equal(second.session.state, "away");
    second.session.do("goOn", { wait: 10_000 });
    second.run(10_000 + 20_000 + 1);
    assert.equal(second.session.moment.kind, "switch");
    assert.equal(tally(made, second.session.spans)[0]?.done, 2);
  });

  it("timer failure 52: a hold that was skipped half-way is not done, and one that was done twice is done once", () => {
    const made = plan([exercise({ repetitions: 2, legs: "one" }), ...TWO], SHORT);
    const run = new Run(made);
    run.session.do("start");
    run.run(10_000 + 20_000 + 5_000 + 9_000);
    run.session.do("seek", { to: startOf(made, { exercise: 0, turn: 0, repetition: 1 }) ?? 0 });
    run.run(20_000);
    run.session.do("seek", { to: startOfExercise(made, 1) ?? 0 });
    run.session.do("finish");
    assert.deepEqual(tally(made, run.session.spans)[0], {
      ...{ exercise: 0, turn: 0, done: 1, planned: 2, seconds: 29 },
    });
  });

  it("timer failure 8: a pause costs no time of a hold", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 8 }), (runs) => {
        const made = plan([exercise({ repetitions: 1, legs: "one", hold: 40 })], SHORT);
        const run = new Run(made);
        run.session.do("start");
        run.run(10_000);
        for (const length of runs) {
          run.run(length);
          run.session.do("pause");
          run.run(777);
          run.session.do("resume");
          run.run(3000);
        }
        const left = 40_000 - runs.reduce((sum, each) => sum + each, 0);
        run.run(left - 1);
        assert.equal(run.session.state, "running");
        run.run(1);
        assert.equal(run.session.state, "done");
      }),
    );
  });
});

describe("a session of half an hour, looked at late and on a busy device", () => {
  // Each second the thread is blocked for 200 milliseconds, from any moment on.
  const blocked = fc
    .integer({ min: 0, max: 999 })
    .map((from) => (/** @type {number} */ at) => at + Math.max(0, 200 - ((at + from) % 1000)));
  // Each alarm is up to a second and a half late, and some are hidden for a minute, but no two in a row.
  const little = fc.integer({ min: 0, max: 1500 });
  const late = fc
    .infiniteStream(
      fc.oneof(
        { weight: 30, arbitrary: fc.tuple(little) },
        { weight: 1, arbitrary: fc.tuple(fc.constant(60_000), little) },
      ),
    )
    .map((spells) => spells.flatMap((spell) => spell.values()));
  const routine = fc.array(exercises, { minLength: 3, maxLength: 5 });

  /** @type {(each: Exercise[], chosen: Settings) => Plan} the same stretches over and over, for half an hour */
  const halfAnHour = (each, chosen) => {
    const all = [...each];
    const planned = () => plan(all, { ...chosen, wait: false });
    while (planned().end < 1_800_000) all.push(...each);
    return planned();
  };

  /** @type {(made: Plan, lateness: Iterator<number>, freed: (at: number) => number) => Run} */
  const whole = (made, lateness, freed) => {
    const run = new Run(made, () => lateness.next().value, freed);
    run.session.do("start");
    run.run(made.end + 120_000);
    return run;
  };

  it("ends, gives no cue twice, in order, and none more than 1.5 seconds late", () => {
    fc.assert(
      fc.property(routine, settings, late, blocked, (each, chosen, lateness, freed) => {
        const made = halfAnHour(each, chosen);
        const run = whole(made, lateness, freed);
        assert.equal(run.session.state, "done");
        const given = run.cues.flatMap(({ cue, ran }) => (cue ? [{ at: cue.at, ran }] : []));
        assert.ok(given.every(({ at, ran }) => ran >= at && ran - at <= 1500));
        assert.ok(given.every(({ at }, index) => at > (given[index - 1]?.at ?? -1)));
      }),
      { numRuns: 50 },
    );
  });

  it("holds as long as the dose says, by a clock on the wall, to 20 milliseconds", () => {
    fc.assert(
      fc.property(routine, settings, late, blocked, (each, chosen, lateness, freed) => {
        const made = halfAnHour(each, chosen);
        const run = new Run(made, () => lateness.next().value, freed);
        /** @type {{ ran: number, steady: number }[]} */
        const seen = [];
        run.ran = (ran) => seen.push({ ran, steady: run.steady });
        run.session.do("start");
        run.run(made.end + 120_000);
        // When a moment of the plan really was: by the first look at the session after it.
        const really = (/** @type {number} */ at) => {
          const look = seen.find(({ ran }) => ran >= at);
          return look && look.steady - (look.ran - at);
        };
        for (const { kind, exercise, start, end } of made.phases) {
          const [from, to] = [really(start), really(end)];
          if (kind !== "hold" || from === undefined || to === undefined) continue;
          const dose = (made.routine[exercise]?.hold ?? 0) * 1000;
          assert.ok(Math.abs(to - from - dose) <= 20, `${to - from} and not ${dose}`);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("has every tone planned to the millisecond before it is due, but what falls into a longer absence", () => {
    fc.assert(
      fc.property(routine, settings, late, blocked, (each, chosen, lateness, freed) => {
        const made = halfAnHour(each, chosen);
        const run = new Run(made, () => lateness.next().value, freed);
        /** @type {Map<number, number>} */
        const planned = new Map();
        run.ran = (ran) => {
          for (const { at } of tonesAhead(made, ran)) {
            // Further ahead than anything can be planned by a device's own clock.
            if (at >= ran && at - ran <= 70_000 && !planned.has(at))
              planned.set(at, run.steady + at - ran);
          }
        };
        run.session.do("start");
        run.run(made.end + 120_000);
        for (const { at } of made.tones) assert.equal(planned.get(at), 1000 + at);
      }),
      { numRuns: 50 },
    );
  });
});
