import {describe, expect, it} from "vitest";
import {knowledgeAges, runCalendar, unreadAt} from "../../../../lib/course/serving/calendar.js";
import type {CalendarSettings} from "../../../../lib/course/serving/calendar.js";
import {fewestServers} from "../../../../lib/course/serving/fewest-servers.js";
import {services, servingForm, servingForms} from "../../../../lib/course/serving/forms.js";
import {latencyBins} from "../../../../lib/course/serving/latency-bins.js";
import {curveRates, loadPoint, mostPerSecond} from "../../../../lib/course/serving/load-curve.js";
import {numbersOf, operationsOf} from "../../../../lib/course/serving/model-cost.js";
import {paretoFront} from "../../../../lib/course/serving/pareto.js";
import {priceOf, runQueueLab, scenarioOf} from "../../../../lib/course/serving/queue-lab.js";
import type {QueueSettings} from "../../../../lib/course/serving/queue-lab.js";
import {momentsOf, squaredErrorAt, staleError} from "../../../../lib/course/serving/stale.js";
import {simulateServing} from "../../../../lib/serving/simulate.js";
import {summariseServing} from "../../../../lib/serving/summary.js";
import {mean} from "../../../../lib/statistics/moments.js";
import {seeded} from "../../../../lib/statistics/random.js";

const plain: QueueSettings = Object.freeze({
  ...{rate: 60, burst: 1, size: "medium", servers: 1, maxBatch: 1, delayMs: 0, models: 1, accelerated: false},
  ...{lookUps: "none", cachePercent: 10, zipfTenths: 10, seed: 1}
} as const);

describe("runQueueLab(settings)", () => {
  it.each<Partial<QueueSettings>>([
    {},
    {rate: 95},
    {rate: 400},
    {burst: 5},
    {maxBatch: 16, delayMs: 20},
    {servers: 3, models: 8},
    {accelerated: true, rate: 300},
    {lookUps: "cache"},
    {lookUps: "store", size: "light"}
  ])("with %o has p99 ≥ p95 ≥ p50 and servers busy at most all the time", (changes) => {
    const {summary, latencies} = runQueueLab({...plain, ...changes});
    const {p50, p95, p99} = summary.latency;
    expect(p99).toBeGreaterThanOrEqual(p95);
    expect(p95).toBeGreaterThanOrEqual(p50);
    expect(p50).toBeGreaterThan(0);
    expect(summary.utilisation).toBeLessThanOrEqual(1);
    expect(latencies.length).toBe(summary.served);
    expect(mean(latencies)).toBeCloseTo(summary.latency.mean, 12);
  });

  it("of one server without anything else has the mean of M/M/1, 1 / (μ − λ), within 5 % over many requests", () => {
    const {arrivals, system, cache} = scenarioOf(plain);
    const run = simulateServing({requests: 400_000, arrivals, system, cache}, 1);
    const expected = 1 / (100 - plain.rate);
    expect(Math.abs(summariseServing(run, 4000).latency.mean / expected - 1)).toBeLessThan(0.05);
  });

  it("is the same for the same settings, and another for another seed", () => {
    expect(runQueueLab(plain)).toEqual(runQueueLab(plain));
    expect(runQueueLab({...plain, seed: 2}).latencies).not.toEqual(runQueueLab(plain).latencies);
  });

  it("answers sooner with a cache than without, and sooner still without look-ups", () => {
    const [none, cache, store] = (["none", "cache", "store"] as const).map(
      (lookUps) => runQueueLab({...plain, lookUps}).summary.latency.p50
    );
    expect(cache).toBeGreaterThan(none!);
    expect(store).toBeGreaterThan(cache!);
  });

  it("loads models again and again where servers have no room for them", () => {
    const [two, eight] = [2, 8].map((models) => runQueueLab({...plain, models}).summary);
    expect(two!.loads).toBe(0);
    expect(eight!.loads).toBeGreaterThan(1000);
    expect(eight!.latency.p50).toBeGreaterThan(10 * two!.latency.p50);
  });
});

describe("priceOf(settings, summary, pricePerHour)", () => {
  it("is servers × price / (throughput × 3600) × 10⁶", () => {
    const {summary} = runQueueLab({...plain, servers: 2});
    expect(priceOf({...plain, servers: 2}, summary, 0.5)).toBeCloseTo((1 / (summary.throughput * 3600)) * 1e6, 9);
  });
  it("of an accelerator at low load is higher, at high load lower", () => {
    const costs = [20, 350].map((rate) => {
      const [own, fast] = [
        {...plain, rate, servers: rate > 100 ? 4 : 1},
        {...plain, rate, accelerated: true}
      ];
      return [own, fast].map((settings) => priceOf(settings, runQueueLab(settings).summary, 1));
    });
    expect(costs[0]![1]).toBeGreaterThan(costs[0]![0]!);
    expect(costs[1]![1]).toBeLessThan(costs[1]![0]!);
  });
});

describe("loadPoint(settings, rate)", () => {
  it("climbs along the curve, and steeply at its end", () => {
    const points = curveRates(plain).map((rate) => loadPoint(plain, rate));
    expect(mostPerSecond(plain)).toBeCloseTo(100, 9);
    expect(points.at(-1)!.rate).toBeCloseTo(100, 9);
    const at = (rate: number) => points.find((point) => Math.abs(point.rate - rate) < 0.01)!.p99;
    expect(at(97)).toBeGreaterThan(3 * at(50));
    expect(at(97) - at(90)).toBeGreaterThan(at(60) - at(50));
  });
});

