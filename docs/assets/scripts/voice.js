/** @import { Saying, SpeechDevices } from "./types" */

const PER_LETTER = 75; // milliseconds at the usual rate
const BEGINNING = 400; // milliseconds
const DIGIT = "seven"; // as long as it takes to say one

const SLOWEST = 0.7; // of the usual rate
const LONGEST = 8000; // milliseconds; some browsers stop soon after
const LATE = 1000; // milliseconds by which the timers of a hidden page may be
const SETTLING = 100; // milliseconds after `cancel` in which what is spoken may be lost

/**
 * About how many milliseconds a text takes, rather too many than too few.
 *
 * @type {(text: string, rate: number) => number}
 */
export const speakingTime = (text, rate) =>
  BEGINNING + (text.replace(/\d/g, DIGIT).length * PER_LETTER) / rate;

/** @type {(text: string) => string[]} */
function cut(text) {
  if (speakingTime(text, SLOWEST) <= LONGEST) return [text];
  const middle = Math.ceil(text.length / 2);
  const at = text.lastIndexOf(" ", middle) + 1 || middle;
  return [text.slice(0, at), text.slice(at)].flatMap((piece) => cut(piece.trim()));
}

/** @type {(text: string) => string[]} */
const pieces = (text) =>
  (text.replace(/\s+/g, " ").match(/[^ ].*?(?:[.!?…](?= |$)|$)/g) ?? []).flatMap(cut);

/** @param {string} lang */
const language = (lang) => lang.split(/[-_]/)[0]?.toLowerCase();

/** @returns {SpeechDevices} */
const browser = () => ({
  synth: globalThis.speechSynthesis,
  later: (run, wait) => setTimeout(run, wait),
  cancel: (timer) => clearTimeout(timer),
  now: () => performance.now(),
});

/** Says one text after the other by a clock of its own, for speech may never tell that it ended. */
export class Voice {
  rate = 1;
  volume = 1;

  #lang;
  #devices;
  /** @type {{ text: string, urgent: boolean, before: number }[]} */
  #queue = [];
  // Kept while it lasts: a browser that cleans it up never tells of its end.
  /** @type {{ utterance: SpeechSynthesisUtterance, urgent: boolean, over: number } | null} */
  #current = null;
  /** @type {any} */
  #timer;
  /** When speech may begin after the last `cancel`. */
  #settled = 0;
  /** When all that was taken on should be over. */
  #over = 0;
  /** Whether it has ever told of an end. Until then it is taken at its estimate. */
  #tells = false;
  #failed = false;

  /**
   * @param {string} lang
   * @param {Partial<SpeechDevices>} devices
   */
  constructor(lang, devices = {}) {
    this.#lang = lang;
    this.#devices = { ...browser(), ...devices };
    // Some browsers look for their voices only when they are first asked.
    this.#voice;
  }

  /** Asked each time: voices may come late. */
  get ready() {
    return !this.#failed && this.#voice !== undefined;
  }

  /** @type {(text: string, saying?: Saying) => boolean} whether it will be spoken */
  say(text, { urgent = false, until = Infinity } = {}) {
    const { now } = this.#devices;
    const parts = pieces(text);
    if (parts.length === 0 || !this.ready) return false;
    if (urgent) this.#giveWay();
    const before = now() + until;
    const start = Math.max(now(), this.#settled, urgent ? (this.#current?.over ?? 0) : this.#over);
    const over = parts.reduce((sum, part) => sum + speakingTime(part, this.rate), start);
    if (!urgent && over > before) return false;
    this.#over = over;
    this.#queue.push(...parts.map((part) => ({ text: part, urgent, before })));
    if (!this.#current) this.#next();
    return !this.#failed;
  }

  /** What has not begun is out of date. What has begun is heard to the end, which it may never tell of. */
  #giveWay() {
    const { later, cancel, now } = this.#devices;
    this.#queue = [];
    if (!this.#current) return;
    const left = this.#current.urgent ? this.#current.over - now() : 0;
    if (left <= 0) {
      this.#stop();
      return;
    }
    cancel(this.#timer);
    this.#timer = later(() => this.#goOn(), left);
  }

  #goOn() {
    this.#stop();
    this.#next();
  }

  /** Stops, and gives a voice that failed another chance. */
  hush() {
    this.#queue = [];
    this.#over = 0;
    this.#failed = false;
    this.#stop();
  }

  get #voice() {
    const { synth } = this.#devices;
    try {
      const voices = synth?.getVoices() ?? [];
      // One that is not on the device would be sent all that is said.
      const ours = voices.filter(
        ({ lang, localService }) => localService && language(lang) === language(this.#lang),
      );
      return ours.find((voice) => voice.default) ?? ours[0];
    } catch {
      return undefined;
    }
  }

  #stop() {
    const { synth, cancel, now } = this.#devices;
    cancel(this.#timer);
    if (!this.#current) return;
    this.#current = null;
    this.#settled = now() + SETTLING;
    try {
      synth?.cancel();
    } catch {}
  }

  #next() {
    const { synth, later, cancel, now } = this.#devices;
    cancel(this.#timer);
    if (now() < this.#settled) {
      this.#timer = later(() => this.#next(), this.#settled - now());
      return;
    }
    const voice = this.#voice;
    if (!voice) this.#queue = [];
    const piece = this.#queue.shift();
    if (!voice || !piece) return;
    const length = speakingTime(piece.text, this.rate);
    // The one before may have taken much longer than it should have.
    if (!piece.urgent && now() + length > piece.before + LATE) {
      this.#next();
      return;
    }
    try {
      const utterance = new SpeechSynthesisUtterance(piece.text);
      const isCurrent = () => this.#current?.utterance === utterance;
      utterance.voice = voice;
      utterance.lang = voice.lang.replace("_", "-");
      utterance.rate = this.rate;
      utterance.volume = this.volume;
      const ended = () => {
        if (!isCurrent()) return;
        this.#current = null;
        this.#next();
      };
      utterance.onend = () => {
        this.#tells = true;
        ended();
      };
      utterance.onerror = ({ error }) => {
        if (!isCurrent()) return;
        // A call, say, breaks off what is said, and no more.
        if (error === "interrupted" || error === "canceled") this.#goOn();
        else this.#fail();
      };
      this.#current = { utterance, urgent: piece.urgent, over: now() + length };
      this.#timer = this.#tells
        ? later(() => this.#goOn(), length * 1.5 + 1000)
        : later(ended, length);
      synth?.speak(utterance);
    } catch {
      this.#fail();
    }
  }

  #fail() {
    this.#stop();
    this.#failed = true;
  }
}
