import { Component } from "./component.js";
import { fetchDrawing } from "./drawing.js";
import { momentAt } from "./moment.js";

const TICK = 70; // milliseconds between two looks at the clock

/**
 * The movement of a stretch, there and back. It is fetched and moves only when the reader asks for
 * it, under reduced motion too. The drawing stands in the page, so colours and side reach it.
 */
export class MovingPicture extends Component {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #ran = 0; // milliseconds that it has moved
  #since = 0; // when it began to move, by the page's clock

  connected() {
    this.listen(this.piece("play"), "click", () => this.#toggle());
    this.listen(document, "visibilitychange", () => document.hidden && this.#pause());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pause();
  }

  async #toggle() {
    if (this.#timer !== undefined) return this.#pause();
    // A second press while it loads starts it no second time.
    if (!(await this.#loaded()) || this.#timer !== undefined) return;
    this.#since = performance.now();
    this.#timer = setInterval(() => this.#draw(), TICK);
    this.#say("playing");
  }

  #pause() {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#ran += performance.now() - this.#since;
    this.#say("paused");
  }

  async #loaded() {
    const stage = this.piece("stage");
    if (stage.childElementCount > 0) return true;
    // Its place is there as soon as it is asked for, so that nothing jumps when it comes.
    stage.hidden = false;
    try {
      stage.replaceChildren(await fetchDrawing(this.piece("drawing").href));
    } catch {
      stage.hidden = true;
      this.piece("trouble").hidden = false;
      return false;
    }
    this.piece("trouble").hidden = true;
    return true;
  }

  #draw() {
    const moments = this.querySelectorAll("[data-part=stage] > svg > g");
    const shown = momentAt(this.#ran + performance.now() - this.#since, moments.length);
    moments.forEach((moment, number) => {
      if (number === shown) moment.removeAttribute("display");
      else moment.setAttribute("display", "none");
    });
  }

  /** @param {"playing" | "paused"} state */
  #say(state) {
    const button = this.piece("play");
    button.textContent = button.dataset[state] ?? "";
  }
}
