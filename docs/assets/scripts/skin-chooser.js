import { Chooser } from "./chooser.js";
import { SKIN, USUAL_SKIN } from "./skin.js";

/** "Skin colour in the pictures": the one that is drawn is always marked. */
export class SkinChooser extends Chooser {
  constructor() {
    super(SKIN);
  }

  get chosen() {
    return super.chosen ?? USUAL_SKIN;
  }
}