describe("fewestServers(settings, limitMs, batches)", () => {
  it("is the least that keeps the limit, and fewer with batches", () => {
    const settings = {...plain, rate: 400};
    const [single, batched] = [fewestServers(settings, 100, false), fewestServers(settings, 100, true)];
    expect(batched).toBeLessThan(single);
    const p95 = (servers: number): number => 1000 * runQueueLab({...settings, servers}).summary.latency.p95;
    expect(p95(single)).toBeLessThan(100);
    expect(p95(single - 1)).toBeGreaterThan(100);
  });
  it("says so where no number of servers is enough", () => {
    expect(() => fewestServers(plain, 1, false)).toThrow("64 servers do not keep p95 below 1 ms");
  });
});

describe("paretoFront(points)", () => {
  it("holds exactly those that nothing beats", () => {
    const random = seeded(7);
    for (let round = 0; round < 200; ++round) {
      const points = Array.from({length: 8}, () => ({
        cost: Math.floor(4 * random()),
        error: Math.floor(4 * random())
      }));
      const front = paretoFront(points);
      const isBeaten = (i: number): boolean =>
        points.some(
          (other, j) =>
            other.cost <= points[i]!.cost &&
            other.error <= points[i]!.error &&
            (other.cost < points[i]!.cost || other.error < points[i]!.error || j < i)
        );
      const expected = points.map((_, i) => i).filter((i) => !isBeaten(i));
      expect(front.toSorted((a, b) => a - b)).toEqual(expected);
    }
  });
});

describe("operationsOf and numbersOf", () => {
  it("count what a loop over the layers does", () => {
    const widths = [12, 7, 3, 1];
    let [operations, numbers] = [0, 0];
    for (let layer = 1; layer < widths.length; ++layer)
      for (let output = 0; output < widths[layer]!; ++output) {
        ++numbers;
        for (let input = 0; input < widths[layer - 1]!; ++input) {
          ++numbers;
          operations += 2;
        }
      }
    expect(operationsOf(widths, 5)).toBe(5 * operations);
    expect(numbersOf(widths, 5)).toBe(5 * numbers);
  });
});

describe("latencyBins(latencies, perDecade)", () => {
  it("counts each latency once, in a bin that holds it", () => {
    const random = seeded(3);
    const latencies = Array.from({length: 500}, () => 10 ** (4 * random() - 3));
    const bins = latencyBins(latencies, 12);
    expect(bins.reduce((sum, {count}) => sum + count, 0)).toBe(500);
    expect(bins[0]!.from).toBe(0);
    for (const {from, to, count} of bins) {
      const inside = latencies.filter((seconds) => 1000 * seconds >= from && 1000 * seconds < to).length;
      expect(Math.abs(inside - count)).toBeLessThanOrEqual(1);
    }
  });
  it("has no bin where nothing was answered", () => {
    expect(latencyBins([NaN], 5)).toEqual([]);
  });
});

describe("stale predictions", () => {
  const labels = [10, 20, 30];
  const moments = momentsOf(labels, [11, 19, 33]);
  it("squaredErrorAt(moments, factor) is that of the rows", () => {
    const squares = labels.map((label, i) => (1.2 * label - [11, 19, 33][i]!) ** 2);
    expect(squaredErrorAt(moments, 1.2)).toBeCloseTo(mean(squares), 10);
    expect(() => squaredErrorAt(moments, 0)).toThrow("invalid factor: 0");
  });
  it("staleError(moments, growth, ages) is the root of the mean over the ages", () => {
    const expected = Math.sqrt((squaredErrorAt(moments, 1) + squaredErrorAt(moments, 1.1 ** 3)) / 2);
    expect(staleError(moments, 1.1, [0, 3])).toBeCloseTo(expected, 12);
    expect(staleError(moments, 1.1, [])).toBeNaN();
  });
  it("momentsOf(labels, predictions) wants one prediction per label", () => {
    expect(() => momentsOf([1], [1, 2])).toThrow("1 labels and 2 predictions");
  });
});

describe("runCalendar(settings, file)", () => {
  const file = {moments: momentsOf([20, 25, 30], [21, 24, 31]), growth: 1.005, catalogue: 506};
  const settings: CalendarSettings = {hours: 24, readsPerDay: 500, exponent: 1, freshness: "refit", seed: 1};
  it("has the mean age and the share unread that are expected", () => {
    const {meanAge, unread, runs, stored} = runCalendar(settings, file);
    expect(meanAge).toBeCloseTo(0.5 + 900 / 86_400, 1);
    expect(Math.abs(unread - unreadAt(24, settings, 506))).toBeLessThan(0.01);
    expect([runs, stored]).toEqual([60, 60 * 506]);
  });
  it("with a model trained once has one error, whatever the interval", () => {
    const errors = [1, 24, 720].map((hours) => runCalendar({...settings, hours, freshness: "once"}, file).rmse);
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toBeGreaterThan(2 * runCalendar(settings, file).rmse);
  });
  it("knowledgeAges never exceed the interval where the model is fitted anew", () => {
    const days = Array.from({length: 240}, (_, i) => i / 4);
    const ages = knowledgeAges({hours: 120, freshness: "refit"}, days);
    expect(Math.max(...ages)).toBeLessThan(5);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
  });
});

describe("servingForm(needs)", () => {
  it("finds each of the four forms among the services, and one that may be answered ahead", () => {
    const forms = Object.values(services).map(servingForm);
    expect(new Set(forms)).toEqual(new Set(servingForms));
    expect(forms.filter((form) => form === "batch")).toHaveLength(1);
  });
});
