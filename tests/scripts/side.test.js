import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { workingSide } from "../../docs/assets/scripts/side.js";

describe("the side", () => {
  it("begins with the sore one and goes on with the other", () => {
    assert.deepEqual([workingSide("left", 0), workingSide("left", 1)], ["left", "right"]);
    assert.deepEqual([workingSide("right", 0), workingSide("right", 1)], ["right", "left"]);
  });

  it("names no leg when both hurt or none is known", () => {
    for (const sore of ["both", "unsure", undefined, ""]) assert.equal(workingSide(sore, 0), null);
  });
});
