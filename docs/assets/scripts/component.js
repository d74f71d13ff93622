const ASKING = 10_000; // milliseconds
const SAME_PRESS = 400; // milliseconds in which a second press is a double tap, a shaky finger or a held key

/** A custom element whose listeners go when it goes. */
// Where there is no page, as in a test, the pure functions beside an element can still be imported.
export class Component extends (globalThis.HTMLElement ?? Object) {
  #listening = new AbortController();
  /** @type {Map<string, Element | null>} */
  #pieces = new Map();

  connectedCallback() {
    this.#listening = new AbortController();
    this.connected();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  connected() {}

  /** @type {(target: EventTarget, type: string, listener: (event: any) => void) => void} */
  listen(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.#listening.signal });
  }

  /** @type {(name: string) => any} a part of the element, which stays as long as the element does */
  piece(name) {
    const known = this.#pieces.get(name) ?? this.querySelector(`[data-part="${name}"]`);
    this.#pieces.set(name, known);
    return known;
  }

  /** @type {(button: HTMLElement, act: () => void) => void} for each press of a button, but one press that is two */
  pressed(button, act) {
    let last = -SAME_PRESS;
    this.listen(button, "click", () => {
      const before = last;
      last = performance.now();
      if (last - before >= SAME_PRESS) act();
    });
  }

  /**
   * A button that asks first, so that no slip of a finger loses anything: `data-asking` is its name
   * while it does, which is not for long. Gives what takes the question back.
   *
   * @type {(button: HTMLButtonElement, act: () => void, told?: (asking: boolean) => void) => () => void}
   */
  asks(button, act, told) {
    const name = button.textContent;
    let asking = false;
    let timer = 0;
    /** @param {boolean} now */
    const ask = (now) => {
      if (asking === now) return;
      asking = now;
      clearTimeout(timer);
      if (asking) timer = window.setTimeout(() => ask(false), ASKING);
      button.textContent = (asking && button.dataset.asking) || name;
      told?.(asking);
    };
    this.pressed(button, () => {
      const answered = asking;
      ask(!asking);
      if (answered) act();
    });
    this.listen(button, "blur", () => ask(false));
    return () => ask(false);
  }
}
