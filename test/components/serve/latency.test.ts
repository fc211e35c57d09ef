import {describe, expect, it} from "vitest";
import {timeBatch} from "../../../src/components/serve/batch-time.js";
import {KEPT, stopwatch} from "../../../src/components/serve/latency.js";

/** A clock that shows time in steps, and goes on a little with every look at it. */
function coarseClock(stepMs: number) {
  let ms = 0;
  return {pass: (by: number) => void (ms += by), now: () => Math.floor((ms += stepMs / 50) / stepMs) * stepMs};
}

describe("stopwatch", () => {
  it("times a call that is far shorter than the clock's step to within a tenth", () => {
    const clock = coarseClock(0.1);
    const watch = stopwatch(() => clock.pass(0.002), clock.now);
    watch.time(50);
    const {p50, p99, batches, calls} = watch.latency();
    expect(batches).toBe(50);
    expect(calls * 0.002).toBeGreaterThanOrEqual(0.9);
    expect(Math.abs(p50 - 2)).toBeLessThan(0.2);
    expect(Math.abs(p99 - 2)).toBeLessThan(0.25);
  });

  it("lengthens batches and forgets the former ones when a call has become quicker", () => {
    const clock = coarseClock(0.1);
    let cost = 0.05;
    const watch = stopwatch(() => clock.pass(cost), clock.now);
    watch.time(20);
    const before = watch.latency();
    cost = 0.001;
    watch.time(20);
    const after = watch.latency();
    expect(after.calls).toBeGreaterThan(before.calls);
    expect(after.batches).toBe(20);
    expect(Math.abs(after.p99 - 1)).toBeLessThan(0.15);
  });

  it("keeps the last batches alone, and says nothing before the first", () => {
    const clock = coarseClock(0.1);
    const watch = stopwatch(() => clock.pass(0.01), clock.now);
    expect(watch.latency()).toMatchObject({p50: NaN, p99: NaN, batches: 0});
    watch.time(KEPT + 50);
    expect(watch.latency().batches).toBe(KEPT);
  });

  it("shows a slow batch in p99 and not in p50", () => {
    const clock = coarseClock(0.1);
    let calls = 0;
    const watch = stopwatch(() => clock.pass(++calls % 20_000 === 0 ? 5 : 0.002), clock.now);
    watch.time(KEPT);
    const {p50, p99} = watch.latency();
    expect(Math.abs(p50 - 2)).toBeLessThan(0.3);
    expect(p99).toBeGreaterThan(3);
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
