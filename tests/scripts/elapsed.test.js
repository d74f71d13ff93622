import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  asFollowed,
  going,
  isAway,
  read,
  seenAt,
  standing,
} from "../../docs/assets/scripts/elapsed.js";

const AWAKE = 3000; // milliseconds

/** @type {(steady: number, wall?: number) => { steady: number, wall: number }} */
const at = (steady, wall = steady) => ({ steady, wall });

describe("elapsed", () => {
  it("timer failure 1: is the clock's time, however seldom it is looked at", () => {
    let elapsed = going(0, at(1000));
    for (let now = 1000; now < 31_000; now += 1100) elapsed = seenAt(elapsed, at(now), AWAKE);
    assert.equal(read(elapsed, at(31_000)).ran, 30_000);
  });

  it("stands while it stands", () => {
    assert.deepEqual(read(standing(700), at(90_000)), { ran: 700, waiting: 0 });
  });

  it("waits first, and counts down what is left of the wait", () => {
    const elapsed = going(12_400, at(0), 3000);
    assert.deepEqual(read(elapsed, at(0)), { ran: 12_400, waiting: 3000 });
    assert.deepEqual(read(elapsed, at(2999)), { ran: 12_400, waiting: 1 });
    assert.deepEqual(read(elapsed, at(3250)), { ran: 12_650, waiting: 0 });
  });

  it("timer failure 8: neither drops nor gains a fraction over any number of pauses", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9000), fc.nat(60_000)), { maxLength: 20 }), (pauses) => {
        let clock = 0;
        let elapsed = standing(0);
        let expected = 0;
        for (const [run, pause] of pauses) {
          elapsed = going(elapsed.ran, at(clock), 3000);
          clock += 3000 + run;
          expected += run;
          elapsed = standing(read(elapsed, at(clock)).ran);
          clock += pause;
        }
        assert.equal(read(elapsed, at(clock)).ran, expected);
      }),
    );
  });

  it("timer failure 4: is away when the wall clock ran on while the other stood", () => {
    const elapsed = seenAt(going(0, at(0, 0)), at(2000, 2000), AWAKE);
    assert.equal(isAway(elapsed, at(2500, 602_000)), true);
    assert.equal(asFollowed(elapsed).ran, 2000);
  });

  it("timer failure 2: is not away after a minute in a hidden tab", () => {
    assert.equal(isAway(going(0, at(0)), at(61_000)), false);
  });

  it("timer failure 2: is away when it is woken once a minute and nobody can have followed", () => {
    const elapsed = seenAt(seenAt(going(0, at(0)), at(1000), AWAKE), at(61_000), AWAKE);
    assert.equal(isAway(elapsed, at(121_000)), true);
    assert.equal(asFollowed(elapsed).ran, 1000);
  });

  it("timer failure 2: is not away when it was followed again after a minute in a hidden tab", () => {
    let elapsed = going(0, at(0));
    for (const now of [61_000, 62_000, 122_000, 123_000]) {
      assert.equal(isAway(elapsed, at(now)), false);
      elapsed = seenAt(elapsed, at(now), AWAKE);
    }
    assert.equal(asFollowed(elapsed).ran, 123_000);
  });

  it("timer failure 2: is followed while it is heard, however seldom it is looked at", () => {
    const elapsed = seenAt(going(0, at(0)), at(600_000), Number.POSITIVE_INFINITY);
    assert.equal(isAway(elapsed, at(601_000)), false);
  });

  it("timer failure 2: is away when it was looked at each second and could be neither seen nor heard", () => {
    let elapsed = going(0, at(0));
    for (let now = 1000; now <= 91_000; now += 1000) elapsed = seenAt(elapsed, at(now), -1);
    assert.equal(isAway(elapsed, at(91_000)), true);
    assert.equal(asFollowed(elapsed).ran, 0);
  });

  it("timer failure 42: is away when both clocks ran on for minutes without it", () => {
    assert.equal(isAway(going(0, at(0)), at(300_000)), true);
  });

  it("timer failure 5: takes no notice of a wall clock that is set back", () => {
    const elapsed = going(0, at(0, 3_600_000));
    assert.equal(isAway(elapsed, at(1000, 1000)), false);
    assert.equal(read(elapsed, at(1000, 1000)).ran, 1000);
  });

  it("never runs backwards", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(9000), fc.integer(), (ran, wait, now) => {
        const result = read(going(ran, at(0), wait), at(now));
        return result.ran >= ran && result.waiting >= 0 && result.waiting <= wait;
      }),
    );
  });

  it("is never away while it stands", () => {
    assert.equal(isAway(standing(5), at(0, 9e9)), false);
  });
});
