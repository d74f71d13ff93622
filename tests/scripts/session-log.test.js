import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  addEntry,
  entryOf,
  parseLog,
  toCsv,
  toJson,
} from "../../docs/assets/scripts/session-log.js";
import { plan } from "../../docs/assets/scripts/session-plan.js";
import { tally } from "../../docs/assets/scripts/tally.js";
import { exercise, SHORT } from "./sessions.js";

const MADE = plan([exercise({ repetitions: 1 })], SHORT);
const NOON = Date.UTC(2026, 10, 25, 12);

/** @type {(to: number, at?: number, sore?: string) => ReturnType<typeof entryOf>} */
const entry = (to, at = NOON, sore) => entryOf("default", MADE, tally(MADE, [[0, to]]), at, sore);

describe("the log", () => {
  it("timer failure 52: says whether all was done, and what of it", () => {
    assert.equal(entry(MADE.end).complete, true);
    const part = entry(20_000);
    assert.equal(part.complete, false);
    assert.deepEqual(part.done[0], {
      stretch: "figure-four",
      leg: 1,
      side: "",
      done: 0,
      planned: 1,
      seconds: 10,
    });
  });

  it("timer failure 52: has one entry for each session", () => {
    const once = addEntry(null, entry(20_000));
    const twice = addEntry(once, entry(MADE.end, NOON + 1));
    assert.equal(parseLog(twice).length, 2);
  });

  it("timer failure 5: is in order though the clock was set back in between", () => {
    const text = addEntry(addEntry(null, entry(1, NOON)), entry(1, NOON - 3_600_000));
    const times = parseLog(text).map(({ at }) => Date.parse(at));
    assert.deepEqual(times, [NOON - 3_600_000, NOON]);
  });

  it("is empty when what is stored is no log", () => {
    for (const text of [null, "", "{", "null", "7", "{}", '[1, null, {"at": "never"}]']) {
      assert.deepEqual(parseLog(text), []);
    }
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseLog(text))));
  });

  it("is written as a table with a line for each leg", () => {
    assert.equal(
      toCsv([entry(MADE.end)]),
      [
        "date,routine,stretch,leg,side,done,planned,seconds",
        "2026-11-25T12:00:00.000Z,default,figure-four,1,,1,1,20",
        "2026-11-25T12:00:00.000Z,default,figure-four,2,,1,1,20",
        "",
      ].join("\r\n"),
    );
  });

  it("names the side of each leg where it is known which one hurts", () => {
    const sides = entry(MADE.end, NOON, "right").done.map(({ side }) => side);
    assert.deepEqual(sides, ["right", "left"]);
  });

  it("leaves a cell empty of which an entry says nothing", () => {
    const [one] = entry(1).done;
    const { side, ...before } = one ?? { side: "" };
    assert.equal(side, "");
    const [, line] = toCsv([{ ...entry(1), done: [/** @type {any} */ (before)] }]).split("\r\n");
    assert.ok(line?.includes(",figure-four,1,,"));
  });

  it("keeps commas, quotes and formulas of a name in their cell", () => {
    const odd = { ...entry(1), routine: '=1+"a",b' };
    assert.ok(toCsv([odd]).includes(`,"'=1+""a"",b",`));
  });

  it("is written as data that reads back", () => {
    const entries = [entry(MADE.end)];
    assert.deepEqual(parseLog(toJson(entries)), entries);
  });
});
