import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { setImmediate } from "node:timers/promises";
import { ScreenLock } from "../../docs/assets/scripts/screen-lock.js";

/** @type {any} */
const page = globalThis;

/** @type {string[]} */
let log = [];
/** @type {(() => void)[]} */
let answers = [];
/** @type {EventTarget[]} */
let locks = [];

/** @param {unknown} wakeLock */
const install = (wakeLock) =>
  Object.defineProperty(page, "navigator", { value: { wakeLock }, configurable: true });

/** @param {"visible" | "hidden"} state */
function become(state) {
  page.document.visibilityState = state;
  page.document.dispatchEvent(new Event("visibilitychange"));
}

function newLock() {
  const lock = Object.assign(new EventTarget(), {
    async release() {
      log.push("release");
      lock.dispatchEvent(new Event("release"));
      throw new Error("too late");
    },
  });
  locks.push(lock);
  return lock;
}

const refused = {
  async request() {
    log.push("request");
    throw new Error("low battery");
  },
};

const lock = () => new ScreenLock((name) => log.push(`trouble ${name}`));

describe("the screen lock", () => {
  beforeEach(() => {
    log = [];
    answers = [];
    locks = [];
    page.window = page;
    page.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    install({
      async request(/** @type {string} */ type) {
        log.push(`request ${type}`);
        return newLock();
      },
    });
  });

  afterEach(() => {
    mock.timers.reset();
    delete page.window;
    delete page.document;
    Reflect.deleteProperty(page, "navigator");
  });

  it("keeps the screen on with one lock, however often it is told", async () => {
    const screen = lock();
    assert.deepEqual(log, []);
    screen.keep();
    screen.keep();
    await setImmediate();
    screen.keep();
    await setImmediate();
    assert.deepEqual(log, ["request screen", "trouble null"]);
  });

  it("timer failure 35: tells of a refusal, and leaves none unhandled", async () => {
    install(refused);
    lock().keep();
    await setImmediate();
    assert.deepEqual(log, ["request", "trouble no-lock"]);
  });

  it("timer failure 37: tells that there is none, and plays no hidden film", async () => {
    page.document.createElement = (/** @type {string} */ name) => log.push(name);
    for (const none of [undefined, {}]) {
      install(none);
      lock().keep();
      await setImmediate();
    }
    assert.deepEqual(log, ["trouble no-lock", "trouble no-lock"]);
  });

  it("timer failure 36: asks exactly once more when the page is seen again", async () => {
    const screen = lock();
    screen.keep();
    await setImmediate();
    log = [];
    become("hidden");
    locks[0]?.dispatchEvent(new Event("release"));
    become("hidden");
    await setImmediate();
    assert.deepEqual(log, []);
    become("visible");
    become("visible");
    await setImmediate();
    become("visible");
    await setImmediate();
    assert.deepEqual(log, ["request screen", "trouble null"]);
  });

  it("timer failure 36: tells when the second time is refused", async () => {
    const screen = lock();
    screen.keep();
    await setImmediate();
    become("hidden");
    locks[0]?.dispatchEvent(new Event("release"));
    install(refused);
    log = [];
    become("visible");
    await setImmediate();
    assert.deepEqual(log, ["request", "trouble no-lock"]);
  });

  it("tells when the system takes it from a page that is seen", async () => {
    lock().keep();
    await setImmediate();
    log = [];
    locks[0]?.dispatchEvent(new Event("release"));
    assert.deepEqual(log, ["trouble no-lock"]);
  });

  it("timer failure 38: is given back, and not asked for again", async () => {
    const screen = lock();
    screen.keep();
    await setImmediate();
    log = [];
    screen.free();
    screen.free();
    become("visible");
    await setImmediate();
    assert.deepEqual(
      log.filter((line) => !line.startsWith("trouble")),
      ["release"],
    );
    assert.equal(log.includes("trouble no-lock"), false);
  });

  it("timer failure 38: is given back at once when it comes too late", async () => {
    install({
      request: () => new Promise((resolve) => answers.push(() => resolve(newLock()))),
    });
    const screen = lock();
    screen.keep();
    screen.free();
    log = [];
    answers[0]?.();
    await setImmediate();
    assert.deepEqual(log, ["release"]);
  });

  it("is not lost when it is wanted again before the first answer", async () => {
    install({
      request: () => new Promise((resolve) => answers.push(() => resolve(newLock()))),
    });
    const screen = lock();
    screen.keep();
    screen.free();
    screen.keep();
    log = [];
    assert.equal(answers.length, 1);
    answers[0]?.();
    await setImmediate();
    assert.deepEqual(log, ["trouble null"]);
  });

  it("timer failure 38: outlasts a pause of less than a minute, and no longer one", async () => {
    const screen = lock();
    screen.keep();
    await setImmediate();
    mock.timers.enable({ apis: ["setTimeout"] });
    log = [];
    screen.freeSoon();
    mock.timers.tick(59_999);
    screen.keep();
    mock.timers.tick(120_000);
    assert.deepEqual(log, []);
    screen.freeSoon();
    screen.freeSoon();
    mock.timers.tick(60_000);
    assert.ok(log.some((line) => line === "release"));
  });
});
