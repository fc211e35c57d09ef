import {describe, expect, it} from "vitest";
import type {PerformanceChange} from "../../../lib/decay/performance.js";
import {
  binText,
  describeLimits,
  describeFewDays,
  describeFewRows,
  describeVerdict,
  findingSentence,
  tableSubtitle,
  tableTitle,
  toolRange,
  verdictFigures,
  verdictSentence
} from "../../../src/messages/monitor.en.js";

const error = (n: number, rmse: number) => ({n, bias: 0, mae: rmse, rmse});
const change = (verdict: PerformanceChange["verdict"], rmse = 2.92): PerformanceChange => ({
  reference: error(3600, 3.54),
  current: error(rmse > 0 ? 840 : 0, rmse > 0 ? rmse : NaN),
  verdict
});
const facts = {moved: 3, features: 12, expected: 0.1, outcomes: [], unit: "$1000", performance: change("unchanged")};

describe("verdictSentence(facts)", () => {
  it.each([
    {moved: 3, verdict: "unchanged", sentence: "Inputs moved, the model is not harmed."},
    {moved: 3, verdict: "worse", sentence: "Inputs moved, and the model is harmed."},
    {moved: 0, verdict: "worse", sentence: "The model is harmed, though no input moved."},
    {moved: 0, verdict: "unchanged", sentence: "No input moved, and the model is not harmed."},
    {moved: 1, verdict: "unknown", sentence: "Inputs moved; too few labels to say whether the model is harmed."}
  ] as const)("for $moved inputs and an error that is $verdict", ({moved, verdict, sentence}) => {
    expect(verdictSentence({...facts, moved, performance: change(verdict)})).toBe(sentence);
  });
});

describe("verdictFigures(facts)", () => {
  it("gives the figures behind the sentence", () => {
    expect(verdictFigures(facts)).toBe(
      "3 of 12 features in alarm (by chance, at most one alarm in 10 such comparisons). RMSE 2.92, was 3.54 ($1000)."
    );
  });
  it("names the outcomes in alarm", () => {
    const outcomes = [
      {name: "medv", role: "label"},
      {name: "prediction", role: "prediction"}
    ] as const;
    expect(verdictFigures({...facts, outcomes})).toContain("In alarm: the label (medv) and the prediction. RMSE 2.92");
  });
  it("says so when no label has arrived", () => {
    expect(verdictFigures({...facts, performance: change("unknown", 0)})).toMatch(/No labels in the current window\.$/);
  });
});

describe("tableTitle(lead, moved)", () => {
  const lead = {name: "rad", value: 0.41, threshold: 0.18, ratio: 2.3};
  it.each([
    [{...lead, figure: "psi"}, 3, "rad moved most: PSI 0.410, threshold 0.180"],
    [{...lead, figure: "missing"}, 3, "rad moved most: share of missing rows +41.0 points, threshold 18.0"],
    [
      {...lead, figure: "kolmogorovSmirnov"},
      0,
      "No feature is in alarm; closest to its threshold is rad: KS 0.410, threshold 0.180"
    ],
    [{...lead, figure: "psi", ratio: -1}, 0, "There is nothing to compare"]
  ] as const)("names the figure that ranks the column: %j", (found, moved, text) => {
    expect(tableTitle(found, moved)).toBe(text);
  });
});

describe("tableSubtitle(distance, standIn, rate)", () => {
  it("says which distance decides about categories, and that the rate is an upper bound over all columns", () => {
    const text = tableSubtitle("kolmogorovSmirnov", "psi", 0.01);
    expect(text).toContain("(categories, which it does not suit: population stability index)");
    expect(text).toContain(
      "when nothing changed, at most 1% of comparisons raise an alarm on any column, label and prediction included"
    );
    expect(text).toContain("A threshold is of that distance alone; the verdict weighs all figures together.");
    expect(tableSubtitle("psi", null, 0.01)).not.toContain("categories");
  });
});

