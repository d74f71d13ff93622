/** @import { Exercise, ExerciseWords, Words } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plan, view } from "../../docs/assets/scripts/session-plan.js";
import {
  atPlace,
  counted,
  fill,
  minutes,
  place,
  say,
} from "../../docs/assets/scripts/timer-words.js";
import { exercise, SHORT } from "./sessions.js";

/** @type {Words} */
const WORDS = {
  ...{ headlines: {}, main: {}, notices: {}, test: "", ofAll: "of {all}" },
  say: {
    rest: "Rest for {seconds}.",
    switch: "Change: {seconds}. {where}.",
    "lead-in": "{stretch}. {position} {where}.",
  },
  seconds: { one: "second", other: "seconds" },
  times: { one: "time", other: "times" },
  minutes: { one: "about {n} minute", other: "about {n} minutes" },
};

/** @type {ExerciseWords} */
const OWN = {
  ...{ name: "Cat", position: "Lie down.", over: "", left: "Left leg", right: "Right leg" },
  turns: ["First leg", "Other leg"],
  inTurn: "{turn}, hold {n} of {all}",
  alone: "Hold {n} of {all}",
  works: { one: "{n} hold", other: "{n} holds" },
};

/** @type {(values?: Partial<Exercise>) => ReturnType<typeof plan>} */
const planned = (values) => plan([exercise(values)], SHORT);

/** @type {(turn: number, repetition: number) => { exercise: number, turn: number, repetition: number }} */
const at = (turn, repetition) => ({ exercise: 0, turn, repetition });

describe("the words of a session", () => {
  it("timer failure 34: say one of one and several of any other number", () => {
    const texts = [0, 1, 2, 5, 30].map((n) => counted(OWN.works, n));
    assert.deepEqual(texts, ["0 holds", "1 hold", "2 holds", "5 holds", "30 holds"]);
  });

  it("timer failure 48: name the sore leg first and then the other", () => {
    const made = planned();
    assert.equal(place(OWN, made, at(0, 1), "left"), "Left leg, hold 1 of 3");
    assert.equal(place(OWN, made, at(1, 1), "left"), "Right leg, hold 1 of 3");
    assert.equal(place(OWN, made, at(0, 1), "right"), "Right leg, hold 1 of 3");
    assert.equal(place(OWN, made, at(0, 1), "unsure"), "First leg, hold 1 of 3");
    assert.equal(place(OWN, made, at(1, 1), undefined), "Other leg, hold 1 of 3");
  });

  it("name no leg where both work at once", () => {
    assert.equal(place(OWN, planned({ laterality: "bilateral" }), at(0, 2), "left"), "Hold 2 of 3");
  });

  it("name a single leg only when it is known", () => {
    const made = planned({ legs: "one" });
    assert.equal(place(OWN, made, at(0, 2), "right"), "Right leg, hold 2 of 3");
    assert.equal(place(OWN, made, at(0, 2), "both"), "Hold 2 of 3");
  });

  it("tell how long it takes in all", () => {
    assert.equal(minutes(WORDS, planned()), "about 3 minutes");
    assert.equal(minutes(WORDS, planned({ legs: "one", repetitions: 1 })), "about 1 minute");
  });

  it("get their numbers, legs and names", () => {
    const made = planned({ repetitions: 1 });
    const change = view(made, 30_000);
    assert.equal(
      say(WORDS, OWN, "switch", made, change, "left"),
      "Change: 8 seconds. Right leg, hold 1 of 1.",
    );
    assert.equal(say(WORDS, OWN, "rest", made, { ...change, digits: 1 }, ""), "Rest for 1 second.");
    assert.equal(
      say(WORDS, OWN, "lead-in", made, view(made, 0), "right"),
      "Cat. Lie down. Right leg, hold 1 of 1.",
    );
    assert.equal(say(WORDS, OWN, "reset", made, change, ""), "");
    assert.equal(atPlace("Go on from hold {n} of {all}", made, change), "Go on from hold 1 of 1");
    assert.equal(fill("{a} and {b}", { a: 1, b: "two" }), "1 and two");
  });
});
