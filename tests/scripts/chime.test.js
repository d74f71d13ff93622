import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { Chime } from "../../docs/assets/scripts/chime.js";

/** @type {any} */
const page = globalThis;

/** @type {(state: string, log: string[], broken?: boolean) => void} */
function install(state, log, broken = false) {
  const node = () => ({
    frequency: {},
    gain: {
      setValueAtTime() {},
      linearRampToValueAtTime() {},
      exponentialRampToValueAtTime() {},
    },
    connect: (/** @type {unknown} */ next) => next,
    start: () => log.push("start"),
    stop() {},
  });
  page.AudioContext = class {
    state = state;
    currentTime = 0;
    constructor() {
      log.push("new");
    }
    resume = () => Promise.reject(new Error("not allowed"));
    close = () => Promise.reject(new Error("closed"));
    createGain = node;
    createOscillator() {
      if (broken) throw new Error("no device");
      return node();
    }
  };
}

describe("the chime", () => {
  afterEach(() => delete page.AudioContext);

  it("makes nothing before it is unlocked, and two notes after", () => {
    /** @type {string[]} */
    const log = [];
    install("running", log);
    const chime = new Chime();
    chime.play();
    assert.deepEqual(log, []);
    chime.unlock();
    chime.unlock();
    chime.play();
    assert.deepEqual(log, ["new", "start", "start"]);
  });

  it("keeps no note for later while sound is blocked", () => {
    /** @type {string[]} */
    const log = [];
    install("suspended", log);
    const chime = new Chime();
    chime.unlock();
    chime.play();
    assert.deepEqual(log, ["new"]);
  });

  it("is silent, and does no harm, where there is no sound or it fails", () => {
    const chime = new Chime();
    chime.unlock();
    chime.play();
    chime.close();
    install("running", [], true);
    chime.unlock();
    chime.play();
    chime.close();
    chime.close();
  });
});