describe("describeVerdict(verdict)", () => {
  it("says how rare the windows are, and what tells it", () => {
    const text = describeVerdict({status: "alarm", pValue: 0.0004, carrier: "andersonDarling"});
    expect(text).toContain("once in 2,500 times (p = 0.0004)");
    expect(text).toContain("the order of the values");
  });

  it("gives no figure where the p-value is extrapolated", () => {
    const text = describeVerdict({status: "alarm", pValue: 1.04e-203, carrier: "pearson"});
    expect(text).toContain("less than once in a million times (p < 10⁻⁶)");
    expect(text).not.toContain("203");
  });

  it("is silent where no p-value was computed", () => {
    expect(describeVerdict({status: "not enough data", pValue: NaN, carrier: null})).toBe("");
  });
});

describe("describeFewRows(role, rows)", () => {
  it("says what few rows cannot do, as thresholds hold for any number", () => {
    expect(describeFewRows("current", 12)).toBe("The current window holds 12 rows: only large changes can be told.");
    expect(describeFewRows("current", 1)).toContain("holds 1 row:");
  });
});

describe("describeFewDays(number)", () => {
  it("says what two days cannot tell", () => {
    const text = describeFewDays(2);
    expect(text).toContain("holds 2 days with rows");
    expect(text).toContain("alarms may come too often: take three days or more");
  });
});

describe("describeLimits(now, wrongDays, starts, first)", () => {
  const starts = ["2026-01-01", "2026-01-02", "2026-01-03"];
  it("counts the days that break a limit, and speaks of the window apart", () => {
    expect(describeLimits(1, 2, starts, 1)).toBe(
      "2 of 3 days break a limit, the first on 2 Jan. The current window breaks a limit:"
    );
    expect(describeLimits(0, 0, starts, -1)).toBe(
      "None of 3 days breaks a limit. In the current window nothing is wrong."
    );
  });
});

describe("toolRange(range)", () => {
  it.each([
    [{low: 0.12345, high: 0.12349}, "0.123"],
    [{low: 0.1, high: 0.2}, "0.1 to 0.2"],
    [{low: 30.1, high: Infinity}, "30.1 to ∞"],
    [{low: NaN, high: NaN}, "–"]
  ])("of %o is %s", (range, text) => expect(toolRange(range)).toBe(text));
});

describe("findingSentence(findings, unit, isAlarm)", () => {
  const mean = {kind: "mean", before: 12.6, now: 17.9} as const;
  const deviation = {kind: "deviation", before: 7, now: 8} as const;
  const range = {kind: "range", low: 18.1, high: 24, points: 0.14} as const;

  it.each([
    {findings: [mean, deviation, range], text: "mean up from 12.6 to 17.9%; largest gain in 18.1–24 (+14 points)"},
    {
      findings: [{...mean, now: 12.6}, deviation, {...range, high: null}],
      text: "mean unchanged, spread up from 7.00 to 8.00%; largest gain above 18.1 (+14 points)"
    },
    {findings: [{kind: "missing", before: 0, now: 0.7} as const], text: "70% missing, was 0%"},
    {
      findings: [{kind: "other", before: 0, now: 0.24} as const],
      text: "values not seen before in 24% of rows, was 0%"
    },
    {
      findings: [{kind: "level", level: "24", before: 0.25, now: 0.8} as const],
      text: "value 24 in 80% of rows, was 25%"
    },
    {findings: [], text: "no rows to compare"}
  ])("says: $text", ({findings, text}) => expect(findingSentence(findings, "%", true)).toBe(text));

  it("gives the means alone of a column within chance", () => {
    expect(findingSentence([mean, deviation, range], "rooms", false)).toBe("mean 17.9 rooms, was 12.6");
    expect(findingSentence([{kind: "level", level: "1", before: 0.1, now: 0.1}], "", false)).toBe("as before");
  });
});

describe("binText(low, high)", () => {
  it.each([
    [null, 1.5, "≤ 1.5"],
    [1.5, 2, "1.5 – 2"],
    [2, null, "> 2"],
    [null, null, "all values"]
  ])("%s to %s is %s", (low, high, text) => expect(binText(low, high)).toBe(text));
});
