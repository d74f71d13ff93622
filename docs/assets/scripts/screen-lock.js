const PAUSE = 60_000; // milliseconds

/**
 * Keeps the screen on. Where the system refuses, the reader is told, and that is all: a hidden film
 * that plays for ever would do it too, but eats the battery and stops music.
 */
export class ScreenLock {
  #trouble;
  #wanted = false;
  #asking = false;
  /** @type {WakeLockSentinel | null} */
  #lock = null;
  #timer = 0;

  // The system takes the lock from a hidden page, and does not give it back by itself.
  #look = () => {
    if (document.visibilityState === "visible") this.#ask();
  };

  /** @param {(name: "no-lock" | null) => void} trouble */
  constructor(trouble) {
    this.#trouble = trouble;
  }

  keep() {
    clearTimeout(this.#timer);
    this.#wanted = true;
    document.addEventListener("visibilitychange", this.#look);
    this.#ask();
  }

  free() {
    clearTimeout(this.#timer);
    this.#wanted = false;
    document.removeEventListener("visibilitychange", this.#look);
    this.#trouble(null);
    const lock = this.#lock;
    this.#lock = null;
    release(lock);
  }

  /** For a pause, which may be a short one. */
  freeSoon() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.free(), PAUSE);
  }

  async #ask() {
    if (this.#lock || this.#asking) return;
    this.#asking = true;
    let lock = null;
    try {
      lock = await navigator.wakeLock.request("screen");
    } catch {}
    this.#asking = false;
    // It may have been freed in the meantime.
    if (!this.#wanted) {
      release(lock);
      return;
    }
    this.#lock = lock;
    this.#trouble(lock ? null : "no-lock");
    lock?.addEventListener("release", () => {
      if (this.#lock !== lock) return;
      this.#lock = null;
      if (document.visibilityState === "visible") this.#trouble("no-lock");
    });
  }
}

/** @param {WakeLockSentinel | null} lock */
async function release(lock) {
  try {
    await lock?.release();
  } catch {}
}
