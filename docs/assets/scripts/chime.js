const NOTES = [523.25, 659.25]; // hertz
const APART = 0.18; // seconds
const LENGTH = 0.9; // seconds
const LOUDNESS = 0.2; // of 1

/**
 * Two soft notes. Sound is an extra here: whatever goes wrong with it, the timer runs on, and all
 * that it says is seen as well.
 */
export class Chime {
  /** @type {AudioContext | null} */
  #context = null;

  /** Browsers allow sound only from within a tap or a key press: call this there. */
  unlock() {
    try {
      this.#context ??= new AudioContext();
      this.#context.resume()?.catch(() => {});
    } catch {
      this.#context = null;
    }
  }

  play() {
    const context = this.#context;
    // One that stands still would keep the notes and play them at some later moment.
    if (context?.state !== "running") return;
    try {
      for (const [index, hertz] of NOTES.entries()) {
        const start = context.currentTime + index * APART;
        const note = context.createOscillator();
        const volume = context.createGain();
        note.frequency.value = hertz;
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03);
        volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
        note.connect(volume).connect(context.destination);
        note.start(start);
        note.stop(start + LENGTH);
      }
    } catch {}
  }

  close() {
    try {
      this.#context?.close()?.catch(() => {});
    } catch {}
    this.#context = null;
  }
}
