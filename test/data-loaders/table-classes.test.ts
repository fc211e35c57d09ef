import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import {answerColumn} from "../../data-loaders/table/answer.js";
import type {Summary} from "../../lib/bundle.js";
import {outcomesFile} from "../../lib/performance-files.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import {timelineOf} from "../../lib/profile/window.js";
import {estimatesOf} from "../../src/components/performance/estimates.js";
import {parseTable} from "./config/table-monitor.js";
import {smallProject} from "./small-table.js";

const summaryOf = ({files}: Advanced): Summary =>
  JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;

/** Rows of a day: a score, a label, and a class that was predicted. */
type Row = readonly [score: string, label: string, said: string];

async function errorsOf(
  days: readonly (readonly Row[])[],
  monitor: Readonly<Record<string, unknown>>
): Promise<Summary> {
  return summaryOf(await reportOf(days, monitor));
}

async function reportOf(
  days: readonly (readonly Row[])[],
  monitor: Readonly<Record<string, unknown>>
): Promise<Advanced> {
  const made = await smallProject();
  for (const [i, rows] of days.entries()) {
    const day = `2026-03-0${i + 1}`;
    const lines = rows.map(([score, label, said]) => `${day} 12:00:00,${score},${label},${said}`);
    await made.write(`logs/${day}.csv`, ["ts,p,y,said", ...lines, ""].join("\n"));
  }
  const data = {serving: "logs/*.csv", time: "ts"};
  const drift = {reference: {first: 1}, current: 1};
  return made.advance({monitor: {data, drift, columns: [], ...monitor}});
}

const byScore = (yes: string, no: string): Row[][] => [
  [
    ["0.9", yes, "a"],
    ["0.5", yes, "a"],
    ["0.49", no, "a"],
    ["0.1", no, "a"]
  ],
  [
    ["0.9", no, "a"],
    ["0.5", yes, "a"],
    ["", yes, "a"],
    ["nan", yes, "a"],
    ["0.1", "", "a"]
  ]
];
const binary = {
  task: "binary",
  model: {score: "p", threshold: 0.5},
  columns: [
    {name: "said", role: "ignore"},
    {name: "p", type: "number"}
  ]
};

describe("a binary classifier with a score", () => {
  it.each([
    ["true", "false"],
    ["1", "0"]
  ])("answers from the threshold up, in the label's words: %s and %s", async (yes, no) => {
    const {errorMeasure, streams, columns} = await errorsOf(byScore(yes, no), binary);
    expect(errorMeasure).toBe("error rate");
    // of the second day two rows have both an answer and a label, and one of them is wrong
    expect(streams[0]!.error).toEqual([0, 0.5]);
    expect(streams[0]!.labelled).toEqual([4, 2]);
    expect(columns.map(({name, role}) => [name, role])).toEqual([
      ["p", "score"],
      ["y", "label"],
      ["prediction", "prediction"]
    ]);
  });

  it("moves its answers with the threshold", async () => {
    const {streams} = await errorsOf(byScore("1", "0"), {...binary, model: {score: "p", threshold: 0.95}});
    expect(streams[0]!.error).toEqual([0.5, 0.5]);
  });

  it("refuses labels it cannot answer in, and names the remedy", async () => {
    await expect(errorsOf(byScore("bad", "good"), binary)).rejects.toThrow(
      "column y of monitor small holds values of type text, expected true and false or 1 and 0"
    );
    await expect(errorsOf(byScore("2", "1"), binary)).rejects.toThrow(
      "column y of monitor small has the label 2, expected 1 and 0"
    );
  });

  it("answers true or false without labels", () => {
    const monitor = parseTable({
      ...{id: "credit", title: "Credit", task: "binary", data: {serving: "logs/*.csv"}},
      model: {score: "p", threshold: 0.25}
    });
    expect(answerColumn(monitor, null)).toMatchObject({name: "prediction", type: "boolean"});
  });
});

describe("a classifier with its answer in a column", () => {
  it("is wrong where it says another class", async () => {
    const days: Row[][] = [
      [
        ["0", "cat", "cat"],
        ["0", "dog", "dog"],
        ["0", "cow", "cow"]
      ],
      [
        ["0", "cat", "dog"],
        ["0", "dog", "dog"],
        ["0", "cow", "horse"],
        ["0", "", "cow"]
      ]
    ];
    const {errorMeasure, streams} = await errorsOf(days, {
      ...{task: "multiclass", model: {prediction: "said"}},
      columns: [{name: "p", role: "ignore"}]
    });
    expect(errorMeasure).toBe("error rate");
    expect(streams[0]!.labelled).toEqual([3, 3]);
    expect(streams[0]!.error[1]).toBeCloseTo(2 / 3, 12);
  });

  it("is expected to err, before labels come, as rows did that it was as sure of", async () => {
    const rows = (count: number, ...row: Row): Row[] => Array.from({length: count}, () => row);
    const days: Row[][] = [
      [
        ...[...rows(90, "0.9", "cat", "cat"), ...rows(10, "0.9", "dog", "cat")],
        ...[...rows(50, "0.5", "cat", "cat"), ...rows(50, "0.5", "cow", "cat")],
        ...[...rows(60, "0.9", "dog", "dog"), ...rows(40, "0.9", "cow", "dog")]
      ],
      [...rows(10, "0.9", "", "cat"), ...rows(30, "0.5", "", "cat"), ...rows(60, "0.9", "", "dog")]
    ];
    const report = await reportOf(days, {task: "multiclass", model: {prediction: "said", confidence: "p"}});
    const {columns, streams} = summaryOf(report);
    expect(columns.map(({name, role}) => [name, role])).toEqual([
      ["p", "score"],
      ["y", "label"],
      ["said", "prediction"]
    ]);
    const {spec, partitions} = decodeProfiles(report.files[outcomesFile(streams[0]!.id)] as Uint8Array);
    const versions = {champions: [], canaries: [], marks: []};
    const reference = {from: 0, to: 1, isLearnt: false};
    const estimates = estimatesOf(timelineOf(spec, partitions), reference, versions, 1);
    expect(estimates[0]).toBeNull();
    expect(estimates[1]!.value).toBeCloseTo(1 - (10 * 0.9 + 30 * 0.5 + 60 * 0.6) / 100, 12);
  });
});
