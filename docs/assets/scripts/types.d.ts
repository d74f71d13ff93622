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

/** One stretch of a routine as it is to be done; in seconds. */
export interface Exercise {
  stretch: string;
  kind: Kind;
  laterality: Laterality;
  position: string;
  hold: number;
  /** One slow repeat; when alternating, one side of it. */
  pace: number;
  /** On each leg. */
  repetitions: number;
  legs: "each" | "one";
  /** Between two holds on the same leg. */
  rest: number;
  /** From the first leg to the other. */
  switch: number;
  /** How long each step of the instructions is shown. */
  steps: readonly number[];
  /** How long each line of the way out is shown. */
  comeOut: readonly number[];
}

/** What is done, in this order, wherever it comes from. */
export type Routine = readonly Readonly<Exercise>[];

/** What the reader chose before the start; in seconds. */
export interface Settings {
  leadIn: number;
  /** To turn over, sit up or get down, on top of the lead-in. */
  positionChange: number;
  /** Whether the steps are gone through before each leg. */
  steps: boolean;
  /** Whether it waits for the reader between two stretches. */
  wait: boolean;
}

/** One hold or slow repeat. */
export interface Place {
  /** Its stretch, counted from 0 in the routine. */
  exercise: number;
  /** 0 on the first leg or side, 1 on the other. */
  turn: number;
  /** From 1. */
  repetition: number;
}

export type PhaseKind = "lead-in" | "hold" | "move" | "rest" | "switch" | "come-out";

/** A stretch of time in which one thing happens; a pause has the place of what follows it. */
export interface Phase extends Place {
  kind: PhaseKind;
  /** Milliseconds from the start of the session, like every moment here. */
  start: number;
  end: number;
  /** Seconds of each step or line that it goes through, the last of which ends with it. */
  steps: readonly number[];
}

/** A moment at which something is said. */
export interface Cue {
  at: number;
  name: PhaseKind | "step" | "half" | "ten-left" | "last" | "done";
  /** Whether a hold or a row of slow repeats has just ended. */
  over: boolean;
  /** Whether nothing may talk over it. */
  urgent: boolean;
  /** Which step of its phase it reads out. */
  step: number | null;
}

/** A whole session. */
export interface Plan {
  routine: Routine;
  phases: readonly Readonly<Phase>[];
  cues: readonly Readonly<Cue>[];
  tones: readonly Readonly<ToneAt>[];
  /** The tones in parts, each up to where it waits for the reader. */
  stages: readonly Readonly<{ until: number; tones: readonly Readonly<ToneAt>[] }>[];
  /** Moments at which it waits for the reader. */
  gates: readonly number[];
  end: number;
}

/** What is to be seen at one moment. */
export interface View extends Place {
  kind: PhaseKind | "done";
  /** Seconds left, or which repetition this is. */
  digits: number;
  /** Whole seconds of this phase that have gone. */
  gone: number;
  /** Seconds that this phase has. */
  seconds: number;
  /** Which step or line of the way out is shown. */
  step: number | null;
}

/** From when to when a session ran. */
export type Span = readonly [from: number, to: number];

/** What was done of one stretch on one leg or side. */
export interface Tally {
  exercise: number;
  turn: number;
  /** Holds or slow repeats that were done in full. */
  done: number;
  /** Of so many. */
  planned: number;
  /** Seconds in which it was held or moved. */
  seconds: number;
}

/** A session as it is kept, so that a reload does not lose it. */
export interface Kept {
  /** What was chosen, by the name of its field. */
  choices: Readonly<Record<string, string>>;
  ran: number;
  spans: readonly Span[];
  /** In which it was left. */
  state: string;
  /** When it ended, on the wall clock; 0 until then. */
  ended: number;
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
  /** Up to when it was looked at often enough to guide anyone. */
  followed: Now | null;
}

export type State = "idle" | "running" | "paused" | "away" | "waiting" | "stopped" | "done";
export type Action =
  | "start"
  | "found"
  | "pause"
  | "resume"
  | "lapse"
  | "goOn"
  | "wait"
  | "ready"
  | "seek"
  | "hurt"
  | "reset"
  | "finish";

