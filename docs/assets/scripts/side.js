/** @import { Side, Source } from "./types" */

import { keys, readItem, writeItem } from "./store.js";

/** @type {readonly Side[]} */
export const SIDES = Object.freeze(["left", "right", "both", "unsure"]);

/** @type {(text: unknown) => Side | null} */
export const parseSide = (text) => SIDES.find((side) => side === text) ?? null;

/** @type {(source: Source) => Side | null} */
export const readSide = (source) => parseSide(readItem(source, keys.side));

/** @type {(source: Source, side: Side | null) => void} null forgets it */
export const writeSide = (source, side) => writeItem(source, keys.side, side);

/**
 * The side of one turn: the sore one first, then its opposite; null when no single one is known.
 *
 * @type {(sore: unknown, turn: number) => "left" | "right" | null}
 */
export function workingSide(sore, turn) {
  if (sore !== "left" && sore !== "right") return null;
  return (sore === "left") === (turn === 0) ? "left" : "right";
}
