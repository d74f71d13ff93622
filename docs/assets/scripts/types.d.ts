/** The terms that the scripts share. Only editors and the type checker read this file. */

/** Where something is kept. A function, because merely naming `localStorage` can throw. */
export type Source = () => Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What a reader may answer once for the whole site. */
export interface Answer<Value extends string> {
  /** The name of its key, of the root's attribute and, before "-change", of its event. */
  readonly name: "side" | "skin";
  readonly values: readonly Value[];
  parse(text: unknown): Value | null;
  read(source: Source): Value | null;
  /** Null forgets it. */
  write(source: Source, value: Value | null): void;
}

export type Kind = "hold" | "slow_repeats" | "slider";
export type Laterality = "unilateral" | "bilateral" | "alternating";

/** What the record of a stretch says; in seconds. */
export interface Dose {
  kind: Kind;
  laterality: Laterality;
  /** One slow repeat; when alternating, one side of it. */
  pace: number;
  /** Between two holds on the same leg. */
  rest: number;
  /** From the first leg to the other. */
  switch: number;
}

/** What the reader chose before the start; in seconds. */
export interface Settings {
  hold: number;
  /** On each leg. */
  repetitions: number;
  legs: "each" | "one";
  leadIn: number;
}

/** One hold or slow repeat. */
export interface Place {
  /** 0 on the first leg or side, 1 on the other. */
  turn: number;
  /** From 1. */
  repetition: number;
}

/** A place as it is stored, so that a reload does not lose it. */
export interface StoredPlace extends Place, Settings {
  stretch: string;
  kind: Kind;
}

export type PhaseKind = "lead-in" | "hold" | "move" | "rest" | "switch";

/** A stretch of time in which one thing happens; a pause has the place of what follows it. */
export interface Phase extends Place {
  kind: PhaseKind;
  /** Milliseconds from the start of the session, like every moment here. */
  start: number;
  end: number;
}

/** A moment at which something is said. */
export interface Cue {
  at: number;
  name: PhaseKind | "half" | "ten-left" | "done";
  /** Whether it ends a hold or a row of slow repeats, and so is heard too. */
  sound: boolean;
}

/** A whole session. */
export interface Plan {
  work: "hold" | "move";
  laterality: Laterality;
  /** How many legs or sides have their turn. */
  turns: number;
  repetitions: number;
  phases: readonly Readonly<Phase>[];
  cues: readonly Readonly<Cue>[];
  end: number;
}

/** What is to be seen at one moment. */
export interface View extends Place {
  kind: PhaseKind | "done";
  /** Seconds left, or which repetition this is. */
  digits: number;
  /** Whole seconds of this phase that have gone. */
  step: number;
  /** Seconds that this phase has. */
  steps: number;
}

/** Milliseconds of a clock that only goes forward and of the one on the wall. */
export interface Now {
  steady: number;
  wall: number;
}

/** How far a session has come. */
export interface Elapsed {
  /** Milliseconds up to the last stop. */
  ran: number;
  /** Milliseconds to get ready in before it goes on. */
  wait: number;
  /** When it went on, or null while it stands. */
  since: Now | null;
  /** When it was last looked at while it went on. */
  seen: Now | null;
}

export type State = "idle" | "running" | "paused" | "away" | "stopped" | "done";
export type Action =
  | "start"
  | "found"
  | "pause"
  | "resume"
  | "lapse"
  | "goOn"
  | "hurt"
  | "reset"
  | "finish";

/** Two forms of what is counted, with `{n}` for the number. */
export interface Plural {
  one: string;
  other: string;
}

/** The timer's words, from its template, with `{names}` for what they get here. */
export interface Words {
  /** By state, or while it runs by phase. */
  headlines: Readonly<Record<string, string>>;
  /** The names of the big button, by what it does. */
  main: Readonly<Record<string, string>>;
  /** The names of the button that leads back to the start: first, and when it asks. */
  again: readonly [string, string];
  /** For the status line, by cue or action. */
  say: Readonly<Record<string, string>>;
  /** Before a cue's words when something has just ended. */
  over: string;
  left: string;
  right: string;
  turns: readonly string[];
  inTurn: string;
  alone: string;
  /** Under the digits: seconds, or the number of the repetition, or of all of them. */
  seconds: Plural;
  ofAll: string;
  times: Plural;
  works: Plural;
  minutes: Plural;
}

/** What a card says of its stretch. */
export interface Card {
  /** The mark for the cause that is asked for. */
  fit: string | null;
  position: string;
  places: readonly string[];
  minutes: number;
}

/** What somebody asks for, as a form gives it: no text, or an empty one, where anything will do. */
export interface Wish {
  cause?: string;
  position?: string;
  minutes?: string;
  floor?: string;
}
