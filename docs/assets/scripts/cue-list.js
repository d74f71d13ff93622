/** @import { Cue, ExerciseWords, Words } from "./types" */

import { Component } from "./component.js";
import { exerciseOf } from "./exercise.js";
import { plan, view } from "./session-plan.js";
import { say } from "./timer-words.js";

const LEAD_IN = 10; // seconds

/** @type {(milliseconds: number) => string} such as 2:05 */
const clock = (milliseconds) => {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
};

/** A whole session as a list: the same plan that a player runs, for those who write its words. */
export class CueList extends Component {
  connected() {
    const exercises = [...this.querySelectorAll("[data-exercise-words]")].map(
      (each) => /** @type {HTMLElement} */ (each).dataset,
    );
    const settings = {
      leadIn: LEAD_IN,
      positionChange: Number(this.dataset.positionChange),
      steps: true,
      wait: false,
    };
    const made = plan(exercises.map(exerciseOf), settings);
    /** @type {Words} */
    const words = JSON.parse(this.dataset.words ?? "null");

    /** @type {(cue: Cue) => string} */
    const said = ({ at, name, over, step }) => {
      const moment = view(made, at);
      const data = exercises[moment.exercise];
      /** @type {ExerciseWords} */
      const own = JSON.parse(data?.exerciseWords ?? "{}");
      const lines = JSON.parse(data?.lines ?? "{}")[
        moment.kind === "come-out" ? "come-out" : "steps"
      ];
      const texts = [
        over ? own.over : "",
        say(words, own, name, made, moment, null),
        step === null ? "" : lines[step],
      ];
      return texts.filter(Boolean).join(" ");
    };

    const moments = new Set([...made.cues, ...made.tones].map(({ at }) => at));
    this.piece("rows").replaceChildren(
      ...[...moments]
        .toSorted((one, other) => one - other)
        .map((at) => {
          const cues = made.cues.filter((cue) => cue.at === at).map(said);
          const tones = made.tones.filter((tone) => tone.at === at).map(({ tone }) => tone);
          const row = document.createElement("tr");
          for (const text of [clock(at), cues.join(" "), tones.join(", ")]) {
            row.insertCell().textContent = text;
          }
          return row;
        }),
    );
  }
}
