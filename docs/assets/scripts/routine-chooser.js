import { Component } from "./component.js";

/**
 * Shows and prints the chosen one of the sheets on the page. An address that ends in a sheet's id
 * chooses that sheet.
 */
export class RoutineChooser extends Component {
  connected() {
    this.listen(this, "change", () => {
      this.#show();
      // A reload finds it again, and no address tells what was chosen, nor what another choice was.
      history.replaceState({ routine: this.#chosen }, "", location.pathname);
    });
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
    const wanted = named?.dataset.routine ?? history.state?.routine;
    for (const radio of this.querySelectorAll("input")) {
      if (radio.value === wanted) radio.checked = true;
    }
    this.#show();
    named?.scrollIntoView();
  }

  #show() {
    for (const sheet of this.#sheets) sheet.hidden = sheet.dataset.routine !== this.#chosen;
    document.dispatchEvent(new Event("routine-change"));
  }

  get #chosen() {
    return this.querySelector("input:checked")?.getAttribute("value");
  }
}
