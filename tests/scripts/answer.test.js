/** @import { Answer, Source } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SIDE } from "../../docs/assets/scripts/side.js";
import { SKIN } from "../../docs/assets/scripts/skin.js";

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

/** @type {readonly Answer<string>[]} */
const answers = [SIDE, SKIN];

for (const answer of answers) {
  const stored = `${answer.values[0]}`;
  describe(`the answer about the ${answer.name}`, () => {
    it("is read as it was written, and forgotten", () => {
      const { items, source } = memory();
      for (const value of answer.values) {
        answer.write(source, value);
        assert.equal(answer.read(source), value);
      }
      answer.write(source, null);
      assert.equal(answer.read(source), null);
      assert.equal(items.size, 0);
    });

    it("timer failure 44: is unknown, and nothing breaks, when storage refuses", () => {
      assert.equal(answer.read(refused), null);
      assert.doesNotThrow(() => answer.write(refused, answer.parse(stored)));
      assert.doesNotThrow(() => answer.write(refused, null));
    });

    it("is unknown when something else was stored", () => {
      fc.assert(
        fc.property(fc.anything(), (value) => {
          const parsed = answer.parse(value);
          return parsed === null || parsed === value;
        }),
      );
      for (const text of [`0${stored}`, `${stored} `, "", "constructor"])
        assert.equal(answer.parse(text), null);
    });
  });
}
