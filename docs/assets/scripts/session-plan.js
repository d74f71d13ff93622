/**
 * @import { Cue, Exercise, Phase, PhaseKind, Place, Plan, Routine, Settings, Tone, ToneAt, View } from "./types"
 */

// A session as a flat list of phases, and what is seen, said and heard at any moment of it. Nothing in
// here knows a clock or a page: time is an argument, in milliseconds from the start.

const SECOND = 1000; // milliseconds
const LATE = 1500; // milliseconds after which a cue would be noise
const BACK = 2000; // milliseconds in which "back" means the stretch before

/** @param {{ kind: string }} phase */
export const isWork = ({ kind }) => kind === "hold" || kind === "move";

/** @type {(exercise: Exercise) => number} how many legs or sides have their turn */
export const turnsOf = ({ laterality, legs }) =>
  laterality === "alternating" || (laterality === "unilateral" && legs === "each") ? 2 : 1;

/** @type {(routine: Routine, settings: Settings) => Plan} */
export function plan(routine, settings) {
  /** @type {Phase[]} */
  const phases = [];
  /** @type {number[]} */
  const gates = [];
  let end = 0;

  /** @type {(kind: PhaseKind, place: Place, seconds: number, steps?: readonly number[]) => void} */
  const add = (kind, place, seconds, steps = []) => {
    const start = end;
    end += (seconds + steps.reduce((sum, each) => sum + each, 0)) * SECOND;
    if (end > start) phases.push(Object.freeze({ kind, ...place, start, end, steps }));
  };

  for (const [exercise, each] of routine.entries()) {
    const inTurn = each.laterality === "unilateral" && turnsOf(each) === 2;
    const turns = turnsOf(each);
    const steps = settings.steps ? each.steps : [];
    const { repetitions } = each;
    const before = routine[exercise - 1];
    const turnsOver = before !== undefined && before.position !== each.position;
    if (exercise > 0 && settings.wait) gates.push(end);
    for (let index = 0; index < turns * repetitions; index += 1) {
      // One leg has all its holds before the other: to change legs is what hurts.
      const place = inTurn
        ? { exercise, turn: Math.floor(index / repetitions), repetition: (index % repetitions) + 1 }
        : { exercise, turn: index % turns, repetition: Math.floor(index / turns) + 1 };
      if (index === 0)
        add("lead-in", place, settings.leadIn + (turnsOver ? settings.positionChange : 0), steps);
      else if (inTurn && index === repetitions) add("switch", place, each.switch, steps);
      else if (each.kind === "hold") add("rest", place, each.rest);
      if (each.kind === "hold") add("hold", place, each.hold);
      else add("move", place, each.pace);
    }
    add("come-out", { exercise, turn: turns - 1, repetition: repetitions }, 0, each.comeOut);
  }

  const cues = cuesOf(routine, phases, end);
  const tones = tonesOf(phases, cues, end);
  const stages = [...gates, end].map((until, index, all) => {
    const from = all[index - 1] ?? -1;
    return Object.freeze({ until, tones: tones.filter(({ at }) => at > from && at <= until) });
  });
  const parts = { phases, gates, cues, tones, stages };
  for (const part of Object.values(parts)) Object.freeze(part);
  return Object.freeze({ routine, ...parts, end });
}

/**
 * Whether a phase is the first of its row: slow repeats run on, and to speak of each would never let
 * the reader be.
 *
 * @type {(phase: Phase, before: Phase | undefined) => boolean}
 */
const isNew = (phase, before) =>
  phase.kind !== "move" ||
  before?.kind !== "move" ||
  phase.exercise !== before.exercise ||
  phase.repetition < before.repetition;

/** @type {(routine: Routine, phases: Phase[], end: number) => Cue[]} */
function cuesOf(routine, phases, end) {
  /** @type {Cue[]} */
  const cues = [];
  /** @type {(at: number, name: Cue["name"], more?: Partial<Cue>) => void} */
  const add = (at, name, more) =>
    cues.push(Object.freeze({ at, name, over: false, urgent: true, step: null, ...more }));

  for (const [index, phase] of phases.entries()) {
    const { kind, start, repetition } = phase;
    const before = phases[index - 1];
    const over = before !== undefined && isWork(before);
    let at = phase.end - phase.steps.reduce((sum, each) => sum + each, 0) * SECOND;
    // Two cues at one moment would be one too many.
    const step = at === start && phase.steps.length > 0 ? 0 : null;
    if (isNew(phase, before)) add(start, kind, { over, step });
    else if (repetition > (before?.repetition ?? 0)) {
      const all = routine[phase.exercise]?.repetitions ?? 0;
      if (repetition - 1 === Math.ceil(all / 2)) add(start, "half");
    }
    for (const [index, seconds] of phase.steps.entries()) {
      if (at > start) add(at, "step", { step: index, urgent: false });
      at += seconds * SECOND;
    }
    const seconds = (phase.end - start) / SECOND;
    if (kind !== "hold" || seconds < 10) continue;
    add(phase.end - Math.ceil(seconds / 2) * SECOND, "half");
    if (seconds >= 30) add(phase.end - 10 * SECOND, "ten-left");
    for (const left of [3, 2, 1]) add(phase.end - left * SECOND, "last");
  }
  const last = phases.at(-1);
  if (last) add(end, "done", { over: isWork(last) });
  return cues;
}

