import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import fc from "fast-check";
import { speakingTime, Voice } from "../../docs/assets/scripts/voice.js";

/** @type {any} */
const page = globalThis;

/** @type {(lang: string, more?: object) => any} */
const voiceOf = (lang, more = {}) => ({
  lang,
  voiceURI: lang,
  localService: true,
  default: false,
  ...more,
});

const ENGLISH = voiceOf("en-GB");
const LONG =
  "Let the leg be heavy, breathe out slowly, and let go of the shoulders, the neck and the jaw, for they like to help where they are not needed.";

/** A browser that speaks as long as a text is estimated to take, and a clock that a test moves. */
function browser(voices = [ENGLISH]) {
  let time = 0;
  /** @type {{ run: () => void, at: number }[]} */
  let timers = [];
  const device = {
    /** @type {{ what: string, at: number, utterance?: any }[]} */
    log: [],
    voices,
    /** Whether speech tells of its end, and how much longer it takes than was estimated. */
    ends: true,
    slowness: 0.9,
    now: () => time,
    later(/** @type {() => void} */ run, /** @type {number} */ wait) {
      const timer = { run, at: time + wait };
      timers.push(timer);
      return timer;
    },
    cancel(/** @type {any} */ timer) {
      timers = timers.filter((each) => each !== timer);
    },
    run(/** @type {number} */ wait) {
      const end = time + wait;
      for (;;) {
        const next = timers.sort((one, other) => one.at - other.at)[0];
        if (next === undefined || next.at > end) break;
        device.cancel(next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    },
    /** @type {any} */
    synth: {
      getVoices: () => device.voices,
      cancel() {
        device.log.push({ what: "cancel", at: time });
        const last = device.log.findLast(({ utterance }) => utterance);
        last?.utterance.onerror?.({ error: "canceled" });
      },
      speak(/** @type {any} */ utterance) {
        device.log.push({ what: utterance.text, at: time, utterance });
        const length = speakingTime(utterance.text, utterance.rate) * device.slowness;
        if (device.ends) device.later(() => utterance.onend?.(), length);
      },
    },
    timers: () => timers.length,
    texts: () => device.log.map(({ what }) => what),
    moments: () => device.log.map(({ at }) => at),
  };
  return device;
}

describe("the voice", () => {
  beforeEach(() => {
    page.SpeechSynthesisUtterance = class {
      constructor(/** @type {string} */ text) {
        Object.assign(this, { text });
      }
    };
  });

  afterEach(() => delete page.SpeechSynthesisUtterance);

  it("says a text with the rate and loudness that are wished", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.rate = 0.8;
    voice.volume = 0.5;
    assert.equal(voice.say("Hold for 30 seconds."), true);
    const [{ utterance } = assert.fail()] = device.log;
    assert.equal(utterance.text, "Hold for 30 seconds.");
    assert.equal(utterance.rate, 0.8);
    assert.equal(utterance.volume, 0.5);
    assert.equal(utterance.voice, ENGLISH);
  });

  it("says nothing where there is nothing to say", () => {
    const device = browser();
    assert.equal(new Voice("en", device).say("  "), false);
    assert.deepEqual(device.log, []);
  });

  it("timer failure 21: is ready as soon as voices arrive, without a reload", () => {
    const device = browser([]);
    const voice = new Voice("en", device);
    assert.equal(voice.ready, false);
    assert.equal(voice.say("Begin."), false);
    device.voices = [ENGLISH];
    assert.equal(voice.ready, true);
    assert.equal(voice.say("Begin."), true);
    assert.deepEqual(device.texts(), ["Begin."]);
  });

  it("timer failure 21: is asked for at once where voices only come then", () => {
    let asked = 0;
    const synth = /** @type {any} */ ({
      getVoices() {
        asked += 1;
        return [];
      },
    });
    new Voice("en", { synth });
    assert.equal(asked, 1);
  });

  it("timer failure 26: is one of the page's language, and says which", () => {
    for (const lang of ["de", "de-AT"]) {
      const device = browser([ENGLISH, voiceOf("de_DE"), voiceOf("den")]);
      assert.equal(new Voice(lang, device).say("Los."), true);
      assert.equal(device.log[0]?.utterance.voice.lang, "de_DE");
      assert.equal(device.log[0]?.utterance.lang, "de-DE");
    }
  });

  it("timer failure 26: is none rather than one of another language", () => {
    const device = browser([ENGLISH, voiceOf("den")]);
    const voice = new Voice("de", device);
    assert.equal(voice.ready, false);
    assert.equal(voice.say("Los."), false);
    assert.deepEqual(device.log, []);
  });

  it("timer failure 25: is one on the device, never one that would be sent what is said", () => {
    const remote = voiceOf("en-US", { localService: false, default: true });
    const device = browser([remote, ENGLISH]);
    const voice = new Voice("en", device);
    voice.say("One.");
    assert.equal(device.log[0]?.utterance.voice, ENGLISH);
    device.voices = [remote];
    assert.equal(voice.ready, false);
    assert.equal(voice.say("Two."), false);
  });

  it("is the reader's usual one of those on the device", () => {
    const usual = voiceOf("en-US", { default: true });
    const device = browser([ENGLISH, usual]);
    new Voice("en", device).say("One.");
    assert.equal(device.log[0]?.utterance.voice, usual);
  });

  it("timer failure 22: cancels nothing while it is silent", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.hush();
    voice.say("Begin.", { urgent: true });
    device.run(5000);
    voice.hush();
    voice.say("Stop.", { urgent: true });
    assert.deepEqual(device.texts(), ["Begin.", "Stop."]);
  });

  it("timer failure 22: waits 100 ms and more after it cancelled", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("Breathe slowly.");
    device.run(300);
    assert.equal(voice.say("Stop.", { urgent: true }), true);
    assert.deepEqual(device.texts(), ["Breathe slowly.", "cancel"]);
    device.run(200);
    assert.deepEqual(device.texts(), ["Breathe slowly.", "cancel", "Stop."]);
    const [, cancelled = 0, spoken = 0] = device.moments();
    assert.ok(spoken - cancelled >= 100);
  });

  it("timer failure 23: goes on by itself when speech never tells of its end", () => {
    const device = browser();
    device.ends = false;
    const voice = new Voice("en", device);
    voice.say("One. Two. Three.");
    device.run(60_000);
    assert.deepEqual(device.texts(), ["One.", "Two.", "Three."]);
    assert.equal(device.timers(), 0);
  });

  it("timer failure 23: says all of what it took on, though no end is ever told", () => {
    const device = browser();
    device.ends = false;
    const voice = new Voice("en", device);
    const parts = ["Bend the knee.", "Lift the foot.", "Cross the ankle over it.", "Breathe out."];
    const length = parts.reduce((sum, part) => sum + speakingTime(part, 1), 0);
    assert.equal(voice.say(parts.join(" "), { until: length }), true);
    device.run(60_000);
    assert.deepEqual(device.texts(), parts);
  });

  it("timer failure 23: says the rest where a hidden page is woken late", () => {
    const device = browser();
    device.ends = false;
    const whole = device.later;
    device.later = (run, wait) =>
      whole(run, Math.ceil((device.now() + wait) / 1000) * 1000 - device.now());
    const voice = new Voice("en", device);
    const length = speakingTime("Lift the foot.", 1) + speakingTime("Breathe out.", 1);
    assert.equal(voice.say("Lift the foot. Breathe out.", { until: length }), true);
    device.run(60_000);
    assert.deepEqual(device.texts(), ["Lift the foot.", "Breathe out."]);
  });

  it("timer failure 23: waits no longer than half as long again for an end that was told before", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("One.");
    device.run(5000);
    device.log = [];
    device.ends = false;
    voice.say("Two. Three.");
    device.run(speakingTime("Two.", 1) * 1.5 + 1000);
    assert.deepEqual(device.texts(), ["Two.", "cancel"]);
    device.run(100);
    assert.deepEqual(device.texts(), ["Two.", "cancel", "Three."]);
  });

  it("timer failure 23: takes an end that comes too late for no other's", () => {
    const device = browser();
    device.ends = false;
    const voice = new Voice("en", device);
    voice.say("One. Two. Three.");
    device.run(speakingTime("One.", 1));
    assert.deepEqual(device.texts(), ["One.", "Two."]);
    device.log[0]?.utterance.onend();
    device.log[0]?.utterance.onerror({ error: "network" });
    assert.deepEqual(device.texts(), ["One.", "Two."]);
    assert.equal(voice.ready, true);
  });

  it("timer failure 24: says nothing in one go that is longer than 120 characters or 8 s", () => {
    const sentences = fc.array(fc.oneof(fc.lorem({ maxCount: 30 }), fc.string({ maxLength: 300 })));
    fc.assert(
      fc.property(sentences, (parts) => {
        const device = browser();
        device.ends = false;
        const text = parts.join(". ");
        new Voice("en", device).say(text);
        device.run(9_000_000);
        const texts = device.texts().filter((each) => each !== "cancel");
        for (const each of texts) {
          assert.ok(each.length <= 120 && speakingTime(each, 0.7) <= 8000);
        }
        const letters = (/** @type {string} */ each) => each.replace(/\s/g, "");
        assert.equal(letters(texts.join("")), letters(text));
      }),
      { numRuns: 50 },
    );
  });

  it("timer failure 24: speaks sentence by sentence and cuts no word", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("Bend the knee by 1.5 cm.  Is it easy?\nThen hold…");
    device.run(30_000);
    assert.deepEqual(device.texts(), ["Bend the knee by 1.5 cm.", "Is it easy?", "Then hold…"]);
    device.log = [];
    voice.say(LONG);
    device.run(60_000);
    assert.ok(device.log.length > 1);
    assert.equal(device.texts().join(" "), LONG);
  });

  it("timer failure 28: does not begin what would run into the next urgent text", () => {
    const device = browser();
    const voice = new Voice("en", device);
    const length = speakingTime("Breathe slowly.", 1);
    assert.equal(voice.say("Breathe slowly.", { until: length - 1 }), false);
    assert.equal(voice.say("Breathe slowly.", { until: length }), true);
    // Nor when only what goes before it makes it late.
    assert.equal(voice.say("Breathe slowly.", { until: length * 2 - 1 }), false);
    device.run(20_000);
    assert.deepEqual(device.texts(), ["Breathe slowly."]);
  });

  it("timer failure 28: leaves the rest unsaid when speech is slower than it should be", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("One.");
    device.run(5000);
    device.log = [];
    device.slowness = 1.7;
    const text = "Breathe slowly. Let go.";
    const length = speakingTime("Breathe slowly.", 1) + speakingTime("Let go.", 1);
    assert.equal(voice.say(text, { until: length }), true);
    device.run(20_000);
    assert.deepEqual(device.texts(), ["Breathe slowly."]);
  });

  it("timer failure 28: says what is of less weight after an urgent text, and never over it", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("Now the other leg.", { urgent: true });
    device.run(500);
    assert.equal(voice.say("Breathe."), true);
    device.run(60_000);
    assert.deepEqual(device.texts(), ["Now the other leg.", "Breathe."]);
    assert.equal(device.moments()[1], speakingTime("Now the other leg.", 1) * device.slowness);
  });

  it("timer failure 28: cuts off a long tip for an urgent text, and forgets the rest of it", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say(LONG);
    device.run(1000);
    assert.equal(voice.say("Change legs.", { urgent: true }), true);
    device.run(60_000);
    assert.equal(device.log.length, 3);
    assert.equal(device.log[1]?.what, "cancel");
    assert.equal(device.log[2]?.what, "Change legs.");
    assert.equal(device.log[2]?.at, 1100);
  });

  it("says urgent texts one after the other", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("Three.", { urgent: true });
    voice.say("Two.", { urgent: true });
    assert.deepEqual(device.texts(), ["Three."]);
    device.run(10_000);
    assert.deepEqual(device.texts(), ["Three.", "Two."]);
  });

  it("timer failure 23: speaks no urgent text late, though no end is ever told", () => {
    const device = browser();
    device.ends = false;
    const voice = new Voice("en", device);
    const texts = ["Hold for 5 seconds. Hold 1 of 5.", "That hold is done. Rest for 5 seconds."];
    const length = Math.max(
      ...texts.map((text) => speakingTime(text.split(/(?<=\.) /)[0] ?? "", 1)),
    );
    for (let index = 0; index < 12; index += 1) {
      voice.say(texts[index % 2] ?? "", { urgent: true });
      device.run(5000);
    }
    const begun = device.log.filter(({ what }) => /^(Hold for|That hold)/.test(what));
    assert.equal(begun.length, 12);
    for (const [index, { at }] of begun.entries()) assert.ok(at - 5000 * index <= length);
  });

  it("goes on with the next text when a call breaks off what is said", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("Change legs.", { urgent: true });
    device.log[0]?.utterance.onerror({ error: "interrupted" });
    device.run(5000);
    assert.equal(voice.ready, true);
    assert.equal(voice.say("Hold for 20 seconds.", { urgent: true }), true);
    assert.equal(device.texts().at(-1), "Hold for 20 seconds.");
  });

  it("is hushed for good, and speaks again when asked", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("Now the other leg. Get ready.", { urgent: true });
    device.run(100);
    voice.hush();
    assert.equal(voice.say("Breathe."), true);
    device.run(20_000);
    assert.deepEqual(device.texts(), ["Now the other leg.", "cancel", "Breathe."]);
    voice.say("Get ready.");
    voice.hush();
    device.run(20_000);
    assert.deepEqual(device.texts().slice(3), ["Get ready.", "cancel"]);
    assert.equal(device.timers(), 0);
  });

  it("is not ready after it failed, until it was hushed", () => {
    const device = browser();
    const voice = new Voice("en", device);
    voice.say("One. Two.");
    device.log[0]?.utterance.onerror({ error: "synthesis-failed" });
    assert.equal(voice.ready, false);
    assert.equal(voice.say("Three."), false);
    voice.hush();
    assert.equal(voice.ready, true);
    device.synth.speak = () => {
      throw new Error("no device");
    };
    device.run(1000);
    assert.equal(voice.say("Four."), false);
  });

  it("does no harm where there is none, or where all fails", () => {
    const fail = () => {
      throw new Error("no device");
    };
    /** @type {any[]} */
    const synths = [
      undefined,
      {},
      { getVoices: fail },
      { getVoices: () => [ENGLISH], cancel: fail },
    ];
    for (const synth of synths) {
      const device = browser();
      const voice = new Voice("en", { ...device, synth });
      assert.equal(voice.say("One."), false);
      voice.hush();
      device.run(10_000);
    }
  });

  it("is estimated to take longer for more letters, for digits and for slow speech", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0.7, max: 1.3, noNaN: true }),
        (text, rate) => speakingTime(text, rate) < speakingTime(`${text}a`, rate),
      ),
    );
    assert.ok(speakingTime("Hold 30", 1) > speakingTime("Hold on", 1));
    assert.ok(speakingTime("Hold", 0.7) > speakingTime("Hold", 1.3));
  });
});
