import { Component } from "./component.js";
import { parseLog, toCsv, toJson } from "./session-log.js";
import { keys, local, readItem, writeItem } from "./store.js";
import { counted } from "./timer-words.js";

/** What is kept on this device, to be taken away or deleted. */
export class LogPanel extends Component {
  connected() {
    this.listen(document, "session-log-change", () => this.#draw());
    this.listen(this.piece("csv"), "click", () => this.#save("csv", toCsv, "text/csv"));
    this.listen(this.piece("json"), "click", () => this.#save("json", toJson, "application/json"));
    this.asks(this.piece("delete"), () => this.#delete());
    this.#draw();
  }

  get #entries() {
    return parseLog(readItem(local, keys.log));
  }

  #delete() {
    const status = this.piece("status");
    status.textContent = status.dataset[writeItem(local, keys.log, null) ? "deleted" : "refused"];
    this.#draw();
    // The button is gone, and the focus with it.
    status.focus();
  }

  #draw() {
    const entries = this.#entries;
    const none = entries.length === 0;
    this.hidden = none && this.piece("status").textContent === "";
    const count = this.piece("count");
    count.textContent = counted(JSON.parse(count.dataset.words), entries.length);
    for (const name of ["csv", "json", "delete"]) this.piece(name).disabled = none;
    const rows = entries.toReversed().map(({ at, routine, complete }) => {
      const item = document.createElement("li");
      const words = this.piece("list").dataset;
      const date = new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
      const name = document.getElementById(`play-${routine}-title`)?.textContent ?? routine;
      item.textContent = `${date}: ${name}, ${complete ? words.complete : words.partial}`;
      return item;
    });
    this.piece("list").replaceChildren(...rows);
  }

  /** @type {(ending: string, write: typeof toCsv, type: string) => void} */
  #save(ending, write, type) {
    const address = URL.createObjectURL(new Blob([write(this.#entries)], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `back-exercises-log.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}
