/** @import { Card } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { matches } from "../../docs/assets/scripts/stretch-filter.js";

/** @type {Card} */
const CARD = { fit: "try_gently", position: "supine", places: ["floor", "bed"], minutes: 3 };

describe("a stretch", () => {
  it("fits when nothing is asked", () => {
    assert.ok(matches(CARD, {}));
    assert.ok(matches(CARD, { cause: "", position: "", minutes: "" }));
  });

  it("does not fit a cause for which it is left out", () => {
    assert.ok(matches(CARD, { cause: "spinal-stenosis" }));
    assert.ok(!matches({ ...CARD, fit: "leave_out" }, { cause: "spinal-stenosis" }));
  });

  it("fits its own position only", () => {
    assert.ok(matches(CARD, { position: "supine" }));
    assert.ok(!matches(CARD, { position: "sitting" }));
  });

  it("fits the time it takes and any longer one", () => {
    assert.deepEqual(
      ["2", "3", "4"].map((minutes) => matches(CARD, { minutes })),
      [false, true, true],
    );
  });

  it("fits off the floor when it can be done on a bed or a chair", () => {
    assert.ok(matches(CARD, { floor: "on" }));
    assert.ok(matches({ ...CARD, places: ["chair"] }, { floor: "on" }));
    assert.ok(!matches({ ...CARD, places: ["floor"] }, { floor: "on" }));
  });

  it("has to fit all that is asked", () => {
    assert.ok(!matches(CARD, { position: "supine", minutes: "2" }));
  });
});
