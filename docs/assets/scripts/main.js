import { MovingPicture } from "./moving-picture.js";
import { RoutineChooser } from "./routine-chooser.js";
import { SideChooser } from "./side-chooser.js";
import { upgradeMenus } from "./site-menu.js";
import { SkinChooser } from "./skin-chooser.js";
import { StillPicture } from "./still-picture.js";
import { StretchFilter } from "./stretch-filter.js";
import { ThemeSwitch } from "./theme-switch.js";

/** @type {Readonly<Record<string, CustomElementConstructor>>} */
const elements = {
  "moving-picture": MovingPicture,
  "routine-chooser": RoutineChooser,
  "side-chooser": SideChooser,
  "skin-chooser": SkinChooser,
  "still-picture": StillPicture,
  "stretch-filter": StretchFilter,
  "theme-switch": ThemeSwitch,
};

/** @type {(name: string, element: CustomElementConstructor) => void} */
function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}

for (const [name, element] of Object.entries(elements)) define(name, element);
// What runs a session is a good part of all scripts, and most pages have none.
if (document.querySelector("hold-timer")) {
  import("./hold-timer.js").then(({ HoldTimer }) => define("hold-timer", HoldTimer));
}
if (document.querySelector("routine-player")) {
  import("./log-panel.js").then(({ LogPanel }) => define("log-panel", LogPanel));
  import("./routine-player.js").then(({ RoutinePlayer }) =>
    define("routine-player", RoutinePlayer),
  );
}
if (document.querySelector("cue-list")) {
  import("./cue-list.js").then(({ CueList }) => define("cue-list", CueList));
}
upgradeMenus();
