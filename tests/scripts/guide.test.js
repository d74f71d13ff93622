/** @import { CueMode } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { setImmediate } from "node:timers/promises";
import { CUE_SETTINGS } from "../../docs/assets/scripts/cue-settings.js";
import { Guide } from "../../docs/assets/scripts/guide.js";

/** @type {import("../../docs/assets/scripts/types").ToneAt[]} */
const TONES = [{ at: 5000, tone: "end" }];

/** @type {string[]} */
let log = [];
/** @type {string[]} */
let notices = [];
let ready = true;
/** @type {(name: "blocked" | null) => void} */
let tellOfSound = () => {};
/** @type {(name: "no-lock" | null) => void} */
let tellOfScreen = () => {};

/** @type {any} */
const DEVICES = {
  Sounds: class {
    constructor(/** @type {typeof tellOfSound} */ trouble) {
      tellOfSound = trouble;
    }
    unlock = (/** @type {any} */ { volume, mix }, /** @type {number} */ steady) =>
      log.push(`unlock ${volume} ${mix} ${steady}`);
    check = (/** @type {number} */ steady) => log.push(`check ${steady}`);
    schedule = (/** @type {any} */ tones, /** @type {number} */ ran, waiting = 0) =>
      log.push(`schedule ${tones.length} ${ran} ${waiting}`);
    clear = () => log.push("clear");
    play = (/** @type {string} */ tone) => log.push(`play ${tone}`);
    closeSoon = () => log.push("close soon");
    close = () => log.push("close");
  },
  Voice: class {
    rate = 1;
    volume = 1;
    get ready() {
      return ready;
    }
    say(/** @type {string} */ text, /** @type {any} */ saying = {}) {
      if (!ready || !text) return false;
      log.push(`say ${text} ${saying.urgent ?? false} ${this.rate} ${this.volume}`);
      return true;
    }
    hush = () => log.push("hush");
  },
  ScreenLock: class {
    constructor(/** @type {typeof tellOfScreen} */ trouble) {
      tellOfScreen = trouble;
    }
    keep = () => log.push("keep");
    free() {
      log.push("free");
      tellOfScreen(null);
    }
    freeSoon = () => log.push("free soon");
  },
  vibrate: (/** @type {string} */ tone) => log.push(`vibrate ${tone}`),
};

/** @param {CueMode} mode */
function guideOf(mode) {
  const guide = new Guide("en", (names) => notices.push(names.join()), DEVICES);
  guide.settings = { ...CUE_SETTINGS, mode };
  return guide;
}

/** @type {(guide: Guide) => { sounds: boolean, speaks: boolean }} what it does at a moment */
function doing(guide) {
  log = [];
  guide.tick(TONES, 0, 100);
  guide.say("Begin.");
  return {
    sounds: log.some((line) => line.startsWith("schedule")),
    speaks: log.some((line) => line.startsWith("say")),
  };
}

