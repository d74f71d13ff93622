/** @import { Side } from "./types" */

import { Component } from "./component.js";
import { parseSide, readSide, writeSide } from "./side.js";
import { keys, local } from "./store.js";

const CHANGED = "side-change";

/** @param {Side | null} side */
function show(side) {
  const { dataset } = document.documentElement;
  if (side === null) delete dataset.side;
  else dataset.side = side;
  document.dispatchEvent(new CustomEvent(CHANGED));
}

/**
 * "Which leg hurts?" Styles follow `html[data-side]`; this keeps that, the store and every chooser,
 * in other tabs too, in step.
 */
export class SideChooser extends Component {
  connected() {
    this.listen(this, "change", ({ target }) => this.#choose(parseSide(target.value)));
    this.listen(this.piece("forget"), "click", () => this.#choose(null));
    this.listen(document, CHANGED, () => this.#follow());
    this.listen(window, "storage", ({ key, newValue }) => {
      // The key is null when everything was cleared.
      if (key === keys.side || key === null) show(parseSide(newValue));
    });
    this.listen(window, "pageshow", ({ persisted }) => {
      // A page that comes back from the cache has missed what was chosen meanwhile.
      if (persisted) show(readSide(local));
    });
    this.#follow();
  }

  /** @param {Side | null} side null forgets it */
  #choose(side) {
    if (side === null) this.querySelector("input")?.focus();
    writeSide(local, side);
    show(side);
    const status = this.piece("status");
    status.textContent = side === null ? status.dataset.forgotten : "";
  }

  #follow() {
    const side = parseSide(document.documentElement.dataset.side);
    for (const radio of this.querySelectorAll("input")) radio.checked = radio.value === side;
    this.piece("forget").disabled = side === null;
  }
}
