/** @import { Card, Wish } from "./types" */

import { Component } from "./component.js";

/** @type {(card: Card, wish: Wish) => boolean} */
export const matches = ({ fit, position, places, minutes }, wish) =>
  fit !== "leave_out" &&
  (!wish.position || position === wish.position) &&
  (!wish.minutes || minutes <= Number(wish.minutes)) &&
  (!wish.floor || places.includes("bed") || places.includes("chair"));

/** Shows those cards beside it that fit what its form says; a group without any goes too. */
export class StretchFilter extends Component {
  connected() {
    this.listen(this, "change", () => this.#filter());
    this.listen(this.piece("all"), "click", () => {
      this.piece("form").reset();
      this.#filter();
    });
    // There is nothing to send, and Enter in a field would load the page anew.
    this.listen(this, "submit", (event) => event.preventDefault());
  }

  #filter() {
    /** @type {Wish} */
    const wish = Object.fromEntries(new FormData(this.piece("form")));
    /** @type {(name: string) => HTMLElement[]} */
    const all = (name) => Array.from(this.parentElement?.querySelectorAll(name) ?? []);
    const cards = all("[data-stretch-card]");
    let shown = 0;
    let leftOut = 0;
    for (const card of cards) {
      const { position = "", places = "", minutes } = card.dataset;
      const fit = card.getAttribute(`data-fit-${wish.cause}`);
      card.hidden = !matches(
        { fit, position, places: places.split(" "), minutes: Number(minutes) },
        wish,
      );
      shown += card.hidden ? 0 : 1;
      leftOut += fit === "leave_out" ? 1 : 0;
    }
    for (const group of all("[data-stretch-group]")) {
      group.hidden = !group.querySelector("[data-stretch-card]:not([hidden])");
    }

    const { dataset } = this.piece("status");
    const [cause] = this.piece("cause").selectedOptions;
    let text = shown === cards.length ? dataset.all : shown ? dataset.some : dataset.none;
    if (wish.floor && shown) text += ` ${dataset.floor}`;
    if (leftOut) text += ` ${dataset.leftOut}`;
    const values = { all: cards.length, shown, leftOut, cause: cause.text };
    for (const [name, value] of Object.entries(values)) text = text.replace(`{${name}}`, value);
    this.piece("status").textContent = text;
  }
}
