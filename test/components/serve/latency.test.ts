import {describe, expect, it} from "vitest";
import {timeBatch} from "../../../lib/serving/time-batch.js";
import {KEPT, stopwatch} from "../../../src/components/serve/latency.js";

/** A clock that shows time in steps, and goes on a little with every look at it. */
function coarseClock(stepMs: number) {
  let ms = 0;
  return {pass: (by: number) => void (ms += by), now: () => Math.floor((ms += stepMs / 50) / stepMs) * stepMs};
}

/** Makes calls one after another. */
const calls =
  (call: () => void) =>
  (times: number): void => {
    for (let i = 0; i < times; ++i) call();
  };

describe("stopwatch", () => {
  it("times a call that is far shorter than the clock's step to within a tenth", async () => {
    const clock = coarseClock(0.1);
    const watch = stopwatch(
      calls(() => clock.pass(0.002)),
      clock.now
    );
    await watch.time(50);
    const {p50, p99, batches, calls: inBatch} = watch.latency();
    expect(batches).toBe(50);
    expect(inBatch * 0.002).toBeGreaterThanOrEqual(0.9);
    expect(Math.abs(p50 - 2)).toBeLessThan(0.2);
    expect(Math.abs(p99 - 2)).toBeLessThan(0.25);
  });

  it("lengthens batches and forgets the former ones when a call has become quicker", async () => {
    const clock = coarseClock(0.1);
    let cost = 0.05;
    const watch = stopwatch(
      calls(() => clock.pass(cost)),
      clock.now
    );
    await watch.time(20);
    const before = watch.latency();
    cost = 0.001;
    await watch.time(20);
    const after = watch.latency();
    expect(after.calls).toBeGreaterThan(before.calls);
    expect(after.batches).toBe(20);
    expect(Math.abs(after.p99 - 1)).toBeLessThan(0.15);
  });

  it("keeps the last batches alone, and says nothing before the first", async () => {
    const clock = coarseClock(0.1);
    const watch = stopwatch(
      calls(() => clock.pass(0.01)),
      clock.now
    );
    expect(watch.latency()).toMatchObject({p50: NaN, p99: NaN, batches: 0});
    await watch.time(KEPT + 50);
    expect(watch.latency().batches).toBe(KEPT);
  });

  it("shows a slow batch in p99 and not in p50", async () => {
    const clock = coarseClock(0.1);
    let made = 0;
    const watch = stopwatch(
      calls(() => clock.pass(++made % 20_000 === 0 ? 5 : 0.002)),
      clock.now
    );
    await watch.time(KEPT);
    const {p50, p99} = watch.latency();
    expect(Math.abs(p50 - 2)).toBeLessThan(0.3);
    expect(p99).toBeGreaterThan(3);
  });

  it("waits for calls that take their time, and times one by itself where it is longer than the clock's step", async () => {
    const clock = coarseClock(0.1);
    const watch = stopwatch(async (times) => {
      for (let i = 0; i < times; ++i) await Promise.resolve(clock.pass(3));
    }, clock.now);
    await watch.time(10);
    const {p50, calls: inBatch, batches} = watch.latency();
    expect(inBatch).toBe(1);
    expect(batches).toBe(10);
    expect(Math.abs(p50 - 3000)).toBeLessThan(150);
  });
});

describe("timeBatch", () => {
  it("leaves the first call out and takes the median of groups", async () => {
    const clock = coarseClock(0.1);
    let calls = 0;
    const {ms, runs} = await timeBatch(async () => {
      clock.pass(++calls === 1 ? 900 : 3);
    }, clock.now);
    expect(Math.abs(ms - 3)).toBeLessThan(0.2);
    expect(runs).toBeGreaterThan(50);
    expect(calls).toBeGreaterThan(runs);
  });

  it("times a batch that takes longer than the measurement once", async () => {
    const clock = coarseClock(0.1);
    const {ms, runs} = await timeBatch(async () => clock.pass(2000), clock.now);
    expect(runs).toBe(1);
    expect(Math.abs(ms - 2000)).toBeLessThan(1);
  });
});
