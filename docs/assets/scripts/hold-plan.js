/** @import { Cue, Dose, Phase, PhaseKind, Place, Plan, Settings, StoredPlace, View } from "./types" */

// A session as a flat list of phases, and what is seen and heard at any moment of it. Nothing in
// here knows a clock or a page: time is an argument, in milliseconds from the start.

const SECOND = 1000; // milliseconds
const LATE = 1500; // milliseconds after which a cue would be noise

/** @param {Phase} phase */
const isWork = ({ kind }) => kind === "hold" || kind === "move";

/** @type {(dose: Dose, settings: Settings) => Plan} */
export function plan(dose, { hold, repetitions, legs, leadIn }) {
  const { laterality } = dose;
  const work = dose.kind === "hold" ? "hold" : "move";
  const inTurn = laterality === "unilateral" && legs === "each";
  const turns = inTurn || laterality === "alternating" ? 2 : 1;
  /** @type {Phase[]} */
  const phases = [];
  let end = 0;

  /** @type {(kind: PhaseKind, place: Place, seconds: number) => void} */
  const add = (kind, place, seconds) => {
    if (seconds <= 0) return;
    const start = end;
    end += seconds * SECOND;
    phases.push(Object.freeze({ kind, ...place, start, end }));
  };

  for (let index = 0; index < turns * repetitions; index += 1) {
    // One leg has all its holds before the other: to change legs is what hurts.
    const place = inTurn
      ? { turn: Math.floor(index / repetitions), repetition: (index % repetitions) + 1 }
      : { turn: index % turns, repetition: Math.floor(index / turns) + 1 };
    if (index === 0) add("lead-in", place, leadIn);
    else if (inTurn && index === repetitions) add("switch", place, dose.switch);
    else if (work === "hold") add("rest", place, dose.rest);
    add(work, place, work === "hold" ? hold : dose.pace);
  }

  const cues = cuesOf(phases, repetitions, end);
  Object.freeze(phases);
  return Object.freeze({ work, laterality, turns, repetitions, phases, cues, end });
}

/** @type {(phases: Phase[], repetitions: number, end: number) => readonly Cue[]} */
function cuesOf(phases, repetitions, end) {
  /** @type {Cue[]} */
  const cues = [];
  /** @type {(at: number, name: Cue["name"], sound?: boolean) => void} */
  const add = (at, name, sound = false) => cues.push(Object.freeze({ at, name, sound }));

  for (const [index, phase] of phases.entries()) {
    const { kind, start, repetition } = phase;
    const before = phases[index - 1];
    // Slow repeats run on, and a cue for each would never let the reader be.
    if (kind !== "move" || before?.kind !== "move" || repetition < before.repetition) {
      add(start, kind, before !== undefined && isWork(before));
    } else if (repetition > before.repetition && before.repetition * 2 === repetitions) {
      add(start, "half");
    }
    const seconds = (phase.end - start) / SECOND;
    if (kind === "hold" && seconds >= 10) add(phase.end - Math.ceil(seconds / 2) * SECOND, "half");
    if (kind === "hold" && seconds >= 30) add(phase.end - 10 * SECOND, "ten-left");
  }
  add(end, "done", true);
  return Object.freeze(cues);
}

/** @type {(plan: Plan, elapsed: number) => Phase | undefined} */
const phaseAt = ({ phases }, elapsed) => phases.find(({ end }) => elapsed < end);

/** @type {(plan: Plan, elapsed: number) => View} */
export function view(plan, elapsed) {
  const phase = phaseAt(plan, elapsed);
  if (phase === undefined) {
    const place = { turn: plan.turns - 1, repetition: plan.repetitions };
    return { kind: "done", ...place, digits: 0, step: 1, steps: 1 };
  }
  const { kind, turn, repetition } = phase;
  const steps = (phase.end - phase.start) / SECOND;
  const left = Math.ceil((phase.end - elapsed) / SECOND);
  const digits = kind === "move" ? repetition : left;
  return { kind, turn, repetition, digits, step: steps - left, steps };
}

/**
 * How long the view stays as it is.
 *
 * @type {(plan: Plan, elapsed: number) => number}
 */
export const untilChange = (plan, elapsed) =>
  ((phaseAt(plan, elapsed)?.end ?? elapsed) - elapsed) % SECOND || SECOND;

/**
 * The cues after one moment up to and including another.
 *
 * @type {(plan: Plan, after: number, upTo: number) => Cue[]}
 */
export const cuesBetween = (plan, after, upTo) =>
  plan.cues.filter(({ at }) => at > after && at <= upTo);

/**
 * What to give of the cues that have come due: the last, for those before it are over. When it
 * comes too late (the page was hidden, say) it must not be given as if it were now.
 *
 * @type {(plan: Plan, after: number, upTo: number) => { cue: Cue, late: boolean } | null}
 */
export function dueCue(plan, after, upTo) {
  const cue = cuesBetween(plan, after, upTo).at(-1);
  return cue ? { cue, late: upTo - cue.at > LATE } : null;
}

/**
 * When the hold or repetition at a place begins. From there one goes on after having been away, for
 * a hold that was left half-way is done in full.
 *
 * @type {(plan: Plan, place: Place) => number | null}
 */
export const startOf = ({ phases }, { turn, repetition }) =>
  phases.find((each) => isWork(each) && each.turn === turn && each.repetition === repetition)
    ?.start ?? null;

/**
 * What was stored, whoever stored it; null unless it is a whole place.
 *
 * @type {(text: string | null) => StoredPlace | null}
 */
export function parsePlace(text) {
  try {
    const place = JSON.parse(text ?? "null");
    const { hold, repetitions, leadIn, turn, repetition } = place;
    const numbers = [hold, repetitions, leadIn, turn, repetition];
    return numbers.every((each) => Number.isInteger(each) && each >= 0) ? place : null;
  } catch {
    return null;
  }
}
