/** @import { Dose, Settings, Words } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plan, view } from "../../docs/assets/scripts/hold-plan.js";
import { atPlace, counted, outline, place, say } from "../../docs/assets/scripts/timer-words.js";

/** @type {Words} */
const WORDS = {
  headlines: {},
  main: {},
  again: ["", ""],
  say: { rest: "Rest for {seconds}.", switch: "Change: {seconds}. {where}." },
  over: "",
  left: "Left leg",
  right: "Right leg",
  turns: ["First leg", "Other leg"],
  inTurn: "{turn}, hold {n} of {all}",
  alone: "Hold {n} of {all}",
  seconds: { one: "second", other: "seconds" },
  ofAll: "of {all}",
  times: { one: "time", other: "times" },
  works: { one: "{n} hold", other: "{n} holds" },
  minutes: { one: "about {n} minute", other: "about {n} minutes" },
};

/** @type {(laterality: Dose["laterality"], chosen?: Partial<Settings>) => ReturnType<typeof plan>} */
const planned = (laterality, chosen) =>
  plan(
    { kind: "hold", laterality, pace: 0, rest: 1, switch: 8 },
    { hold: 20, repetitions: 3, legs: "each", leadIn: 10, ...chosen },
  );

describe("the timer's words", () => {
  it("say one of one and several of any other number", () => {
    const texts = [0, 1, 2, 5, 30].map((n) => counted(WORDS.works, n));
    assert.deepEqual(texts, ["0 holds", "1 hold", "2 holds", "5 holds", "30 holds"]);
  });

  it("timer failure 48: name the sore leg first and then the other", () => {
    const made = planned("unilateral");
    const [first, second] = [0, 1].map((turn) => ({ turn, repetition: 1 }));
    assert.ok(first && second);
    assert.equal(place(WORDS, made, first, "left"), "Left leg, hold 1 of 3");
    assert.equal(place(WORDS, made, second, "left"), "Right leg, hold 1 of 3");
    assert.equal(place(WORDS, made, first, "right"), "Right leg, hold 1 of 3");
    assert.equal(place(WORDS, made, first, "unsure"), "First leg, hold 1 of 3");
    assert.equal(place(WORDS, made, second, undefined), "Other leg, hold 1 of 3");
  });

  it("name no leg where both work at once", () => {
    assert.equal(
      place(WORDS, planned("bilateral"), { turn: 0, repetition: 2 }, "left"),
      "Hold 2 of 3",
    );
  });

  it("name a single leg only when it is known", () => {
    const made = planned("unilateral", { legs: "one" });
    assert.equal(place(WORDS, made, { turn: 0, repetition: 2 }, "right"), "Right leg, hold 2 of 3");
    assert.equal(place(WORDS, made, { turn: 0, repetition: 2 }, "both"), "Hold 2 of 3");
  });

  it("tell how long it takes in all", () => {
    assert.equal(outline(WORDS, planned("unilateral")), "6 holds, about 3 minutes");
    assert.equal(
      outline(WORDS, planned("bilateral", { repetitions: 1 })),
      "1 hold, about 1 minute",
    );
  });

  it("get their numbers and legs", () => {
    const made = planned("unilateral", { repetitions: 1 });
    const change = view(made, 30_000);
    assert.equal(
      say(WORDS, "switch", made, change, "left"),
      "Change: 8 seconds. Right leg, hold 1 of 1.",
    );
    assert.equal(say(WORDS, "rest", made, { ...change, digits: 1 }, ""), "Rest for 1 second.");
    assert.equal(say(WORDS, "reset", made, change, ""), "");
    assert.equal(atPlace("Go on from hold {n} of {all}", made, change), "Go on from hold 1 of 1");
  });
});
