/** A custom element whose listeners go when it goes. */
// Where there is no page, as in a test, the pure functions beside an element can still be imported.
export class Component extends (globalThis.HTMLElement ?? Object) {
  #listening = new AbortController();

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

  /** @type {(name: string) => any} */
  piece(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }
}
