import { Component } from "./component.js";
import { fetchDrawing, fetchDrawingNow } from "./drawing.js";

const PATIENCE = 3000; // milliseconds that a page about to be printed may take for its pictures

/**
 * A picture. As an image in the page it needs no script, and the browser fetches it when it is scrolled
 * to. But an image does not see the colours of the page, so the drawing itself takes its place when it
 * has come.
 */
export class StillPicture extends Component {
  connected() {
    const image = this.#image;
    if (!image) return;
    this.listen(image, "load", () => this.#draw());
    this.listen(image, "error", () => this.#miss(true));
    if (!image.complete) this.toggleAttribute("data-waiting", true);
    else if (image.naturalWidth > 0) this.#draw();
    else this.#miss(true);
    this.listen(window, "beforeprint", (event) => this.#drawForPaper(event.timeStamp));
    this.listen(window, "online", () => this.#retry());
    this.listen(document, "visibilitychange", () => this.#retry());
  }

  /** Fetches it now, also if it did not come before. */
  load() {
    if (this.#image) this.#image.loading = "eager";
    this.#retry();
  }

  /** @returns {HTMLImageElement | null} what stands here until the drawing does */
  get #image() {
    return this.querySelector("img");
  }

  async #draw() {
    const image = this.#image;
    if (!image) return;
    try {
      // As an image it was fetched a moment ago.
      this.#show(await fetchDrawing(image.src, { cache: "force-cache" }));
    } catch {
      // The image is there all the same, in colours of its own.
      this.#miss(false);
    }
  }

  /**
   * Paper has every picture, and who prints waits for none that is still to come.
   *
   * @param {number} since when printing began, by the page's clock
   */
  #drawForPaper(since) {
    const image = this.#image;
    if (!image || !this.checkVisibility() || performance.now() - since > PATIENCE) return;
    try {
      this.#show(fetchDrawingNow(image.src));
    } catch {
      // The browser prints the image, if it has come.
    }
  }

  /** @param {Element} drawing */
  #show(drawing) {
    this.#image?.replaceWith(drawing);
    this.#miss(false);
  }

  /** @param {boolean} missing */
  #miss(missing) {
    this.toggleAttribute("data-waiting", missing);
    this.piece("trouble").hidden = !missing;
  }

  #retry() {
    if (!this.piece("trouble").hidden) this.#image?.setAttribute("src", this.#image.src);
  }
}
