import {describe, expect, it} from "vitest";
import {gramTriangle} from "../../../lib/model/gram-triangle.js";
import {leastSquares} from "../../../lib/model/least-squares.js";
import {publishedReplay, replayStreamOf} from "../../../lib/policy/published-replay.js";
import type {PublishedReplay} from "../../../lib/policy/published-replay.js";
import type {ReplayPolicy} from "../../../lib/policy/replay-types.js";
import {replay} from "../../../lib/policy/replay.js";
import {columnsOf, features, fit, rowsOf, streamOf, trainRows} from "./boston-streams.js";

const target = "medv";
const expected = streamOf("S4");

/** The stream of the lessons as a file would hold it. */
const published: PublishedReplay = publishedReplay(
  {
    ...{features, target, delay: expected.delay, first: gramTriangle(columnsOf(trainRows))},
    holdout: gramTriangle(columnsOf(trainRows))
  },
  expected.partitions.map((partition, day) => {
    const {training, scoring} = rowsOf("S4", day);
    return {
      ...{start: String(day), training: gramTriangle(columnsOf(training)), scoring: gramTriangle(columnsOf(scoring))},
      ...{features: partition.features, anomalies: partition.anomalies}
    };
  })
);

describe("replayStreamOf(published, fit)", () => {
  const stream = replayStreamOf(JSON.parse(JSON.stringify(published)) as PublishedReplay, fit);

  it("gives back blocks, anomalies and delay after a round trip through JSON", () => {
    expect(stream).toMatchObject({target, apart: true, delay: expected.delay});
    expect(stream.partitions.map(({anomalies}) => anomalies)).toEqual(
      expected.partitions.map(({anomalies}) => anomalies.map(({column, kind}) => ({column, kind})))
    );
    stream.partitions.forEach(({training, scoring}, day) => {
      for (const [own, other] of [
        [training, expected.partitions[day]!.training],
        [scoring, expected.partitions[day]!.scoring]
      ] as const) {
        expect(own.names).toEqual(other.names);
        own.values.forEach((value, i) =>
          expect(Math.abs(value - other.values[i]!)).toBeLessThanOrEqual(1e-13 * Math.abs(value))
        );
      }
    });
  });

  it("gives back distances to six digits, and none where there was nothing to compare with", () => {
    expect(stream.partitions[0]!.features).toEqual([]);
    const [own, other] = [stream.partitions[60]!.features, expected.partitions[60]!.features];
    expect(own.map(({column}) => column)).toEqual(features);
    own.forEach(({value}, i) => expect(Math.abs(value / other[i]!.value - 1)).toBeLessThan(1e-5));
  });

  it("replays as rows would: never, monthly and weekly with a window, in that order", () => {
    const run = (every: number | null): number => {
      const triggers: ReplayPolicy["triggers"] = every === null ? [] : [{on: "schedule", every}];
      const policy: ReplayPolicy = {triggers, coolDown: 0, window: 30, start: "rebuild", gate: null};
      const [own, other] = [replay(policy, stream), replay(policy, expected)];
      expect(own.rmse).toBeCloseTo(other.rmse, 9);
      expect(own.retrainings.map(({at}) => at)).toEqual(other.retrainings.map(({at}) => at));
      return own.rmse;
    };
    const [never, monthly, weekly] = [run(null), run(30), run(7)];
    expect(never).toBeGreaterThan(monthly);
    expect(monthly).toBeGreaterThan(weekly);
  });

  it("takes another delay when asked", () => {
    expect(replayStreamOf(published, (rows) => leastSquares(rows, features, target), 0).delay).toBe(0);
  });
});