/** Two forms of what is counted, with `{n}` for the number. */
export interface Plural {
  one: string;
  other: string;
}

/** The words of a timer or player, from its template, with `{names}` for what they get here. */
export interface Words {
  /** By state, or while it runs by phase. */
  headlines: Readonly<Record<string, string>>;
  /** The names of the big button, by what it does. */
  main: Readonly<Record<string, string>>;
  /** For the status line and the voice, by cue or action. */
  say: Readonly<Record<string, string>>;
  /** Under the digits: seconds, or the number of the repetition, or of all of them. */
  seconds: Plural;
  ofAll: string;
  times: Plural;
  minutes: Plural;
  /** What a voice says when it is tested. */
  test: string;
  /** What is wrong with a device, by its name. */
  notices: Readonly<Record<string, string>>;
}

/** The words of one stretch in it. */
export interface ExerciseWords {
  name: string;
  /** How one gets into its position from another. */
  position: string;
  /** Said before other words when a hold or a row of slow repeats has just ended. */
  over: string;
  left: string;
  right: string;
  turns: readonly string[];
  inTurn: string;
  alone: string;
  works: Plural;
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

/** The clocks and alarms that a session runs by. */
export interface Clock {
  now(): Now;
  later(call: () => void, milliseconds: number): number;
  cancel(id: number): void;
}

/** What a session tells its element. */
export interface Host {
  /** In how many milliseconds it has to be looked at again, for anyone to be guided. */
  readonly within: number;
  draw(): void;
  did(action: Action): void;
  /** While it runs, at least once a second; `waiting` milliseconds are left of a lead-in. */
  ran(ran: number, waiting: number, now: Now): void;
  /** What is said now, or null when it has come too late and only the present moment is true; nothing
   *  urgent follows for so many milliseconds. */
  cue(cue: Cue | null, until: number): void;
  tone(tone: Tone): void;
}

/** One session in the log. */
export interface LogEntry {
  /** When it ended, as ISO 8601 in UTC. */
  at: string;
  /** The id of the routine. */
  routine: string;
  /** Whether every hold was done in full. */
  complete: boolean;
  done: readonly {
    stretch: string;
    /** 1 for the first leg or side, 2 for the other. */
    leg: number;
    /** "left" or "right", or nothing where that is not known or both work. */
    side: string;
    done: number;
    planned: number;
    seconds: number;
  }[];
}
/** The sounds of a session, by what they mark: "last" is each of the last seconds of a hold. */
export type Tone = "start" | "half" | "last" | "end" | "switch" | "done";

/** A sound and its moment, in milliseconds from the start of the session. */
export interface ToneAt {
  readonly at: number;
  readonly tone: Tone;
}

export type CueMode = "voice" | "beeps" | "both" | "silent";

/** How the reader wants to be guided and led, in every session. */
export interface CueSettings {
  mode: CueMode;
  /** From 0.1 to 1. */
  volume: number;
  /** Of speech, from 0.7 to 1.3. */
  rate: number;
  vibration: boolean;
  /** Whether music of the reader's own plays on. */
  mix: boolean;
  /** Seconds to get ready in. */
  "lead-in": number;
  /** Whether the player leads through each step, "on" or "off". */
  steps: string;
  /** Whether it waits between two stretches. */
  wait: string;
}

/** How something is to be said. */
export interface Saying {
  /** It comes before all that is not urgent. */
  urgent?: boolean;
  /** Milliseconds to the next urgent text, by when one that is not urgent must be over. */
  until?: number;
}

/** What a browser speaks with. */
export interface SpeechDevices {
  synth: SpeechSynthesis | undefined;
  later(run: () => void, wait: number): any;
  cancel(timer: any): void;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
}

/** What the reader should know of the devices: no sound, no voice, or a screen that may go dark. */
export type Trouble = "blocked" | "no-voice" | "no-lock";
