import { Component } from "./component.js";
import { keys, local, writeItem } from "./store.js";

/** Light, dark, or as the device has it: then nothing is stored. */
export class ThemeSwitch extends Component {
  connected() {
    const { dataset } = document.documentElement;
    const select = this.querySelector("select");
    if (select === null) return;
    select.value = dataset.theme ?? "auto";
    this.listen(select, "change", () => {
      const theme = select.value === "auto" ? null : select.value;
      writeItem(local, keys.theme, theme);
      if (theme === null) delete dataset.theme;
      else dataset.theme = theme;
    });
  }
}
