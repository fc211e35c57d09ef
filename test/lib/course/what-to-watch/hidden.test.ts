import {describe, expect, it} from "vitest";
import {EDGES, profileDay, watchSpec} from "../../../../lib/course/what-to-watch/days.js";
import {edgeShares, featureEvidence, rankedBy, tiesOf} from "../../../../lib/course/what-to-watch/evidence.js";
import {
  HIDDEN_DAYS,
  HIDDEN_REFERENCE,
  hiddenIncident,
  hiddenTimeline,
  incidentKinds,
  rankingOf,
  streams,
  WINDOW_DAYS
} from "../../../../lib/course/what-to-watch/hidden.js";
import type {HiddenIncident} from "../../../../lib/course/what-to-watch/hidden.js";
import {answersOfV1, serve} from "../../../../lib/course/what-to-watch/production.js";
import {versionErrors} from "../../../../lib/course/what-to-watch/version-errors.js";
import {errorsOf} from "../../../../lib/model/metrics.js";
import {timelineOf, windowSums} from "../../../../lib/profile/window.js";
import {scenarios} from "../../../../lib/scenario/scenarios.js";
import {drawDay} from "../../../../lib/scenario/stream.js";
import {correlation} from "../../../../lib/statistics/correlation.js";
import {production} from "./production.js";

const seeds = Array.from({length: 60}, (_, i) => i + 1);
const reference = {from: 0, to: HIDDEN_REFERENCE};
const windowAt = (day: number): {from: number; to: number} => ({from: day, to: day + WINDOW_DAYS});

describe("hiddenIncident(seed)", () => {
  const incidents = seeds.map(hiddenIncident);

  it("is the same for the same seed, and begins after the quiet days with a whole window left", () => {
    expect(seeds.map(hiddenIncident)).toEqual(incidents);
    for (const {day} of incidents) {
      expect(day).toBeGreaterThan(HIDDEN_REFERENCE);
      expect(day + WINDOW_DAYS).toBeLessThanOrEqual(HIDDEN_DAYS);
    }
  });

  it("is in every stream and of every kind for some seed", () => {
    expect(new Set(incidents.map(({stream}) => stream))).toEqual(new Set(streams));
    expect(new Set(incidents.map(({kind}) => kind))).toEqual(new Set(incidentKinds));
  });
});

describe("featureEvidence(timeline, windows)", () => {
  const examples = incidentKinds.map((kind): [string, HiddenIncident, number] => {
    const seed = seeds.find((one) => hiddenIncident(one).kind === kind)!;
    return [kind, hiddenIncident(seed), seed];
  });

  it.each(examples)("the column of a changed %s ranks first in its window", (_, incident, seed) => {
    const timeline = hiddenTimeline(production, incident.stream, incident, seed);
    const evidence = featureEvidence(timeline, {reference, current: windowAt(incident.day)});
    expect(rankedBy(evidence, rankingOf(incident.kind))[0]!.feature).toBe(incident.feature);
  });

  it.each(examples)("the distributions of inputs tell of a changed %s only if it is a unit", (kind, incident, seed) => {
    const timeline = hiddenTimeline(production, incident.stream, incident, seed);
    const [first] = rankedBy(featureEvidence(timeline, {reference, current: windowAt(incident.day)}), "psi");
    if (kind === "unit") expect(first!.psi).toBeGreaterThan(1);
    else expect(first!.psi).toBeLessThan(0.1);
  });

  it("finds nothing in the other streams", () => {
    const incident = hiddenIncident(1);
    const other = streams.find((id) => id !== incident.stream)!;
    const evidence = featureEvidence(hiddenTimeline(production, other, incident, 1), {
      reference,
      current: windowAt(incident.day)
    });
    expect(rankedBy(evidence, "psi")[0]!.psi).toBeLessThan(0.1);
  });
});

describe("what follows from the sums of a window", () => {
  const rows = drawDay(production.stream, scenarios.S0, 0);
  const served = serve(production, rows);
  const spec = watchSpec(production, true);
  const timeline = timelineOf(spec, [profileDay(spec, production, served, 0)]);
  const day = {from: 0, to: 1};
  const sums = windowSums(timeline, day);

  it("correlations are those of the rows", () => {
    const errors = served.predictions.map((price, row) => price - served.labels[row]!);
    tiesOf(spec, sums).forEach(({feature, prediction, error}, i) => {
      expect(feature).toBe(production.features[i]);
      expect(prediction).toBeCloseTo(correlation(served.inputs[i]!, served.predictions), 9);
      expect(error).toBeCloseTo(correlation(served.inputs[i]!, errors), 9);
    });
  });

  it("the errors of both versions are those of the rows", () => {
    const {v1, v2} = versionErrors(production, timeline, day);
    expect(v1).toBeCloseTo(errorsOf(answersOfV1(production, served), served.labels).rmse, 8);
    expect(v2).toBeCloseTo(errorsOf(served.predictions, served.labels).rmse, 8);
  });

  it("answers at the edges are counted", () => {
    const share = (holds: (price: number) => boolean): number => served.predictions.filter(holds).length / rows.length;
    expect(edgeShares(spec, sums)).toEqual([share((x) => x <= EDGES[0]), share((x) => x >= EDGES[1])]);
  });
});
