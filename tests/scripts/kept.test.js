import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseKept } from "../../docs/assets/scripts/kept.js";

const KEPT = {
  choices: { hold: "20" },
  ran: 12_000.5,
  spans: [[0, 12_000.5]],
  state: "paused",
  ended: 0,
};

describe("a session that was kept", () => {
  it("is read as it was written", () => {
    assert.deepEqual(parseKept(JSON.stringify(KEPT)), KEPT);
  });

  it("timer failure 43: is ignored when it is anything else", () => {
    for (const text of [null, "", "{", "null", "[]", "7", '"cat"'])
      assert.equal(parseKept(text), null);
    for (const [name, wrong] of [
      ["choices", null],
      ["choices", { hold: 20 }],
      ["ran", "12"],
      ["ran", -1],
      ["state", undefined],
      ["ended", "now"],
      ["spans", null],
      ["spans", [[1]]],
      ["spans", [["0", 1]]],
    ]) {
      assert.equal(parseKept(JSON.stringify({ ...KEPT, [`${name}`]: wrong })), null, `${name}`);
    }
    fc.assert(fc.property(fc.string(), (text) => parseKept(text) === null));
    fc.assert(fc.property(fc.json(), (text) => parseKept(text) === null));
  });
});
