import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { CUE_SETTINGS, parseCueSettings } from "../../docs/assets/scripts/cue-settings.js";

const possible = fc.record({
  mode: fc.constantFrom("voice", "beeps", "both", "silent"),
  volume: fc.double({ min: 0.1, max: 1, noNaN: true }),
  rate: fc.double({ min: 0.7, max: 1.3, noNaN: true }),
  vibration: fc.boolean(),
  mix: fc.boolean(),
  "lead-in": fc.constantFrom(5, 10, 20, 30),
  steps: fc.constantFrom("on", "off"),
  wait: fc.constantFrom("on", "off"),
});

describe("the settings of cues", () => {
  it("timer failure 27: have no voice at first", () => {
    assert.equal(CUE_SETTINGS.mode, "beeps");
    assert.deepEqual(parseCueSettings(null), CUE_SETTINGS);
  });

  it("are what was stored", () => {
    fc.assert(
      fc.property(possible, (settings) => {
        assert.deepEqual(parseCueSettings(JSON.stringify(settings)), { ...settings });
      }),
    );
  });

  it("are possible, whatever was stored", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { mode, volume, rate, vibration, mix, ...more } = parseCueSettings(text);
        assert.ok(["voice", "beeps", "both", "silent"].includes(mode));
        assert.ok(volume >= 0.1 && volume <= 1);
        assert.ok(rate >= 0.7 && rate <= 1.3);
        assert.equal(typeof vibration, "boolean");
        assert.equal(typeof mix, "boolean");
        assert.ok([5, 10, 20, 30].includes(more["lead-in"]));
        assert.ok(["on", "off"].includes(more.steps));
        assert.ok(["on", "off"].includes(more.wait));
      }),
    );
  });

  for (const [name, value] of [
    ["mode", "loud"],
    ["mode", ["voice"]],
    ["volume", 0],
    ["volume", "0.5"],
    ["volume", [0.5]],
    ["volume", 1.01],
    ["rate", 0.69],
    ["rate", 2],
    ["vibration", 0],
    ["mix", null],
    ["lead-in", 0],
    ["lead-in", "10"],
    ["steps", true],
    ["wait", "perhaps"],
  ]) {
    it(`have no ${name} of ${JSON.stringify(value)}, and lose nothing else by it`, () => {
      const stored = {
        mode: "both",
        volume: 0.4,
        rate: 0.8,
        vibration: false,
        mix: false,
        steps: "off",
      };
      const settings = parseCueSettings(JSON.stringify({ ...stored, [`${name}`]: value }));
      assert.deepEqual(settings, {
        ...CUE_SETTINGS,
        ...stored,
        [`${name}`]: /** @type {any} */ (CUE_SETTINGS)[`${name}`],
      });
    });
  }

  it("cannot be changed for everybody by one who reads them", () => {
    parseCueSettings(null).mode = "silent";
    assert.equal(parseCueSettings(null).mode, "beeps");
    assert.throws(() => {
      /** @type {any} */ (CUE_SETTINGS).mode = "silent";
    });
  });
});
