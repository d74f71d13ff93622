/** @import { CueSettings } from "./types" */

const MODES = ["voice", "beeps", "both", "silent"];
const LEAD_INS = [5, 10, 20, 30]; // seconds
const SWITCH = ["on", "off"];

/**
 * No voice at first, for it would talk at the same time as a screen reader. And no sounds that a silent
 * switch mutes, for whoever lies on the floor hears nothing and does not know why.
 *
 * @type {Readonly<CueSettings>}
 */
export const CUE_SETTINGS = Object.freeze({
  mode: "beeps",
  volume: 0.7,
  rate: 1,
  vibration: true,
  mix: false,
  "lead-in": 10,
  steps: "on",
  wait: "off",
});

/** @type {Record<string, (value: any) => boolean>} */
const isPossible = {
  mode: (value) => MODES.includes(value),
  volume: (value) => value >= 0.1 && value <= 1,
  rate: (value) => value >= 0.7 && value <= 1.3,
  "lead-in": (value) => LEAD_INS.includes(value),
  steps: (value) => SWITCH.includes(value),
  wait: (value) => SWITCH.includes(value),
};

/**
 * What was stored, whoever stored it: what is missing or impossible is as at first.
 *
 * @type {(text: string | null) => CueSettings}
 */
export function parseCueSettings(text) {
  /** @type {any} */
  const settings = { ...CUE_SETTINGS };
  try {
    const stored = Object(JSON.parse(text ?? ""));
    for (const name of Object.keys(settings)) {
      const value = stored[name];
      if (typeof value !== typeof settings[name]) continue;
      if (isPossible[name]?.(value) ?? true) settings[name] = value;
    }
  } catch {}
  return settings;
}