describe("the guide", () => {
  beforeEach(() => {
    log = [];
    notices = [];
    ready = true;
  });

  for (const [mode, withVoice, without] of /** @type {[CueMode, string, string][]} */ ([
    ["beeps", "sounds", "sounds"],
    ["voice", "speaks", "sounds"],
    ["both", "sounds speaks", "sounds"],
    ["silent", "", ""],
  ])) {
    it(`does what "${mode}" asks for, with a voice and without`, () => {
      const guide = guideOf(mode);
      guide.start(0);
      for (const [isReady, wanted] of /** @type {[boolean, string][]} */ ([
        [true, withVoice],
        [false, without],
        [true, withVoice],
      ])) {
        ready = isReady;
        const { sounds, speaks } = doing(guide);
        assert.equal([sounds && "sounds", speaks && "speaks"].filter(Boolean).join(" "), wanted);
      }
    });
  }

  it("follows settings that change while it goes", () => {
    const guide = guideOf("both");
    guide.start(0);
    guide.settings.mode = "silent";
    assert.deepEqual(doing(guide), { sounds: false, speaks: false });
    assert.ok(log.includes("clear") && log.includes("hush"));
    guide.settings.mode = "beeps";
    assert.deepEqual(doing(guide), { sounds: true, speaks: false });
  });

  it("keeps the screen on and unlocks sound within the tap that starts it", () => {
    guideOf("voice").start(70);
    assert.deepEqual(log, ["unlock 0.7 false 70", "keep"]);
    log = [];
    guideOf("silent").start(70);
    assert.deepEqual(log, ["keep"]);
  });

  it("guides a page that sleeps by sound alone, and one that is hidden by voice", () => {
    const page = { hidden: false };
    Object.assign(globalThis, { document: page });
    const guide = guideOf("both");
    guide.start(0);
    const within = (/** @type {CueMode} */ mode, /** @type {boolean} */ hidden) => {
      guide.settings.mode = mode;
      page.hidden = hidden;
      return guide.within;
    };
    assert.equal(within("beeps", true), Number.POSITIVE_INFINITY);
    tellOfSound("blocked");
    assert.equal(within("beeps", false), 3000);
    assert.equal(within("beeps", true), -1);
    assert.equal(within("voice", true), 3000);
    assert.equal(within("silent", false), 3000);
    assert.equal(within("silent", true), -1);
    Reflect.deleteProperty(globalThis, "document");
  });

  for (const mode of /** @type {CueMode[]} */ (["beeps", "voice", "both", "silent"])) {
    it(`${mode === "voice" ? "counts" : "does not count"} aloud where "${mode}" is chosen`, () => {
      const guide = guideOf(mode);
      assert.equal(guide.counts, mode === "voice");
      ready = false;
      assert.equal(guide.counts, false);
    });
  }

  it("hands on how long the session waits", () => {
    guideOf("beeps").tick(TONES, 4000, 100, 3000);
    assert.ok(log.includes("schedule 1 4000 3000"));
  });

  it("timer failure 27: speaks nothing unless that was asked for, and tells whether it does", () => {
    const guide = new Guide("en", () => {}, DEVICES);
    guide.start(0);
    log = [];
    assert.equal(guide.say("Begin."), false);
    guide.settings = { ...CUE_SETTINGS, mode: "voice", rate: 0.8, volume: 0.4 };
    assert.equal(guide.say("Begin.", { urgent: true }), true);
    assert.deepEqual(log, ["say Begin. true 0.8 0.4"]);
    ready = false;
    assert.equal(guide.say("Begin."), false);
  });

  it("timer failure 26: tells once that there is no voice, and when there is one again", () => {
    const guide = guideOf("voice");
    ready = false;
    guide.start(0);
    guide.tick(TONES, 0, 0);
    guide.tick(TONES, 100, 100);
    ready = true;
    guide.tick(TONES, 200, 200);
    assert.deepEqual(notices, ["no-voice", ""]);
  });

  it("speaks nothing before the first tap", () => {
    const guide = guideOf("voice");
    assert.equal(guide.say("You did not finish this one."), false);
    assert.deepEqual(log, []);
  });

  it("says why a test is not spoken, until no voice is wanted any more", () => {
    const guide = guideOf("voice");
    ready = false;
    guide.test(0, "Like this.");
    assert.deepEqual(notices, ["no-voice"]);
    guide.take({ ...CUE_SETTINGS, mode: "beeps" });
    assert.deepEqual(notices, ["no-voice", ""]);
  });

  it("tells of no missing voice before it starts, or where none is wanted", () => {
    ready = false;
    guideOf("voice").say("Begin.");
    const guide = guideOf("beeps");
    guide.start(0);
    guide.tick(TONES, 0, 0);
    assert.deepEqual(notices, []);
  });

  it("timer failure 13: tells of blocked sound as long as sound is wanted", () => {
    const guide = guideOf("beeps");
    guide.start(0);
    tellOfSound("blocked");
    tellOfSound("blocked");
    assert.deepEqual(notices, ["blocked"]);
    guide.settings.mode = "silent";
    guide.tick(TONES, 0, 0);
    assert.deepEqual(notices, ["blocked", ""]);
    guide.settings.mode = "beeps";
    tellOfSound(null);
    assert.deepEqual(notices, ["blocked", ""]);
  });

  it("timer failure 35: tells of all trouble together", () => {
    const guide = guideOf("both");
    ready = false;
    guide.start(0);
    tellOfSound("blocked");
    tellOfScreen("no-lock");
    assert.equal(notices.at(-1), "blocked,no-voice,no-lock");
  });

  it("vibrates in every mode, unless that is not wanted", () => {
    const guide = guideOf("silent");
    guide.tone("half");
    guide.settings.vibration = false;
    guide.tone("end");
    assert.deepEqual(log, ["vibrate half"]);
  });

  it("timer failure 20: is silent in a pause, and can still say so", () => {
    const guide = guideOf("both");
    guide.start(0);
    log = [];
    guide.pause();
    assert.deepEqual(log, ["clear", "hush", "free soon"]);
    assert.equal(guide.say("Paused."), true);
  });

  it("timer failure 38: frees the devices at the end, and at once when it goes", () => {
    const guide = guideOf("both");
    ready = false;
    guide.start(0);
    log = [];
    guide.stop();
    assert.deepEqual(log, ["hush", "close soon", "free"]);
    log = [];
    guide.close();
    assert.ok(log.includes("close") && log.includes("free") && log.includes("hush"));
  });

  it("lets the last words be heard at the end of a whole session", () => {
    const guide = guideOf("both");
    guide.start(0);
    log = [];
    guide.end();
    assert.deepEqual(log, ["close soon", "free"]);
  });

  for (const [mode, isReady, wanted] of /** @type {[CueMode, boolean, string[]][]} */ ([
    ["beeps", true, ["unlock 0.7 false 9", "play end", "close soon"]],
    ["voice", true, ["say Like this. true 1 0.7"]],
    ["voice", false, ["unlock 0.7 false 9", "play end", "close soon"]],
    ["silent", true, []],
  ])) {
    it(`lets "${mode}" be tried ${isReady ? "with" : "without"} a voice`, () => {
      ready = isReady;
      guideOf(mode).test(9, "Like this.");
      assert.deepEqual(log, ["vibrate end", ...wanted]);
    });
  }

  it("lets a session go on that it is tried in", () => {
    const guide = guideOf("beeps");
    guide.start(0);
    guide.test(9);
    assert.equal(log.includes("close soon"), false);
  });

  it("has settings of its own", () => {
    guideOf("beeps").settings.volume = 0.1;
    new Guide("en", () => {}, DEVICES).settings.mode = "silent";
    assert.equal(CUE_SETTINGS.mode, "beeps");
  });

  it("goes through a session where the browser has nothing at all", async () => {
    /** @type {any} */
    const page = globalThis;
    page.window = page;
    page.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    const guide = new Guide("en", (names) => notices.push(names.join()));
    guide.settings = { ...CUE_SETTINGS, mode: "both" };
    guide.test(0, "Begin.");
    guide.start(0);
    assert.equal(guide.say("Begin."), false);
    guide.tick(TONES, 1000, 1000);
    guide.tone("end");
    await setImmediate();
    assert.equal(notices.at(-1), "blocked,no-voice,no-lock");
    guide.pause();
    guide.stop();
    guide.close();
    await setImmediate();
    assert.equal(notices.at(-1), "no-voice");
    delete page.window;
    delete page.document;
  });
});
