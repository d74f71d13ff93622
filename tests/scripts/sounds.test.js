/** @import { Tone, ToneAt } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { Sounds } from "../../docs/assets/scripts/sounds.js";

/** @type {any} */
const page = globalThis;

/** @type {Tone[]} */
const TONES = ["start", "half", "last", "end", "switch", "done"];
const SETTINGS = { volume: 0.7, mix: true };
const QUIET = 0.01; // of 1

/** @type {any[]} */
let contexts = [];
/** @type {(string | null)[]} */
let troubles = [];
/** How the next contexts behave. */
let state = "running";
/** @type {() => unknown} */
let resume = async () => {};

class FakeContext {
  state = state;
  currentTime = 0;
  destination = {};
  resumed = 0;
  closed = false;
  /** @type {any[]} */
  notes = [];

  constructor() {
    contexts.push(this);
  }

  resume() {
    this.resumed += 1;
    return resume();
  }

  async close() {
    this.closed = true;
    throw new Error("closed already");
  }

  createGain() {
    /** @type {{ value: number, at: number }[]} */
    const levels = [];
    const set = (/** @type {number} */ value, /** @type {number} */ at) =>
      levels.push({ value, at });
    return {
      levels,
      gain: {
        setValueAtTime: set,
        linearRampToValueAtTime: set,
        exponentialRampToValueAtTime: set,
      },
      connect: (/** @type {unknown} */ next) => next,
      disconnect() {},
    };
  }

  createOscillator() {
    /** @type {any} */
    const note = {
      frequency: { value: 0 },
      silenced: false,
      stopped: false,
      connect: (/** @type {any} */ next) => {
        note.levels = next.levels;
        return next;
      },
      disconnect: () => {
        note.silenced = true;
      },
      start: (/** @type {number} */ at) => {
        note.from = at;
      },
      stop: (/** @type {number | undefined} */ at) => {
        if (at === undefined) note.stopped = true;
        note.to = at;
      },
    };
    this.notes.push(note);
    return note;
  }
}

const loudness = (/** @type {any} */ note) =>
  Math.max(...note.levels.map((/** @type {any} */ level) => level.value));
/** When something is heard, by the clock of sound. */
const heard = (context = contexts.at(-1)) =>
  context.notes
    .filter((/** @type {any} */ note) => loudness(note) > QUIET && !note.silenced)
    .map((/** @type {any} */ note) => note.from);
const hums = (context = contexts.at(-1)) =>
  context.notes.filter((/** @type {any} */ note) => loudness(note) <= QUIET);

/** @type {(at: number, tone?: Tone) => ToneAt} */
const toneAt = (at, tone = "last") => ({ at, tone });

function unlocked(steady = 0) {
  const sounds = new Sounds((name) => troubles.push(name));
  sounds.unlock(SETTINGS, steady);
  return sounds;
}

/** @param {object} navigator */
const install = (navigator) =>
  Object.defineProperty(page, "navigator", { value: navigator, configurable: true });

