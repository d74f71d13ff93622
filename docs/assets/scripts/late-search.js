// The theme starts its search on every page: a worker reads all the words of the site, which takes a phone a
// second or more, and most readers never search. Here it starts when a reader turns to the search. Only a classic
// script comes before the theme's own.
(() => {
  const Worker = window.Worker;

  class LateWorker extends EventTarget {
    /** @type {unknown[]} */
    #waiting = [];
    /** @type {Worker | undefined} */
    #worker;

    /** @param {string | URL} address */
    constructor(address) {
      super();
      const start = () => {
        this.#worker ??= this.#started(address);
      };
      const form = document.forms.namedItem("search");
      if (!form || form.contains(document.activeElement)) start();
      form?.addEventListener("focusin", start, { once: true });
    }

    /** @param {string | URL} address */
    #started(address) {
      const worker = new Worker(address);
      worker.addEventListener("message", ({ data }) => {
        this.dispatchEvent(new MessageEvent("message", { data }));
      });
      for (const message of this.#waiting.splice(0)) worker.postMessage(message);
      return worker;
    }

    /** @param {unknown} message */
    postMessage(message) {
      if (this.#worker) this.#worker.postMessage(message);
      else this.#waiting.push(message);
    }
  }

  Object.assign(window, { Worker: LateWorker });
})();
