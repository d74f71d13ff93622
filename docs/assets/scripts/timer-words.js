/** @import { Place, Plan, Plural, Words } from "./types" */

// The timer's words stand in its template; here they get their numbers and sides.

import { workingSide } from "./side.js";

const plurals = new Intl.PluralRules("en-GB");

/** @type {(text: string, values: Record<string, string | number>) => string} */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

/** @type {(forms: Plural, n: number) => string} */
export const counted = (forms, n) =>
  fill(plurals.select(n) === "one" ? forms.one : forms.other, { n });

/** @type {(text: string, plan: Plan, place: Place, turn?: string) => string} */
export const atPlace = (text, { repetitions }, { repetition }, turn = "") =>
  fill(text, { n: repetition, all: repetitions, turn });

/** @type {(words: Words, plan: Plan, place: Place, sore: unknown) => string} */
export function place(words, plan, at, sore) {
  const side = plan.laterality === "unilateral" && workingSide(sore, at.turn);
  const turn = side ? words[side] : words.turns[at.turn];
  return atPlace(side || plan.turns > 1 ? words.inTurn : words.alone, plan, at, turn);
}

/** @type {(words: Words, plan: Plan) => string} */
export const outline = ({ works, minutes }, { phases, work, end }) =>
  `${counted(works, phases.filter(({ kind }) => kind === work).length)}, ${counted(minutes, Math.ceil(end / 60_000))}`;

/** @type {(words: Words, name: string, plan: Plan, place: Place & { digits: number }, sore: unknown) => string} */
export const say = (words, name, plan, view, sore) =>
  fill(words.say[name] ?? "", {
    where: place(words, plan, view, sore),
    seconds: `${view.digits} ${counted(words.seconds, view.digits)}`,
  });