describe("sounds", () => {
  beforeEach(() => {
    contexts = [];
    troubles = [];
    state = "running";
    resume = async () => {};
    page.window = page;
    page.AudioContext = FakeContext;
    install({});
  });

  afterEach(() => {
    mock.timers.reset();
    delete page.AudioContext;
    delete page.window;
    Reflect.deleteProperty(page, "navigator");
  });

  it("make nothing before they are unlocked, and one context after", () => {
    const sounds = new Sounds(() => {});
    sounds.schedule([toneAt(0)], 0);
    sounds.clear();
    assert.equal(contexts.length, 0);
    sounds.unlock(SETTINGS, 0);
    sounds.unlock(SETTINGS, 10);
    assert.equal(contexts.length, 1);
    assert.equal(contexts[0].resumed, 2);
  });

  it("can be told apart", () => {
    const patterns = TONES.map((tone) => {
      contexts = [];
      unlocked().schedule([toneAt(5000, tone)], 0);
      const notes = contexts[0].notes.filter((/** @type {any} */ note) => loudness(note) > QUIET);
      return notes.map((/** @type {any} */ note) => [note.frequency.value, note.from]).join();
    });
    assert.equal(new Set(patterns).size, TONES.length);
    assert.deepEqual(
      patterns.map((pattern) => pattern.split(",").length / 2),
      [1, 2, 1, 2, 3, 3],
    );
  });

  it("are as loud as is wished, also when that changes", () => {
    const sounds = unlocked();
    const tones = [toneAt(5000)];
    sounds.schedule(tones, 0);
    const before = loudness(contexts[0].notes.at(-1));
    sounds.unlock({ volume: 0.1, mix: true }, 0);
    sounds.schedule(tones, 0);
    assert.equal(heard().length, 1);
    assert.ok(loudness(contexts[0].notes.at(-1)) < before / 2);
  });

  it("timer failure 18: begin with a hum of 300 ms and more that may be lost, up to their moment", () => {
    for (const tone of TONES) {
      contexts = [];
      unlocked().schedule([toneAt(5000, tone)], 0);
      assert.equal(heard()[0], 5);
      const [hum] = hums();
      assert.ok(hum.from <= 4.7);
      assert.equal(hum.to, 5);
      // Digital silence wakes no headphones.
      assert.ok(hum.levels.at(-1).value > 0.0005);
    }
  });

  it("timer failure 18: keep their moment when there is no time for the whole hum", () => {
    const sounds = unlocked();
    contexts[0].currentTime = 8;
    sounds.schedule([toneAt(5000)], 4900);
    assert.deepEqual(heard(), [8.1]);
    assert.equal(hums()[0].from, 8);
  });

  it("timer failure 19: are planned ahead and exactly once, however seldom and late the ticks", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 300_000 }), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 10, maxLength: 40 }),
        (moments, gaps) => {
          contexts = [];
          const tones = moments.sort((one, other) => one - other).map((at) => toneAt(at));
          const sounds = unlocked();
          let ran = 0;
          for (const gap of [0, ...gaps]) {
            ran += gap;
            contexts[0].currentTime = 20 + ran / 1000;
            sounds.schedule(tones, ran);
          }
          const due = moments.filter((at) => at <= ran);
          const times = heard();
          assert.ok(times.length >= due.length);
          for (const [index, at] of due.entries()) {
            assert.ok(Math.abs(times[index] - 20 - at / 1000) < 0.01);
          }
        },
      ),
    );
  });

  it("timer failure 19: come within 10 milliseconds of the plan for half an hour, late ticks and drifting clocks or not", () => {
    const HALF_AN_HOUR = 1_800_000;
    const moments = Array.from(
      { length: 400 },
      (_, index) => index * 4500 + ((index * 7919) % 1000),
    );
    // Most ticks are late by up to a second and a half and a blocked thread, some by a minute.
    const gap = fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 1, max: 2700 }) },
      { weight: 1, arbitrary: fc.constant(61_000) },
    );
    fc.assert(
      fc.property(
        fc.array(gap, { minLength: 50, maxLength: 200 }),
        fc.integer({ min: -100, max: 100 }),
        (gaps, drift) => {
          contexts = [];
          const tones = moments.map((at) => toneAt(at));
          const sounds = unlocked();
          // By the clock of sound, which goes in blocks and not quite as fast as the page's.
          const really = (/** @type {number} */ at) => 20 + (at / 1000) * (1 + drift / 1e6);
          for (let ran = 0, tick = 0; ran <= HALF_AN_HOUR; tick += 1) {
            const block = 128 / 44_100;
            contexts[0].currentTime = Math.floor(really(ran) / block) * block;
            sounds.schedule(tones, ran);
            ran += gaps[tick % gaps.length] ?? 0;
          }
          const times = heard();
          assert.equal(times.length, moments.length);
          for (const [index, at] of moments.entries()) {
            assert.ok(Math.abs(times[index] - really(at)) < 0.01, `${times[index] - really(at)}`);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("are never those that are past, and none that is far away", () => {
    unlocked().schedule([toneAt(999), toneAt(1000), toneAt(71_000), toneAt(71_001)], 1000);
    assert.deepEqual(heard(), [0, 70]);
  });

  it("do not come before a session that waits goes on", () => {
    const sounds = unlocked();
    const tones = [toneAt(11_000), toneAt(12_500)];
    sounds.schedule(tones, 12_000, 3000);
    contexts[0].currentTime = 1;
    sounds.schedule(tones, 12_000, 2000);
    contexts[0].currentTime = 3;
    sounds.schedule(tones, 12_000, 0);
    assert.deepEqual(heard(), [3.5]);
    assert.equal(contexts[0].notes.length, 2);
  });

  it("timer failure 20: that are still to come are taken back, and what has begun rings out", () => {
    const sounds = unlocked();
    const tones = [toneAt(1000), toneAt(1100), toneAt(60_000)];
    sounds.schedule(tones, 0);
    contexts[0].currentTime = 1.05;
    sounds.clear();
    assert.deepEqual(heard(), [1]);
    const future = contexts[0].notes.slice(2);
    assert.ok(future.every((/** @type {any} */ note) => note.silenced && note.stopped));

    contexts[0].currentTime = 9;
    sounds.schedule(tones, 1050);
    assert.deepEqual(
      heard().map((/** @type {number} */ time) => time.toFixed(2)),
      ["1.00", "9.05", "67.95"],
    );
  });

  it("follow a session that goes to another place or has another plan", () => {
    const sounds = unlocked();
    const tones = [toneAt(5000), toneAt(30_000)];
    sounds.schedule(tones, 0);
    sounds.schedule(tones, 28_000);
    assert.deepEqual(heard(), [2]);
    sounds.schedule([toneAt(40_000)], 28_000);
    assert.deepEqual(heard(), [12]);
  });

  it("timer failure 13: tell within a second that they are blocked, though resume() never settles", () => {
    state = "suspended";
    resume = () => new Promise(() => {});
    const sounds = unlocked(500);
    sounds.schedule([toneAt(500)], 0);
    sounds.check(1499);
    assert.deepEqual(troubles, []);
    sounds.check(1500);
    assert.deepEqual(troubles, ["blocked"]);
    assert.equal(contexts[0].notes.length, 0);

    contexts[0].state = "running";
    contexts[0].currentTime = 0.1;
    sounds.check(2000);
    assert.equal(troubles.at(-1), null);
  });

  it("timer failure 14: go on after a call with the next tap, at the right moments", () => {
    const sounds = unlocked();
    const tones = [toneAt(5000), toneAt(20_000)];
    contexts[0].currentTime = 1;
    sounds.check(1000);
    sounds.schedule(tones, 1000);
    contexts[0].state = "interrupted";
    sounds.check(2000);
    sounds.schedule(tones, 2000);
    assert.equal(troubles.at(-1), "blocked");
    assert.deepEqual(heard(), []);

    sounds.unlock(SETTINGS, 12_000);
    assert.equal(contexts.length, 1);
    assert.equal(contexts[0].resumed, 2);
    contexts[0].state = "running";
    contexts[0].currentTime = 1.5;
    sounds.check(12_500);
    sounds.schedule(tones, 12_500);
    assert.equal(troubles.at(-1), null);
    assert.deepEqual(heard(), [9]);
  });

  it("timer failure 14: get a new context with the next tap when the browser closed theirs", () => {
    const sounds = unlocked();
    contexts[0].state = "closed";
    sounds.unlock(SETTINGS, 5000);
    assert.equal(contexts.length, 2);
  });

  it("plan anew when their clock stood between two ticks", () => {
    const sounds = unlocked();
    const tones = [toneAt(50_000)];
    sounds.schedule(tones, 0);
    contexts[0].currentTime = 10;
    sounds.schedule(tones, 30_000);
    assert.deepEqual(heard(), [30]);
  });

  it("timer failure 15: get one new context when the clock of the first stands still", () => {
    const sounds = unlocked();
    const tones = [toneAt(9000)];
    sounds.check(500);
    sounds.check(1250);
    sounds.schedule(tones, 1250);
    assert.equal(contexts.length, 2);
    assert.equal(contexts[0].closed, true);
    assert.deepEqual(troubles, []);
    assert.deepEqual(heard(), [7.75]);

    for (let steady = 1500; steady < 9000; steady += 500) sounds.check(steady);
    assert.equal(contexts.length, 2);
    assert.equal(troubles.at(-1), "blocked");
    // To resume one that says it runs would not help.
    sounds.unlock(SETTINGS, 9000);
    assert.equal(contexts.length, 3);
  });

  it("timer failure 15: keep a context whose clock moves", () => {
    const sounds = unlocked();
    for (let steady = 0; steady < 180_000; steady += 60_000) {
      contexts[0].currentTime = steady / 1000 + 0.1;
      sounds.check(steady);
      // Two looks within a moment may see the same.
      sounds.check(steady + 500);
    }
    assert.equal(contexts.length, 1);
    assert.equal(troubles.includes("blocked"), false);
  });

  it("timer failure 16: are heard on a silent iPhone, and leave it as it was", () => {
    const audioSession = { type: "auto" };
    install({ audioSession });
    const sounds = new Sounds(() => {});
    sounds.unlock({ volume: 1, mix: false }, 0);
    assert.equal(audioSession.type, "playback");
    sounds.close();
    assert.equal(audioSession.type, "auto");
    assert.equal(contexts[0].closed, true);
  });

  it("timer failure 17: leave the reader's own music alone", () => {
    const audioSession = { type: "auto" };
    install({ audioSession });
    page.Audio = page.document = null; // To use either would throw, and nothing would sound.
    const sounds = unlocked();
    assert.equal(audioSession.type, "ambient");
    sounds.schedule([toneAt(100)], 0);
    assert.equal(heard().length, 1);
    delete page.Audio;
    delete page.document;
  });

  it("give the device back a little after the end, and not the sound of the end", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const sounds = unlocked();
    sounds.schedule([toneAt(5000, "done"), toneAt(9000)], 0);
    contexts[0].currentTime = 4.98;
    sounds.closeSoon();
    assert.equal(heard().length, 3);
    mock.timers.tick(2000);
    assert.equal(contexts[0].closed, false);
    sounds.unlock(SETTINGS, 9000);
    mock.timers.tick(9000);
    assert.equal(contexts[0].closed, false);
    sounds.closeSoon();
    mock.timers.tick(3000);
    assert.equal(contexts[0].closed, true);
  });

  it("can be tried, as soon as the tap allows it", async () => {
    state = "suspended";
    const sounds = unlocked();
    contexts[0].currentTime = 2;
    sounds.play("start");
    assert.deepEqual(heard(), []);
    contexts[0].state = "running";
    await setImmediate();
    assert.equal(heard().length, 1);
    assert.ok(heard()[0] - 2 >= 0.3 && heard()[0] - 2 <= 0.5);
  });

  it("do no harm where there are none, or where all fails", async () => {
    const fail = () => {
      throw new Error("no device");
    };
    const refuse = () => Promise.reject(new Error("not allowed"));
    /** @type {any[]} */
    const devices = [
      undefined,
      fail,
      class extends FakeContext {
        createOscillator = fail;
        resume = refuse;
      },
      class extends FakeContext {
        resume = fail;
        close = /** @type {any} */ (fail);
      },
    ];
    install({
      get audioSession() {
        throw new Error("no session");
      },
    });
    for (const device of devices) {
      page.AudioContext = device;
      const sounds = unlocked();
      sounds.play("end");
      sounds.schedule([toneAt(10)], 0);
      sounds.check(0);
      sounds.check(5000);
      sounds.clear();
      sounds.close();
      sounds.close();
      await setImmediate();
    }
    assert.ok(troubles.includes("blocked"));
  });

  it("are taken back though one node fails", () => {
    const sounds = unlocked();
    sounds.schedule([toneAt(5000), toneAt(6000)], 0);
    contexts[0].notes[0].disconnect = () => {
      throw new Error("gone");
    };
    sounds.clear();
    assert.deepEqual(heard(), []);
  });
});
