import {describe, expect, it} from "vitest";
import {judge, judgeCanary} from "../../../lib/policy/gate.js";
import type {GateEvidence} from "../../../lib/policy/gate.js";
import {armDifference, pairedDifference, partitionDifference} from "../../../lib/policy/loss-difference.js";
import type {ArmLosses, PairedLosses} from "../../../lib/policy/loss-difference.js";
import {studentErrors} from "../../../lib/policy/student-quantile.js";
import {meanShift} from "../../../lib/statistics/mean-shift.js";
import {mean, variance} from "../../../lib/statistics/moments.js";
import {deriveSeed, seeded} from "../../../lib/statistics/random.js";
import {studentTail} from "../../../lib/statistics/special.js";

const gate = Object.freeze({holdout: 7, confidence: 0.95, slices: 0.1, size: 2, cost: 2, latency: null});

/** Losses of the champion, and of a challenger that is so much better on every row, give or take. */
function paired(n: number, gain: number, spread: number, seed = 1): {champion: number[]; challenger: number[]} {
  const random = seeded(seed);
  const champion = Array.from({length: n}, () => 10 * random());
  return {champion, challenger: champion.map((loss) => loss - gain + spread * (random() + random() - 1))};
}

function sumsOf({champion, challenger}: {champion: readonly number[]; challenger: readonly number[]}): PairedLosses {
  const d = challenger.map((loss, i) => loss - champion[i]!);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    n: d.length,
    champion: sum(champion),
    challenger: sum(challenger),
    difference: sum(d),
    square: sum(d.map((x) => x * x))
  };
}

function armOf(losses: readonly number[]): ArmLosses {
  const {n, challenger, square} = sumsOf({champion: losses.map(() => 0), challenger: losses});
  return {n, total: challenger, square};
}

const evidence: GateEvidence = {
  measure: "RMSE",
  losses: sumsOf(paired(400, 1, 4)),
  anomalies: [],
  champion: {bytes: 1000, operations: 600},
  challenger: {bytes: 1000, operations: 600},
  latency: null,
  slices: []
};

describe("studentErrors(confidence, dof)", () => {
  // R. A. Fisher and F. Yates, Statistical Tables, table III, with the digits of R's qt.
  it.each([
    [0.95, 1, 12.706204736],
    [0.95, 4, 2.776445105],
    [0.95, 10, 2.228138852],
    [0.99, 29, 2.756385904],
    [0.9, 120, 1.657650899],
    [0.95, 1e9, 1.959963987]
  ])("%d with %d degrees of freedom is %d", (confidence, dof, expected) => {
    expect(studentErrors(confidence, dof)).toBeCloseTo(expected, 8);
  });

  it("is the inverse of the tail, for degrees of freedom that are not whole too", () => {
    for (const dof of [0.7, 2.5, 17.3, 400.2])
      for (const confidence of [0.5, 0.8, 0.99, 0.9999])
        expect(studentTail(studentErrors(confidence, dof), dof) / ((1 - confidence) / 2)).toBeCloseTo(1, 10);
  });

  it("refuses a confidence outside (0, 1)", () => {
    for (const confidence of [0, 1, 1.2, NaN]) expect(() => studentErrors(confidence, 5)).toThrow(RangeError);
  });
});

