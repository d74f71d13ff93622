import { HoldTimer } from "./hold-timer.js";
import { MovingPicture } from "./moving-picture.js";
import { RoutineChooser } from "./routine-chooser.js";
import { SideChooser } from "./side-chooser.js";
import { upgradeMenus } from "./site-menu.js";
import { SkinChooser } from "./skin-chooser.js";
import { StretchFilter } from "./stretch-filter.js";
import { ThemeSwitch } from "./theme-switch.js";

/** @type {Readonly<Record<string, CustomElementConstructor>>} */
const elements = {
  "hold-timer": HoldTimer,
  "moving-picture": MovingPicture,
  "routine-chooser": RoutineChooser,
  "side-chooser": SideChooser,
  "skin-chooser": SkinChooser,
  "stretch-filter": StretchFilter,
  "theme-switch": ThemeSwitch,
};

for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
upgradeMenus();
