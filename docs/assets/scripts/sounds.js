/** @import { CueSettings, Tone, ToneAt } from "./types" */
/** @typedef {AudioNode & { stop?: () => void }} Node */

const AHEAD = 70_000; // milliseconds; a hidden page is woken once a minute at worst
const STILL = 1000; // milliseconds in which sound that is allowed has begun
const CLOSING = 3000; // milliseconds in which every sound fades

// Seconds.
const WAKING = 0.4;
const SHIFT = 0.2; // two clocks that are read one after the other differ by less
const LAG = 0.1; // by which the clock of sound may be behind the page's

// Of 1.
const LOUD = 0.3;
const HARDLY_HEARD = 0.003;
const NOT_HEARD = 0.0001;

/** @type {Record<Tone, number[][]>} hertz, seconds after its moment, seconds to fade */
const NOTES = {
  start: [[392, 0, 0.9]],
  half: [
    [523, 0, 0.25],
    [523, 0.25, 0.25],
  ],
  last: [[659, 0, 0.12]],
  end: [
    [523, 0, 0.9],
    [659, 0.18, 0.9],
  ],
  switch: [
    [659, 0, 0.25],
    [523, 0.25, 0.25],
    [659, 0.5, 0.9],
  ],
  done: [
    [523, 0, 0.9],
    [659, 0.25, 0.9],
    [784, 0.5, 1.4],
  ],
};

/** @param {() => unknown} run what may throw, or give a promise that fails */
function quietly(run) {
  try {
    Promise.resolve(run()).catch(() => {});
  } catch {}
}

/** @param {string} type how iPhones treat our sound, by their mute switch and beside other music */
function declare(type) {
  quietly(() => {
    /** @type {any} */
    const { audioSession } = navigator;
    if (audioSession) audioSession.type = type;
  });
}

/**
 * Soft sounds by the clock of the device that plays them, so that no busy or hidden page makes them
 * late. Whatever goes wrong with them, the timer runs on, and all that it says is seen as well.
 */
export class Sounds {
  #trouble;
  /** @type {AudioContext | null} */
  #context = null;
  #volume = 1;
  /** @type {Map<ToneAt, { moment: number, nodes: Node[] }>} */
  #planned = new Map();
  /** @type {readonly ToneAt[] | null} */
  #tones = null;
  /** The session's start by the clock of sound, in seconds. */
  #zero = 0;
  /** What the clock of sound showed when it was last seen to move, and when that was. */
  #time = 0;
  #moved = 0;
  #rebuilt = false;
  #closing = 0;
  /** Who was last let through. @type {Sounds | null} */
  static #last = null;

  /** @param {(name: "blocked" | null) => void} trouble */
  constructor(trouble) {
    this.#trouble = trouble;
  }

  /**
   * Browsers allow sound only from within a tap or a key press: call this there, each time.
   *
   * @type {(settings: Pick<CueSettings, "volume" | "mix">, steady: number) => void}
   */
  unlock({ volume, mix }, steady) {
    clearTimeout(this.#closing);
    Sounds.#last = this;
    declare(mix ? "ambient" : "playback");
    if (volume !== this.#volume) this.clear();
    this.#volume = volume;
    if (this.#rebuilt || this.#context?.state === "closed") this.#discard();
    this.#rebuilt = false;
    this.#open(steady);
  }

  /**
   * Plans what is due soon. A session may wait before it goes on.
   *
   * @type {(tones: readonly ToneAt[], ran: number, waiting?: number) => void}
   */
  schedule(tones, ran, waiting = 0) {
    const context = this.#context;
    // One that stands still would keep the sounds and play them at some later moment.
    if (context?.state !== "running") {
      this.clear();
      return;
    }
    const reached = ran - waiting;
    const zero = context.currentTime - reached / 1000;
    // The session went to another place, or the clock of sound stood for a while.
    if (tones !== this.#tones || Math.abs(zero - this.#zero) > SHIFT) {
      this.clear();
      this.#tones = tones;
      this.#zero = zero;
    }
    for (const each of tones) {
      if (each.at < ran || each.at > reached + AHEAD || this.#planned.has(each)) continue;
      const moment = zero + each.at / 1000;
      this.#planned.set(each, { moment, nodes: this.#sound(context, each.tone, moment) });
    }
  }

  /** Takes back what is still to come, but for what comes within some seconds. */
  clear(within = 0) {
    const until = (this.#context?.currentTime ?? 0) + within;
    for (const { moment, nodes } of this.#planned.values()) {
      for (const node of moment > until ? nodes : []) {
        quietly(() => {
          node.disconnect();
          node.stop?.();
        });
      }
    }
    this.#planned.clear();
    this.#tones = null;
  }

  /**
   * Sees whether the clock of sound moves, and mends once what can be mended without a tap.
   *
   * @param {number} steady
   */
  check(steady) {
    const context = this.#context;
    const runs = context?.state === "running";
    if (runs && context.currentTime !== this.#time) {
      this.#time = context.currentTime;
      this.#moved = steady;
      this.#trouble(null);
    } else if (steady - this.#moved >= STILL) {
      if (!runs || this.#rebuilt) {
        this.#trouble("blocked");
        return;
      }
      this.#rebuilt = true;
      this.#discard();
      this.#open(steady);
    }
  }

  /** @param {Tone} tone to hear as soon as sound is allowed */
  play(tone) {
    const context = this.#context;
    quietly(async () => {
      await context?.resume();
      if (context) this.#sound(context, tone, context.currentTime + WAKING);
    });
  }

  /** Lets what sounds fade. A tone of this very moment may not have begun by its own clock. */
  closeSoon() {
    this.clear(LAG);
    clearTimeout(this.#closing);
    this.#closing = window.setTimeout(() => this.close(), CLOSING);
  }

  close() {
    clearTimeout(this.#closing);
    this.#discard();
    this.#trouble(null);
    // Another timer may need the channel by now.
    if (Sounds.#last === this) declare("auto");
  }

  /** @param {number} steady */
  #open(steady) {
    this.#moved = steady;
    quietly(() => {
      this.#context ??= new AudioContext();
      this.#time = this.#context.currentTime;
      // It may neither succeed nor fail, so nothing waits for it.
      return this.#context.resume();
    });
  }

  #discard() {
    this.clear();
    const context = this.#context;
    this.#context = null;
    quietly(() => context?.close());
  }

  /**
   * One sound, behind a hum that is hardly heard: headphones that have to wake first lose only that.
   *
   * @type {(context: AudioContext, tone: Tone, moment: number) => Node[]}
   */
  #sound(context, tone, moment) {
    /** @type {Node[]} */
    const nodes = [];
    /** @type {(hertz: number, start: number, end: number, first: number, last: number) => void} */
    const add = (hertz, start, end, first, last) => {
      const note = context.createOscillator();
      const volume = context.createGain();
      nodes.push(note, volume);
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(first, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(last, end);
      note.connect(volume).connect(context.destination);
      note.start(start);
      note.stop(end);
    };
    quietly(() => {
      const waking = Math.max(context.currentTime, moment - WAKING);
      add(220, waking, moment, HARDLY_HEARD, HARDLY_HEARD);
      for (const [hertz = 0, after = 0, length = 0] of NOTES[tone]) {
        const start = moment + after;
        add(hertz, start, start + length, LOUD * this.#volume, NOT_HEARD);
      }
    });
    return nodes;
  }
}
