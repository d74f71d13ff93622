import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { momentAt } from "../../docs/assets/scripts/moment.js";

const COUNT = 13;

describe("a demonstration", () => {
  it("begins with its first moment and rests there", () => {
    assert.equal(momentAt(0, COUNT), 0);
    assert.equal(momentAt(900, COUNT), 0);
  });

  it("reaches its last moment and comes back", () => {
    const shown = Array.from({ length: 6000 }, (_, elapsed) => momentAt(elapsed, COUNT));
    assert.equal(Math.max(...shown), COUNT - 1);
    assert.equal(shown.at(-1), 0);
  });

  it("shows only moments that there are, and never jumps over one", () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.integer({ min: 2, max: 30 }), (elapsed, count) => {
        const now = momentAt(elapsed, count);
        const next = momentAt(elapsed + 16, count);
        assert.ok(now >= 0 && now < count);
        assert.ok(Math.abs(next - now) <= 1);
      }),
    );
  });
});
