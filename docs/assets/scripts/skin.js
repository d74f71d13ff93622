import { answer } from "./answer.js";

/** Which skin colour the person in the pictures has, from the lightest to the darkest. */
export const SKIN = answer("skin", ["1", "2", "3", "4", "5"]);

/** What is drawn while nothing is chosen. */
export const USUAL_SKIN = "2";
