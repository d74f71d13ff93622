import { Chooser } from "./chooser.js";
import { SIDE } from "./side.js";

/** "Which leg hurts?" */
export class SideChooser extends Chooser {
  constructor() {
    super(SIDE);
  }

  connected() {
    this.listen(this.piece("forget"), "click", () => this.choose(null));
    super.connected();
  }

  /** @param {string | null} side null forgets it */
  choose(side) {
    if (side === null) this.querySelector("input")?.focus();
    super.choose(side);
    const status = this.piece("status");
    status.textContent = side === null ? status.dataset.forgotten : "";
  }

  follow() {
    super.follow();
    this.piece("forget").disabled = this.chosen === null;
  }
}