describe("intervals of the difference of losses", () => {
  it("pairedDifference(losses, confidence) is Student's interval of the rows' differences", () => {
    const losses = paired(50, 0.3, 4);
    const d = losses.challenger.map((loss, i) => loss - losses.champion[i]!);
    const half = studentErrors(0.9, 49) * Math.sqrt(variance(d) / 49);
    const {value, low, high} = pairedDifference(sumsOf(losses), 0.9);
    expect(value).toBeCloseTo(mean(d), 12);
    expect([low, high].map((limit) => limit - mean(d))).toEqual([expect.closeTo(-half, 12), expect.closeTo(half, 12)]);
  });

  it("pairedDifference(losses, confidence) of rows that all differ alike is that difference, and of one row unknown", () => {
    expect(pairedDifference({n: 40, champion: 80, challenger: 40, difference: -40, square: 40}, 0.95)).toEqual({
      ...{value: -1, low: -1, high: -1}
    });
    expect(pairedDifference({n: 1, champion: 2, challenger: 1, difference: -1, square: 1}, 0.95)).toEqual({
      ...{value: -1, low: NaN, high: NaN}
    });
  });

  it("armDifference(champion, canary, confidence) ends at 0 where Welch's test has p = 1 − confidence", () => {
    const [a, b] = [paired(60, 0, 0, 2).champion, paired(45, -1, 6, 3).challenger];
    const moments = (x: readonly number[]) => ({n: x.length, mean: mean(x), variance: variance(x)});
    const {pValue} = meanShift(moments(a), moments(b));
    const {low, high} = armDifference(armOf(a), armOf(b), 1 - pValue);
    expect(Math.min(Math.abs(low), Math.abs(high))).toBeLessThan(1e-9);
    expect(high - low).toBeGreaterThan(0.5);
  });

  it("partitionDifference(parts, confidence) of partitions of one size is Student's interval of their means", () => {
    const means = [-2, 0.5, -1, -3, -0.25];
    const parts = means.map((d) => ({n: 20, champion: 100, challenger: 100 + 20 * d}));
    const {value, low} = partitionDifference([...parts, {n: 0, champion: 0, challenger: 0}], 0.95);
    expect(value).toBeCloseTo(mean(means), 12);
    expect(value - low).toBeCloseTo(studentErrors(0.95, 4) * Math.sqrt(variance(means) / 4), 12);
    expect(partitionDifference(parts.slice(1, 2), 0.95).low).toBeNaN();
  });

  it("hold the true difference as often as they say", () => {
    const rounds = 2000;
    let [rows, partitions, arms] = [0, 0, 0];
    for (let round = 0; round < rounds; ++round) {
      const losses = paired(70, 0.5, 5, deriveSeed(11, round));
      const holds = ({low, high}: {low: number; high: number}): number => (low <= -0.5 && -0.5 <= high ? 1 : 0);
      rows += holds(pairedDifference(sumsOf(losses), 0.9));
      const parts = Array.from({length: 7}, (_, i) => {
        const cut = (values: readonly number[]): number[] => values.slice(10 * i, 10 * i + 10);
        return sumsOf({champion: cut(losses.champion), challenger: cut(losses.challenger)});
      });
      partitions += holds(partitionDifference(parts, 0.9));
      const other = paired(40, 0.5, 5, deriveSeed(12, round));
      arms += holds(armDifference(armOf(losses.champion), armOf(other.challenger), 0.9));
    }
    // 0.9 ± 4 standard errors of 2000 rounds
    for (const held of [rows, partitions, arms]) expect(Math.abs(held / rounds - 0.9)).toBeLessThan(0.027);
  });
});

