import {describe, expect, it} from "vitest";
import type {ErrorChange} from "../../../lib/decay/realised-error.js";
import {partitionsOf} from "../../../src/components/partitions.js";
import type {PresetId} from "../../../src/components/windows.js";
import {
  binText,
  describeData,
  describeLimits,
  describeOverlap,
  describePartition,
  describePreset,
  gripNames,
  outcomesTitle,
  timelineTitle,
  describeFewPartitions,
  describeFewRows,
  describeVerdict,
  findingSentence,
  tableSubtitle,
  tableTitle,
  toolRange,
  verdictFigures,
  verdictSentence
} from "../../../src/messages/monitor.en.js";
import {english} from "../../messages/english.js";

const days = partitionsOf(english, {unit: "day", timeZone: "UTC"}, ["2026-01-01", "2026-01-02", "2026-01-03"]);
const hours = partitionsOf(english, {unit: "hour", timeZone: "Europe/Berlin"}, ["2026-02-03T13:00:00.000Z"]);
const change = (verdict: ErrorChange["verdict"], rmse = 2.92): ErrorChange => ({
  measure: "RMSE",
  reference: {n: 3600, value: 3.54},
  current: rmse > 0 ? {n: 840, value: rmse} : {n: 0, value: NaN},
  verdict
});
const facts = {
  isSame: false,
  moved: 3,
  features: 12,
  expected: 0.1,
  outcomes: [],
  unit: "$1000",
  performance: change("unchanged")
};

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

  it("claims nothing where a window is compared with itself, as when there is one partition", () => {
    expect(verdictSentence({...facts, isSame: true, moved: 0})).toMatch(/nothing to compare yet/);
  });

  it("speaks of the inputs alone where there is no error to measure", () => {
    expect(verdictSentence({...facts, performance: null})).toBe("Inputs moved.");
    expect(verdictSentence({...facts, moved: 0, performance: null})).toBe("No input moved.");
  });

  it("speaks of the model alone where no column is an input", () => {
    const none = {...facts, moved: 0, features: 0, expected: 0};
    expect(verdictSentence({...none, performance: change("worse")})).toBe("The model is harmed.");
    expect(verdictSentence({...none, performance: null})).toBe("There is no input to compare.");
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
  it("gives an error rate as a percentage, without the label's unit", () => {
    const performance = {...change("worse"), measure: "error rate", current: {n: 500, value: 0.125}} as const;
    expect(verdictFigures({...facts, performance: {...performance, reference: {n: 900, value: 0.08}}})).toMatch(
      /Error rate 12\.5%, was 8\.0%\.$/
    );
  });
  it("says nothing of labels where there are none to come", () => {
    expect(verdictFigures({...facts, performance: null})).toBe(
      "3 of 12 features in alarm (by chance, at most one alarm in 10 such comparisons)."
    );
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

describe("describeFewPartitions(partitions, number, needed)", () => {
  it("says what two days cannot tell", () => {
    const text = describeFewPartitions(days, 2, 3);
    expect(text).toContain("holds 2 days with rows");
    expect(text).toContain("alarms may come too often: take three days or more");
  });
});

describe("describeLimits(now, wrong, starts, first, partitions)", () => {
  const starts = ["2026-01-01", "2026-01-02", "2026-01-03"];
  it("counts the days that break a limit, and speaks of the window apart", () => {
    expect(describeLimits(1, 2, starts, 1, days)).toBe(
      "2 of 3 days break a limit, the first on 2 Jan. The current window breaks a limit:"
    );
    expect(describeLimits(0, 0, starts, -1, days)).toBe(
      "None of 3 days breaks a limit. In the current window nothing is wrong."
    );
  });
});

describe("words for partitions", () => {
  it("count hours as hours and days as days", () => {
    expect(timelineTitle(days, 0, 120)).toBe("No alarm on any of 120 days");
    expect(timelineTitle(hours, 3, 1200)).toBe("Alarms in 3 of 1,200 hours");
    expect(timelineTitle(hours, 0, 1)).toBe("No alarm");
    expect(describeOverlap(hours, 1)).toContain("share 1 hour.");
    expect(gripNames.start(hours, "current")).toBe("First hour of the current window");
  });

  it("name windows by their length, and one that begins later by its dates", () => {
    const text = (id: PresetId, from: number, length: number): string =>
      describePreset(id, hours, {from, length, span: "3 Feb 14:00 – 15:00"});
    expect(text("build", 0, 30)).toBe("first 30 hours");
    expect(text("build", 5, 30)).toBe("3 Feb 14:00 – 15:00");
    expect(text("previous", 0, 1)).toBe("the hour before");
    expect(text("before", 0, 9)).toBe("all hours before");
    expect(text("short", 8, 1)).toBe("last hour");
    expect(text("long", 0, 168)).toBe("last 168 hours");
  });

  it("say how far the data go", () => {
    expect(describeData(days, "2026-01-03")).toBe("data through 3 January 2026");
    const files = partitionsOf(english, {unit: "file", timeZone: "UTC"}, ["logs/a.csv"]);
    expect(describeData(files, "logs/a.csv")).toBe("the last file is logs/a.csv");
  });

  it("tell of a partition what is known of it", () => {
    const known = {rows: 1200, quarantined: 0, error: 2.5, alarms: []};
    expect(describePartition("3 Feb", known, "RMSE")).toBe("3 Feb: 1,200 rows, RMSE 2.50, no alarm");
    expect(describePartition("3 Feb", {...known, quarantined: 7, error: null}, "error rate")).toBe(
      "3 Feb: 1,200 rows, 7 quarantined, no labels yet, no alarm"
    );
    expect(describePartition("3 Feb", {...known, alarms: ["x"]}, null)).toBe("3 Feb: 1,200 rows, alarm on x");
  });

  it("name the outcomes that there are", () => {
    expect(outcomesTitle(["label", "prediction"])).toBe("The prediction and the label");
    expect(outcomesTitle(["label"])).toBe("The label");
    expect(outcomesTitle(["prediction", "score", "label"])).toBe("The prediction, the score and the label");
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
      findings: [{kind: "level", level: "SEA", before: 0.0181, now: 0.0239} as const],
      text: "value SEA in 2.4% of rows, was 1.8%"
    },
    {findings: [{kind: "missing", before: 0, now: 0.0002} as const], text: "0.02% missing, was 0.00%"},
    {
      findings: [{kind: "level", level: "24", before: 0.25, now: 0.8} as const],
      text: "value 24 in 80% of rows, was 25%"
    },
    {findings: [], text: "no rows to compare"}
  ])("says: $text", ({findings, text}) => expect(findingSentence(findings, "%", true)).toBe(text));

  it("names a bin of one value by that value", () => {
    const gain = (low: number, high: number): string =>
      findingSentence([{kind: "range", low, high, points: 0.16}], "%", true);
    expect(gain(-Number.MIN_VALUE, 0)).toBe("largest gain at 0 (+16 points)");
    expect(gain(20.2, 20.2)).toBe("largest gain at 20.2 (+16 points)");
  });

  it("gives the means alone of a column within chance", () => {
    expect(findingSentence([mean, deviation, range], "rooms", false)).toBe("mean 17.9 rooms, was 12.6");
    expect(findingSentence([{kind: "level", level: "1", before: 0.1, now: 0.1}], "", false)).toBe("as before");
  });
});

describe("binText(low, high)", () => {
  it.each([
    [null, 1.5, "≤ 1.5"],
    [1.5, 2, "1.5 – 2"],
    // zeros have a bin of their own
    [-Number.MIN_VALUE, 0, "0"],
    [-3, -Number.MIN_VALUE, "−3 – 0"],
    [2, null, "> 2"],
    [null, null, "all values"]
  ])("%s to %s is %s", (low, high, text) => expect(binText(low, high)).toBe(text));
});
