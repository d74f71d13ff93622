/** @import { CueSettings, Saying, Tone, ToneAt, Trouble } from "./types" */

import { CUE_SETTINGS } from "./cue-settings.js";
import { ScreenLock } from "./screen-lock.js";
import { Sounds } from "./sounds.js";
import { vibrate } from "./vibration.js";
import { Voice } from "./voice.js";

const AWAKE = 3000; // milliseconds

const DEVICES = { ScreenLock, Sounds, Voice, vibrate };

/**
 * Guides who cannot look at the screen. What they want and what there is may change at any time, so
 * both are asked at each moment.
 */
export class Guide {
  /** @type {CueSettings} */
  settings = { ...CUE_SETTINGS };

  #notice;
  #sounds;
  #voice;
  #lock;
  #vibrate;
  #going = false;
  /** Whether it was ever asked to be heard: before the first tap a browser lets nothing be. */
  #asked = false;
  /** @type {Trouble | null} */
  #sound = null;
  /** @type {Trouble | null} */
  #screen = null;
  #noticed = "";

  /**
   * @param {string} lang
   * @param {(names: readonly Trouble[]) => void} notice
   * @param {Partial<typeof DEVICES>} devices
   */
  constructor(lang, notice, devices = {}) {
    const { ScreenLock, Sounds, Voice, vibrate } = { ...DEVICES, ...devices };
    this.#notice = notice;
    this.#voice = new Voice(lang);
    this.#vibrate = vibrate;
    this.#sounds = new Sounds((name) => {
      this.#sound = name;
      this.#review();
    });
    this.#lock = new ScreenLock((name) => {
      this.#screen = name;
      this.#review();
    });
  }

  /** @param {CueSettings} settings */
  take(settings) {
    this.settings = settings;
    this.#review();
  }

  /** @param {number} steady within each tap that starts or resumes, or follows blocked sound */
  start(steady) {
    this.#going = this.#asked = true;
    // With a voice too, for that may go.
    if (this.settings.mode !== "silent") this.#sounds.unlock(this.settings, steady);
    this.#lock.keep();
    this.#review();
  }

  /** @type {(tones: readonly ToneAt[], ran: number, steady: number, waiting?: number) => void} */
  tick(tones, ran, steady, waiting) {
    if (this.#beeps) {
      this.#sounds.check(steady);
      this.#sounds.schedule(tones, ran, waiting);
    } else {
      this.#sounds.clear();
    }
    if (!this.#speaks) this.#voice.hush();
    this.#review();
  }

  /** @param {Tone} tone now due; its sound was planned ahead */
  tone(tone) {
    if (this.settings.vibration) this.#vibrate(tone);
  }

  /** What was paused goes on where no tone is planned. */
  goOn() {
    this.tone("start");
    if (this.#beeps) this.#sounds.play("start");
  }

  /** @type {(text: string, saying?: Saying) => boolean} whether it is spoken, and so not written */
  say(text, saying) {
    this.#voice.rate = this.settings.rate;
    this.#voice.volume = this.settings.volume;
    return this.#asked && this.#speaks && this.#voice.say(text, saying);
  }

  /** What is to be said of a pause or an end is said after it. */
  pause() {
    this.#sounds.clear();
    this.#voice.hush();
    this.#lock.freeSoon();
  }

  stop() {
    this.#voice.hush();
    this.end();
  }

  /** As after a whole session, whose last words may still be spoken. */
  end() {
    this.#going = false;
    this.#sounds.closeSoon();
    this.#lock.free();
  }

  /** @type {(steady: number, text?: string) => void} within a tap */
  test(steady, text = "") {
    this.#asked = true;
    this.tone("end");
    this.say(text, { urgent: true });
    this.#review();
    if (!this.#beeps) return;
    this.#sounds.unlock(this.settings, steady);
    this.#sounds.play("end");
    if (!this.#going) this.#sounds.closeSoon();
  }

  close() {
    this.stop();
    this.#sounds.close();
  }

  /**
   * In how many milliseconds it has to be looked at again, for anyone to be guided: sounds are planned
   * ahead, a voice is not, and what is only seen is not seen on a hidden page.
   */
  get within() {
    if (this.#beeps && !this.#sound) return Infinity;
    return this.#speaks || !document.hidden ? AWAKE : -1;
  }

  /** Whether a voice has to count, because nothing else does. */
  get counts() {
    return this.#speaks && !this.#beeps;
  }

  get #speaks() {
    return this.settings.mode === "voice" || this.settings.mode === "both";
  }

  get #beeps() {
    return this.settings.mode === "voice" ? !this.#voice.ready : this.settings.mode !== "silent";
  }

  #review() {
    /** @type {Trouble[]} */
    const names = [];
    if (this.#sound && this.#beeps) names.push(this.#sound);
    if (this.#asked && this.#speaks && !this.#voice.ready) names.push("no-voice");
    if (this.#screen) names.push(this.#screen);
    if (`${names}` === this.#noticed) return;
    this.#noticed = `${names}`;
    this.#notice(names);
  }
}
