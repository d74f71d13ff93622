/** @import { Answer } from "./types" */

import { Component } from "./component.js";
import { keys, local } from "./store.js";

/**
 * A question with radio buttons. Styles follow the answer on the root element; this keeps that, the
 * store and every chooser, in other tabs too, in step.
 */
export class Chooser extends Component {
  /** @type {Answer<string>} */
  #answer;

  /** @param {Answer<string>} answer */
  constructor(answer) {
    super();
    this.#answer = answer;
  }

  connected() {
    const { name, parse, read } = this.#answer;
    this.listen(this, "change", ({ target }) => this.choose(parse(target.value)));
    this.listen(document, `${name}-change`, () => this.follow());
    this.listen(window, "storage", ({ key, newValue }) => {
      // The key is null when everything was cleared.
      if (key === keys[name] || key === null) this.#show(parse(newValue));
    });
    this.listen(window, "pageshow", ({ persisted }) => {
      // A page that comes back from the cache has missed what was chosen meanwhile.
      if (persisted) this.#show(read(local));
    });
    this.follow();
  }

  /** What stands on the root element. */
  get chosen() {
    return this.#answer.parse(document.documentElement.dataset[this.#answer.name]);
  }

  /** @param {string | null} value null forgets it */
  choose(value) {
    this.#answer.write(local, value);
    this.#show(value);
  }

  follow() {
    for (const radio of this.querySelectorAll("input")) radio.checked = radio.value === this.chosen;
  }

  /** @param {string | null} value */
  #show(value) {
    const { name } = this.#answer;
    const { dataset } = document.documentElement;
    if (value === null) delete dataset[name];
    else dataset[name] = value;
    document.dispatchEvent(new CustomEvent(`${name}-change`));
  }
}
