import { Component } from "./component.js";

/**
 * Shows and prints the chosen one of the sheets on the page. An address that ends in a sheet's id
 * chooses that sheet.
 */
export class RoutineChooser extends Component {
  connected() {
    this.listen(this, "change", () => this.#show());
    const print = this.piece("print");
    if (print) this.listen(print, "click", () => window.print());
    this.listen(window, "hashchange", () => this.#followAddress());
    this.#followAddress();
  }

  /** @returns {NodeListOf<HTMLElement>} */
  get #sheets() {
    return document.querySelectorAll("[data-routine]");
  }

  #followAddress() {
    const named = [...this.#sheets].find(({ id }) => `#${id}` === location.hash);
    for (const radio of this.querySelectorAll("input")) {
      if (radio.value === named?.dataset.routine) radio.checked = true;
    }
    this.#show();
    named?.scrollIntoView();
  }

  #show() {
    const chosen = this.querySelector("input:checked")?.getAttribute("value");
    for (const sheet of this.#sheets) sheet.hidden = sheet.dataset.routine !== chosen;
  }
}
