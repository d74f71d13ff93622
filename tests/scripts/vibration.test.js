import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { canVibrate, vibrate } from "../../docs/assets/scripts/vibration.js";

/** @param {unknown} navigator */
const install = (navigator) =>
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });

/** @type {("start" | "half" | "last" | "end" | "switch" | "done")[]} */
const TONES = ["start", "half", "last", "end", "switch", "done"];

describe("vibration", () => {
  afterEach(() => Reflect.deleteProperty(globalThis, "navigator"));

  it("has a pattern of its own for each tone", () => {
    const patterns = new Set();
    install({ vibrate: (/** @type {number[]} */ pattern) => patterns.add(pattern.join()) });
    assert.equal(canVibrate(), true);
    for (const tone of TONES) vibrate(tone);
    assert.equal(patterns.size, TONES.length);
  });

  it("timer failure 39: is no error where it is missing or throws", () => {
    install(undefined);
    assert.equal(canVibrate(), false);
    vibrate("end");
    install({});
    assert.equal(canVibrate(), false);
    vibrate("end");
    install({
      vibrate() {
        throw new Error("not allowed");
      },
    });
    vibrate("end");
  });
});