/** @type {(phases: Phase[], cues: Cue[], end: number) => ToneAt[]} */
function tonesOf(phases, cues, end) {
  /** @type {ToneAt[]} */
  const tones = [];
  /** @type {(at: number, tone: Tone) => void} */
  const add = (at, tone) => tones.push(Object.freeze({ at, tone }));

  for (const [index, phase] of phases.entries()) {
    if (!isWork(phase)) continue;
    if (isNew(phase, phases[index - 1])) add(phase.start, "start");
    const seconds = (phase.end - phase.start) / SECOND;
    if (phase.kind === "hold") {
      for (const left of [3, 2, 1]) {
        if (seconds >= 2 * left) add(phase.end - left * SECOND, "last");
      }
    }
    const next = phases[index + 1];
    // The end of everything has a sound of its own.
    if (phase.end < end && (next === undefined || isNew(next, phase)))
      add(phase.end, next?.kind === "switch" ? "switch" : "end");
  }
  for (const { at, name } of cues) if (name === "half") add(at, "half");
  add(end, "done");
  return tones.sort((a, b) => a.at - b.at);
}

/** @type {(plan: Plan, elapsed: number) => Phase | undefined} */
const phaseAt = ({ phases }, elapsed) => phases.find(({ end }) => elapsed < end);

/** @type {(plan: Plan, elapsed: number) => View} */
export function view(plan, elapsed) {
  const phase = phaseAt(plan, elapsed);
  if (!phase) {
    const place = plan.phases.at(-1) ?? { exercise: 0, turn: 0, repetition: 1 };
    return { ...place, kind: "done", digits: 0, gone: 1, seconds: 1, step: null };
  }
  const { kind, start, end, repetition } = phase;
  const seconds = (end - start) / SECOND;
  const left = Math.ceil((end - elapsed) / SECOND);
  const digits = kind === "move" ? repetition : left;
  return { ...phase, digits, gone: seconds - left, seconds, step: stepAt(phase, elapsed) };
}

/**
 * Which step of the instructions a phase has come to.
 *
 * @type {(phase: Phase, elapsed: number) => number | null}
 */
function stepAt({ steps, end }, elapsed) {
  if (steps.length === 0) return null;
  let step = steps.length - 1;
  for (let from = end - (steps[step] ?? 0) * SECOND; step > 0 && elapsed < from; ) {
    step -= 1;
    from -= (steps[step] ?? 0) * SECOND;
  }
  return step;
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
 * The tone that is felt now, if one has come due and is not late.
 *
 * @type {(plan: Plan, after: number, upTo: number) => Tone | null}
 */
export function dueTone({ tones }, after, upTo) {
  const due = tones.filter(({ at }) => at > after && at <= upTo).at(-1);
  return due && upTo - due.at <= LATE ? due.tone : null;
}

/**
 * What is heard up to where the session waits for its reader: the same list as long as that is so.
 *
 * @type {(plan: Plan, elapsed: number) => readonly ToneAt[]}
 */
export const tonesAhead = ({ stages }, elapsed) =>
  stages.find(({ until }) => until > elapsed)?.tones ?? [];

/**
 * How long until the next words that must not be talked over.
 *
 * @type {(plan: Plan, elapsed: number) => number}
 */
export const untilUrgent = ({ cues, end }, elapsed) =>
  (cues.find(({ at, urgent }) => urgent && at > elapsed)?.at ?? end) - elapsed;

/**
 * The first moment after one up to another at which the session waits for its reader.
 *
 * @type {(plan: Plan, after: number, upTo: number) => number | null}
 */
export const gateBetween = ({ gates }, after, upTo) =>
  gates.find((at) => at > after && at <= upTo) ?? null;

/**
 * When the hold or repetition at a place begins.
 *
 * @type {(plan: Plan, place: Place) => number | null}
 */
export const startOf = ({ phases }, { exercise, turn, repetition }) =>
  phases.find(
    (each) =>
      isWork(each) &&
      each.exercise === exercise &&
      each.turn === turn &&
      each.repetition === repetition,
  )?.start ?? null;

/** @type {(plan: Plan, elapsed: number) => number} when what is on has begun */
export const startOfPhase = (plan, elapsed) => phaseAt(plan, elapsed)?.start ?? elapsed;

/** @type {(plan: Plan, exercise: number) => number | null} when a stretch of the routine begins */
export const startOfExercise = ({ phases }, exercise) =>
  phases.find((each) => each.exercise === exercise)?.start ?? null;

/**
 * Where each control leads from a moment; null where it leads nowhere. Whoever skips in the middle of a
 * stretch is led out of its position first.
 *
 * @type {(plan: Plan, elapsed: number) => { back: number, skip: number, next: number, again: number | null }}
 */
export function ways(plan, elapsed) {
  const { exercise, turn } = view(plan, elapsed);
  const here = startOfExercise(plan, exercise) ?? 0;
  const before = startOfExercise(plan, exercise - 1) ?? 0;
  const next = startOfExercise(plan, exercise + 1) ?? plan.end;
  const again = startOf(plan, { exercise, turn, repetition: 1 });
  const first = startOf(plan, { exercise, turn: 0, repetition: 1 }) ?? next;
  const out = plan.phases.find((each) => each.exercise === exercise && each.kind === "come-out");
  return {
    back: elapsed - here < BACK ? before : here,
    skip: out && elapsed >= first && elapsed < out.start ? out.start : next,
    next,
    again: again !== null && again <= elapsed ? again : null,
  };
}
