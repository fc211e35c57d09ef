import {describe, expect, it} from "vitest";
import {faultIds, movedBy, partOf, unchanged} from "../../../../lib/course/model-decay/change.js";
import {decayLab} from "../../../../lib/course/model-decay/lab.js";
import type {Setup} from "../../../../lib/course/model-decay/lab.js";
import {presetIds, presets} from "../../../../lib/course/model-decay/presets.js";
import {largestPsi, LARGE_PSI, loudInputs} from "../../../../lib/course/model-decay/reading.js";
import {modelIds, regimesOf} from "../../../../lib/course/model-decay/regime.js";
import {exposureOf, RAMP, shapes, SPELL, WEEKS} from "../../../../lib/course/model-decay/shapes.js";
import {mean} from "../../../../lib/statistics/moments.js";
import {production} from "../what-to-watch/production.js";

const lab = decayLab(production);
const setup: Setup = {change: unchanged, shape: "abrupt", onset: 12, model: "linear", rows: null, seed: 1};

describe("decayLab(production)", () => {
  it.each(presetIds)("%s: what is said to move does, and nothing else", (id) => {
    const {change} = presets[id];
    const {inputs, label} = lab.after("linear", change);
    const {inputs: isMoved, labels} = movedBy(change);
    expect(largestPsi(inputs) > 1e-6).toBe(isMoved);
    expect(label.psi > 1e-6).toBe(labels);
  });

  it("a premium with a mean of nothing leaves the mean label nearly alone, and all inputs where they were", () => {
    const {inputs, prediction, label, estimate, rmse} = lab.after("linear", presets.premium.change);
    const base = lab.base("linear");
    expect(largestPsi(inputs)).toBeLessThan(1e-9);
    expect(prediction.psi).toBeLessThan(1e-9);
    expect(label.psi).toBeGreaterThan(0.05);
    expect(estimate).toBeCloseTo(base.rmse, 9);
    expect(rmse).toBeGreaterThan(base.rmse);
  });

  it("the estimate without labels is the error while nothing has changed", () => {
    for (const model of modelIds) expect(lab.base(model).estimate).toBeCloseTo(lab.base(model).rmse, 9);
  });

  it("a column in one tenth after being in all has the PSI that the floor sets", () => {
    const {inputs} = lab.after("linear", presets["lstat-hidden"].change);
    expect(inputs[lab.features.indexOf("lstat")]!.psi).toBeGreaterThan(8);
    expect(inputs[lab.features.indexOf("lstat")]!.psi).toBeLessThan(8.4);
    expect(loudInputs(inputs)).toBe(1);
  });

  it("prices that grow by half make the model as much too low as half of them", () => {
    const base = lab.base("linear");
    const meanLabel = mean(production.stream.pool.map((tract) => tract["medv"]!));
    expect(lab.after("linear", presets.inflation.change).bias).toBeCloseTo(base.bias - 0.5 * meanLabel, 9);
  });

  it("weeks before the change are as the base, and weeks of the full change as its end", () => {
    for (const shape of shapes) {
      const weeks = lab.weeks({...setup, shape, change: presets.poorer.change});
      expect(weeks).toHaveLength(WEEKS);
      expect(weeks[11]!.rmse).toBeCloseTo(lab.base("linear").rmse, 9);
      if (shape !== "recurring")
        expect(weeks.at(-1)!.rmse).toBeCloseTo(lab.after("linear", presets.poorer.change).rmse, 9);
    }
  });

  it("sampled weeks come near to those with infinitely many rows, and are the same for the same seed", () => {
    const change = presets.premium.change;
    const exact = lab.weeks({...setup, change});
    const sampled = lab.weeks({...setup, change, rows: 1000});
    expect(mean(sampled.map(({rmse}, week) => rmse - exact[week]!.rmse))).toBeCloseTo(0, 0);
    expect(lab.weeks({...setup, change, rows: 1000})).toEqual(sampled);
    expect(lab.weeks({...setup, change, rows: 1000, seed: 2})).not.toEqual(sampled);
  });

  it("few rows are loud by chance, many hardly", () => {
    const loudest = (rows: number): number => mean(lab.weeks({...setup, rows}).map(({inputs}) => largestPsi(inputs)));
    expect(loudest(30)).toBeGreaterThan(LARGE_PSI);
    expect(loudest(1000)).toBeLessThan(0.05);
  });

  it("refuses a column that is not there", () => {
    expect(() => lab.after("linear", {...unchanged, tiltOf: "b"})).toThrow(new RangeError("unknown column: b"));
  });
});

describe("regimesOf(production)", () => {
  const {regime} = regimesOf(production);

  it("chances sum to one, and a tilt favours what it names", () => {
    const {weights, inputs} = regime("linear", {...unchanged, tilt: 1.2});
    const lstat = inputs[production.features.indexOf("lstat")]!;
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(lstat.reduce((sum, value, row) => sum + value * weights[row]!, 0)).toBeGreaterThan(1.4 * mean(lstat));
  });

  it.each(faultIds.filter((id) => id !== "none"))("%s: half of a fault is half way", (fault) => {
    const [none, half, whole] = [0, 0.5, 1].map((amount) => regime("linear", {...unchanged, fault}, amount).inputs);
    none!.forEach((values, i) =>
      values.forEach((value, row) => expect(half![i]![row]!).toBeCloseTo((value + whole![i]![row]!) / 2, 9))
    );
  });

  it("the tilt of RAD brings the city's tracts to about four draws in five", () => {
    const {weights, inputs} = regime("linear", presets.city.change);
    const rad = inputs[production.features.indexOf("rad")]!;
    const share = weights.reduce((sum, weight, row) => sum + (rad[row] === 24 ? weight : 0), 0);
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.85);
  });
});

describe("exposureOf(shape, onset, week)", () => {
  it.each(shapes)("%s: nothing before its onset", (shape) => {
    for (let week = 0; week < 5; ++week) expect(exposureOf(shape, 5, week).share).toBe(0);
    expect(exposureOf(shape, 5, 5).share * exposureOf(shape, 5, 5).amount).toBeGreaterThan(0);
  });

  it("gradual and incremental are complete after the same time, by share and by amount", () => {
    const last = 5 + RAMP - 1;
    expect([exposureOf("gradual", 5, last), exposureOf("incremental", 5, last)]).toEqual([
      {amount: 1, share: 1},
      {amount: 1, share: 1}
    ]);
    expect(exposureOf("gradual", 5, last - 1).share).toBeLessThan(1);
    expect(exposureOf("incremental", 5, last - 1).amount).toBeLessThan(1);
  });

  it("what recurs goes and returns", () => {
    const shares = [0, 1, 2, 3].map((spell) => exposureOf("recurring", 5, 5 + spell * SPELL).share);
    expect(shares).toEqual([1, 0, 1, 0]);
  });
});

describe("partOf(change, amount)", () => {
  it("is nothing at 0 and all at 1", () => {
    for (const id of presetIds) {
      const {change} = presets[id];
      expect(partOf(change, 1)).toEqual(change);
      expect(movedBy({...partOf(change, 0), fault: "none"})).toEqual(movedBy(unchanged));
    }
  });
});
