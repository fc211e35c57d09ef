import {describe, expect, it} from "vitest";
import {columnLayout, NUMERIC, ROWS} from "../../../lib/profile/layout.js";
import {calibrated} from "../../../src/components/drift/comparison.js";
import {compareTraffic} from "../../../src/components/serve/compare-traffic.js";
import {jsonLines, noTraffic, withRequests} from "../../../src/components/serve/traffic.js";
import type {Request, Traffic} from "../../../src/components/serve/traffic.js";
import {smallChampion, smallReference, smallRows} from "./fixture.js";
import type {SmallRow} from "./fixture.js";

const {spec} = smallReference;
const at = "2026-03-01T12:00:00.000Z";
const requestsOf = (rows: readonly SmallRow[]): Request[] =>
  rows.map((row) => ({row, answer: smallChampion.predict(row), model: "a1", source: "typed", at}));
const sent = (rows: readonly SmallRow[]): Traffic => withRequests(noTraffic(spec), spec, requestsOf(rows));

/** The calibrated verdict of each column, as the page shows it. */
async function verdicts(traffic: Traffic): Promise<Record<string, string>> {
  const rough = compareTraffic(smallReference, traffic, {falseAlarmRate: 0.01});
  const {columns} = (await calibrated(rough, "psi", () => true))!;
  return Object.fromEntries(columns.map(({drift}) => [drift.name, drift.verdict.status]));
}

describe("withRequests", () => {
  it("gives the same profile however the requests come", () => {
    const rows = smallRows(120, 3);
    const atOnce = sent(rows);
    const oneByOne = rows.reduce((traffic, row) => withRequests(traffic, spec, requestsOf([row])), noTraffic(spec));
    expect(oneByOne.requests).toEqual(atOnce.requests);
    expect(oneByOne.profile.extremes).toEqual(atOnce.profile.extremes);
    oneByOne.profile.sums.forEach((sum, i) => expect(sum).toBeCloseTo(atOnce.profile.sums[i]!, 9));
  });
});

describe("withRequests, of requests without an answer", () => {
  it("counts their inputs, and their predictions as missing", () => {
    const [first, second] = requestsOf(smallRows(2, 9));
    const traffic = withRequests(noTraffic(spec), spec, [first!, {...second!, answer: null}]);
    const prediction = columnLayout(spec, "prediction");
    expect(traffic.profile.sums[ROWS]).toBe(2);
    expect(traffic.profile.sums[prediction.start + NUMERIC.missing]).toBe(1);
  });
});

describe("compareTraffic", () => {
  it("raises no alarm for rows like the reference, and does not claim to know from a few", async () => {
    expect(Object.values(await verdicts(sent(smallRows(100, 21))))).not.toContain("alarm");
    expect(new Set(Object.values(await verdicts(sent(smallRows(2, 22)))))).toEqual(new Set(["not enough data"]));
  });

  it("raises one for the column that moved", async () => {
    const moved = smallRows(100, 23).map((row) => ({...row, rooms: 6}));
    const found = await verdicts(sent(moved));
    expect(found).toMatchObject({rooms: "alarm", size: "no alarm", place: "no alarm"});
  });

  it("sees missing values and levels that the reference does not have", async () => {
    const odd = smallRows(100, 24).map((row, i) => ({
      ...row,
      size: i % 2 ? row.size : null,
      place: i % 3 ? row.place : "west"
    }));
    expect(await verdicts(sent(odd))).toMatchObject({size: "alarm", place: "alarm"});
  });

  it("says nothing without requests", () => {
    const {columns} = compareTraffic(smallReference, noTraffic(spec), {falseAlarmRate: 0.01});
    expect(new Set(columns.map(({drift}) => drift.verdict.status))).toEqual(new Set(["not enough data"]));
  });
});

describe("jsonLines", () => {
  it("has a line per request, in order, with all that was asked and answered", () => {
    const rows = smallRows(3, 5);
    const lines = jsonLines(requestsOf(rows)).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      rows.map((row, i) => ({
        ...{request: i + 1, at, source: "typed", model: "a1", inputs: row},
        prediction: smallChampion.predict(row)[0]
      }))
    );
    expect(jsonLines([])).toBe("");
  });

  it("lists the probabilities of a model with several classes", () => {
    const request = {row: {x: 1}, answer: Float64Array.of(0.25, 0.75), model: "c3", source: "typed", at};
    expect(JSON.parse(jsonLines([request]))).toMatchObject({model: "c3", prediction: [0.25, 0.75]});
  });

  it("has the class of a model that says no more, and null for no answer", () => {
    const request = {row: {x: 1}, model: "c3", source: "typed", at};
    const lines = jsonLines([
      {...request, answer: "high"},
      {...request, answer: null}
    ]).split("\n");
    expect(JSON.parse(lines[0]!)).toMatchObject({request: 1, prediction: "high"});
    expect(JSON.parse(lines[1]!)).toMatchObject({request: 2, prediction: null});
  });
});
