/** @import { ExerciseWords, Place, Plan, Plural, View, Words } from "./types" */

// The words stand in the page; here they get their numbers and sides.

import { turnsOf } from "./session-plan.js";
import { sideOf } from "./side.js";

const plurals = new Intl.PluralRules("en-GB");

/** @type {(text: string, values: Record<string, string | number>) => string} */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

/** @type {(forms: Plural, n: number) => string} */
export const counted = (forms, n) =>
  fill(plurals.select(n) === "one" ? forms.one : forms.other, { n });

/** @type {(text: string, plan: Plan, place: Place, turn?: string) => string} */
export const atPlace = (text, { routine }, { exercise, repetition }, turn = "") =>
  fill(text, { n: repetition, all: routine[exercise]?.repetitions ?? 0, turn });

/** @type {(words: ExerciseWords, plan: Plan, place: Place, sore: unknown) => string} */
export function place(words, plan, at, sore) {
  const exercise = plan.routine[at.exercise];
  const side = sideOf(exercise, sore, at.turn);
  const turn = side ? words[side] : words.turns[at.turn];
  const inTurn = side || (exercise && turnsOf(exercise) > 1);
  return atPlace(inTurn ? words.inTurn : words.alone, plan, at, turn);
}

/** @type {(words: Words, plan: Plan) => string} how long it takes */
export const minutes = (words, { end }) => counted(words.minutes, Math.ceil(end / 60_000));

/** @type {(words: Words, own: ExerciseWords, name: string, plan: Plan, at: View, sore: unknown) => string} */
export const say = (words, own, name, plan, at, sore) =>
  fill(words.say[name] ?? "", {
    stretch: own.name,
    position: own.position,
    where: place(own, plan, at, sore),
    count: at.digits,
    seconds: `${at.digits} ${counted(words.seconds, at.digits)}`,
  });
