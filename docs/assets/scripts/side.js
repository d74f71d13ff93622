/** @import { Exercise } from "./types" */

import { answer } from "./answer.js";

/** Which leg hurts. */
export const SIDE = answer("side", ["left", "right", "both", "unsure"]);

/**
 * The side of one turn: the sore one first, then its opposite; null when no single one is known.
 *
 * @type {(sore: unknown, turn: number) => "left" | "right" | null}
 */
export function workingSide(sore, turn) {
  if (sore !== "left" && sore !== "right") return null;
  return (sore === "left") === (turn === 0) ? "left" : "right";
}

/**
 * The same for a stretch, of which only some work one leg at a time.
 *
 * @type {(exercise: Exercise | undefined, sore: unknown, turn: number) => "left" | "right" | null}
 */
export const sideOf = (exercise, sore, turn) =>
  exercise?.laterality === "unilateral" ? workingSide(sore, turn) : null;
