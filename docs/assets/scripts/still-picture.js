import { Component } from "./component.js";
import { fetchDrawing, fetchDrawingNow } from "./drawing.js";

/**
 * A picture. As an image in the page it needs no script, and the browser fetches it when it is scrolled
 * to. But an image does not see the colours of the page, so the drawing itself takes its place when it
 * has come.
 */
export class StillPicture extends Component {
  connected() {
    const image = this.querySelector("img");
    if (!image) return;
    this.listen(image, "load", () => this.#draw(image));
    this.listen(image, "error", () => this.#miss(true));
    if (image.complete) image.naturalWidth > 0 ? this.#draw(image) : this.#miss(true);
    this.listen(window, "beforeprint", () => this.#drawForPaper(image));
    this.listen(window, "online", () => image.isConnected && image.setAttribute("src", image.src));
  }

  /** @param {HTMLImageElement} image */
  async #draw(image) {
    if (!image.isConnected) return;
    try {
      image.replaceWith(await fetchDrawing(image.src));
      this.#miss(false);
    } catch {
      this.#miss(true);
    }
  }

  /**
   * Paper has all pictures of the page, and does not wait for them.
   *
   * @param {HTMLImageElement} image
   */
  #drawForPaper(image) {
    if (!image.isConnected || this.closest("[hidden]")) return;
    try {
      image.replaceWith(fetchDrawingNow(image.src));
      this.#miss(false);
    } catch {
      this.#miss(true);
    }
  }

  /** @param {boolean} missing */
  #miss(missing) {
    this.piece("trouble").hidden = !missing;
  }
}
