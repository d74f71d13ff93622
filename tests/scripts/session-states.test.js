/** @import { Action, State } from "../../docs/assets/scripts/types" */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isUnfinished, MAIN, MOVES, move } from "../../docs/assets/scripts/session-states.js";

const STATES = /** @type {State[]} */ (Object.keys(MOVES));
const ACTIONS = /** @type {Action[]} */ ([
  ...new Set(STATES.flatMap((state) => Object.keys(MOVES[state]))),
]);

describe("the states of a timer", () => {
  it("timer failure 6: has no second start", () => {
    for (const state of STATES) {
      assert.equal(move(state, "start") !== null, state === "idle");
    }
  });

  it("timer failure 49: the table is this one", () => {
    const table = STATES.flatMap((state) =>
      ACTIONS.map((action) => [state, action, move(state, action)].join(" ")),
    ).filter((line) => !line.endsWith(" "));
    assert.deepEqual(table.sort(), [
      "away finish done",
      "away goOn running",
      "away hurt stopped",
      "away reset idle",
      "away seek paused",
      "done reset idle",
      "idle found away",
      "idle start running",
      "paused finish done",
      "paused hurt stopped",
      "paused reset idle",
      "paused resume running",
      "paused seek paused",
      "running finish done",
      "running hurt stopped",
      "running lapse away",
      "running pause paused",
      "running reset idle",
      "running seek running",
      "running wait waiting",
      "stopped finish done",
      "stopped reset idle",
      "stopped seek running",
      "waiting finish done",
      "waiting hurt stopped",
      "waiting ready running",
      "waiting reset idle",
      "waiting seek running",
    ]);
  });

  it("the big button always does something that its state allows", () => {
    for (const state of STATES) assert.notEqual(move(state, MAIN[state]), null);
  });

  it("stops for pain from wherever something is unfinished", () => {
    for (const state of STATES) {
      assert.equal(isUnfinished(state), ["running", "paused", "away", "waiting"].includes(state));
    }
  });

  it("always leads back to the start, whatever was pressed", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTIONS)), (actions) => {
        /** @type {State} */
        let state = "idle";
        for (const action of actions) state = move(state, action) ?? state;
        assert.ok(state === "idle" || move(state, "reset") === "idle");
      }),
    );
  });
});