describe("judge(gate, evidence)", () => {
  const checkOf = (changes: Partial<GateEvidence>, name: string) => {
    const {passed, checks} = judge(gate, {...evidence, ...changes});
    expect(passed).toBe(checks.every((check) => check.passed));
    return checks.find((check) => check.name === name)!;
  };

  it("lets a challenger pass that is better beyond chance, with all checks told", () => {
    const {passed, checks} = judge(gate, evidence);
    expect(passed).toBe(true);
    expect(checks.map(({name}) => name)).toEqual(["error", "schema", "size", "cost", "slices"]);
    expect(checks[0]!.reason).toMatch(/^RMSE .+ against the champion's .+ on 400 held-out rows; .+: better$/);
    expect(checks[0]!.evidence["high"]).toBeLessThan(0);
  });

  it.each([
    ["as good", 400, 0, 4, "not told from chance"],
    ["better by what may be chance", 40, 0.3, 8, "not told from chance"],
    ["worse", 400, -1, 4, "worse"]
  ])("refuses a challenger that is %s", (_, n, gain, spread, verdict) => {
    const {passed, reason} = checkOf({losses: sumsOf(paired(n, gain, spread))}, "error");
    expect([passed, reason.endsWith(verdict)]).toEqual([false, true]);
  });

  it("takes partitions for the units where it is given them: two good days do not carry five others", () => {
    const day = (d: number) => ({n: 60, champion: 600, challenger: 600 + 60 * d});
    const even = [-2, -1.5, -2.5, -1.8, -2.2, -2, -1.7].map(day);
    expect(checkOf({losses: even}, "error").passed).toBe(true);
    const {passed, evidence: figures} = checkOf({losses: [-9, -8, 0.5, 0.4, 0.6, 0.3, 0.5].map(day)}, "error");
    expect(passed).toBe(false);
    expect(figures).toMatchObject({rows: 420});
    expect(figures["difference"]).toBeCloseTo(-14.7 / 7, 12);
    expect(checkOf({losses: even.slice(0, 1)}, "error")).toMatchObject({passed: false, evidence: {rows: 60}});
  });

  it("refuses the champion itself, and says how many rows are too few", () => {
    expect(checkOf({losses: sumsOf(paired(400, 0, 0))}, "error").passed).toBe(false);
    const few = checkOf({losses: sumsOf(paired(29, 5, 1))}, "error");
    expect(few).toEqual({
      ...{name: "error", passed: false},
      ...{reason: "29 labelled rows held out, 30 needed", evidence: {rows: 29}}
    });
  });

  it("refuses one trained on rows that are not as the schema says, and names them once", () => {
    const anomaly = {column: "tax", kind: "FLOAT_TYPE_SMALL_FLOAT"} as const;
    const check = checkOf(
      {anomalies: [anomaly, {column: "rad", kind: "ENUM_TYPE_UNEXPECTED_STRING_VALUES"}, anomaly]},
      "schema"
    );
    expect(check).toMatchObject({passed: false, evidence: {anomalies: 2}});
    expect(check.reason).toContain("tax FLOAT_TYPE_SMALL_FLOAT and rad ENUM_TYPE_UNEXPECTED_STRING_VALUES");
  });

  it("refuses one that is too large or too dear, and not one at the limit", () => {
    expect(checkOf({challenger: {bytes: 2000, operations: 600}}, "size").passed).toBe(true);
    expect(checkOf({challenger: {bytes: 2001, operations: 600}}, "size").passed).toBe(false);
    expect(checkOf({challenger: {bytes: 1000, operations: 1201}}, "cost").passed).toBe(false);
  });

  it("asks for times only where it has a limit, and keeps what was measured as evidence", () => {
    const timed = {...gate, latency: 1.5};
    const of = (challenger: number) =>
      judge(timed, {...evidence, latency: {machine: "2 × X", champion: 20, challenger}}).checks.filter(
        ({name}) => name === "latency"
      );
    expect(of(30)).toEqual([
      {
        ...{name: "latency", passed: true, evidence: {champion: 20, challenger: 30, limit: 1.5}},
        reason: "30 µs a row against the champion's 20, limit 1.5 times, measured on 2 × X"
      }
    ]);
    expect(of(30.5)[0]!.passed).toBe(false);
    expect(() => judge(timed, evidence)).toThrow("the gate asks for a latency that was not measured");
  });

  it("refuses one that harms a slice of enough rows, and names the one that fares worst", () => {
    const slice = (name: string, n: number, growth: number) => ({
      ...{slice: name, n, champion: 16 * n, challenger: 16 * n * (1 + growth) ** 2}
    });
    const check = checkOf({slices: [slice("a", 90, 0.2), slice("b", 30, 0.5), slice("c", 29, 9)]}, "slices");
    expect(check).toMatchObject({passed: false, evidence: {slices: 2, tooFewRows: 1, champion: 4, challenger: 6}});
    expect(check.evidence["growth"]).toBeCloseTo(0.5, 12);
    expect(check.reason).toContain("b fares worst");
    expect(checkOf({slices: [slice("a", 90, 0.09), slice("b", 90, -0.5)]}, "slices").passed).toBe(true);
    expect(checkOf({slices: [slice("c", 29, 9)]}, "slices")).toMatchObject({passed: true, evidence: {slices: 0}});
  });

  it("refuses harm to a slice that had no error before, and not the lack of any", () => {
    const rate = {measure: "error rate"} as const;
    const clean = {slice: "a", n: 50, champion: 0, challenger: 0};
    expect(checkOf({...rate, slices: [clean]}, "slices").passed).toBe(true);
    const harmed = checkOf({...rate, slices: [clean, {...clean, slice: "b", challenger: 1}]}, "slices");
    expect(harmed).toMatchObject({passed: false, evidence: {challenger: 0.02}});
    expect(harmed.reason).toContain("b fares worst");
  });
});

it("judge(gate, evidence) lets a challenger that is as good pass in at most half of 1 − confidence of all trials", () => {
  const rounds = 2000;
  let passed = 0;
  for (let round = 0; round < rounds; ++round) {
    const losses = sumsOf(paired(60, 0, 5, deriveSeed(13, round)));
    passed += judge(gate, {...evidence, losses}).passed ? 1 : 0;
  }
  expect(passed / rounds).toBeGreaterThan(0.01);
  expect(passed / rounds).toBeLessThan(0.025 + 4 * Math.sqrt((0.025 * 0.975) / rounds));
});

describe("judgeCanary(confidence, champion, canary)", () => {
  const champion = armOf(paired(300, 0, 0, 5).champion);

  it.each([
    ["better", paired(60, 2, 3, 6).challenger, "promote"],
    ["as good", paired(60, 0, 3, 6).challenger, "promote"],
    ["worse", paired(60, -4, 3, 6).challenger, "roll back"],
    ["worse on too few rows", paired(29, -4, 3, 6).challenger, "wait"]
  ])("of a canary that is %s", (_, losses, action) => {
    const result = judgeCanary(0.95, champion, armOf(losses));
    expect(result.action).toBe(action);
    expect(result.evidence).toMatchObject({championRows: 300, canaryRows: losses.length});
    expect(action === "roll back").toBe((result.evidence["low"] ?? 0) > 0);
  });
});
