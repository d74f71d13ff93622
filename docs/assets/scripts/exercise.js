/** @import { Exercise, Kind, Laterality } from "./types" */

/** @type {(text: string | undefined) => number[]} */
const numbers = (text = "") => text.split(" ").filter(Boolean).map(Number);

/**
 * An exercise as the page writes it, in `data-` attributes.
 *
 * @type {(data: Readonly<Record<string, string | undefined>>) => Exercise}
 */
export const exerciseOf = (data) => ({
  stretch: data.stretch ?? "",
  kind: /** @type {Kind} */ (data.kind),
  laterality: /** @type {Laterality} */ (data.laterality),
  position: data.position ?? "",
  hold: Number(data.hold ?? 0),
  pace: Number(data.pace ?? 0),
  repetitions: Number(data.repetitions),
  legs: "each",
  rest: Number(data.rest),
  switch: Number(data.switch),
  steps: numbers(data.steps),
  comeOut: numbers(data.comeOut),
});

/**
 * An exercise with what the reader chose; null leaves it as it is written. A hold never gets longer
 * than the longest that a source gives, nor shorter than a beginner's. Where the voice is slow, steps take longer.
 *
 * @type {(exercise: Exercise, chosen: { hold?: number | null, repetitions?: number | null, legs?: Exercise["legs"], rate?: number }, limits?: readonly [number, number]) => Exercise}
 */
export function chosenFor(
  exercise,
  { hold, repetitions, legs, rate = 1 },
  [shortest, longest] = [0, 999],
) {
  const slowly = (/** @type {number} */ seconds) => Math.ceil(seconds / Math.min(1, rate));
  return {
    ...exercise,
    hold: exercise.hold && hold ? Math.min(Math.max(hold, shortest), longest) : exercise.hold,
    repetitions: repetitions || exercise.repetitions,
    legs: legs ?? exercise.legs,
    steps: exercise.steps.map(slowly),
    comeOut: exercise.comeOut.map(slowly),
  };
}
