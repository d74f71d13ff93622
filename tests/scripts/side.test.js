/** @import { Source } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  parseSide,
  readSide,
  SIDES,
  workingSide,
  writeSide,
} from "../../docs/assets/scripts/side.js";

/** @type {() => { items: Map<string, string>, source: Source }} */
function memory() {
  /** @type {Map<string, string>} */
  const items = new Map();
  const storage = {
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void items.set(key, value),
    removeItem: (/** @type {string} */ key) => void items.delete(key),
  };
  return { items, source: () => storage };
}

/** @type {Source} */
const refused = () => {
  throw new Error("The operation is insecure.");
};

describe("the side", () => {
  it("is read as it was written, and forgotten", () => {
    const { items, source } = memory();
    for (const side of SIDES) {
      writeSide(source, side);
      assert.equal(readSide(source), side);
    }
    writeSide(source, null);
    assert.equal(readSide(source), null);
    assert.equal(items.size, 0);
  });

  it("timer failure 44: is unknown, and nothing breaks, when storage refuses", () => {
    assert.equal(readSide(refused), null);
    assert.doesNotThrow(() => writeSide(refused, "left"));
    assert.doesNotThrow(() => writeSide(refused, null));
  });

  it("is unknown when something else was stored", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const side = parseSide(value);
        return side === null || side === value;
      }),
    );
    for (const text of ["LEFT", "left ", "", "constructor"]) assert.equal(parseSide(text), null);
  });

  it("begins with the sore one and goes on with the other", () => {
    assert.deepEqual([workingSide("left", 0), workingSide("left", 1)], ["left", "right"]);
    assert.deepEqual([workingSide("right", 0), workingSide("right", 1)], ["right", "left"]);
  });

  it("names no leg when both hurt or none is known", () => {
    for (const sore of ["both", "unsure", undefined, ""]) assert.equal(workingSide(sore, 0), null);
  });
});
