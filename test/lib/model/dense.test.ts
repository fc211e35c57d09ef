import {describe, expect, it} from "vitest";
import {forward, forwardEncoded} from "../../../lib/model/dense.js";
import type {EncodedInput} from "../../../lib/model/encode.js";
import {writeRows} from "../../../lib/model/encode.js";
import {initialLayers} from "../../../lib/model/initialise.js";
import type {DenseLayer} from "../../../lib/model/types.js";
import {mean, standardDeviation} from "../../../lib/statistics/moments.js";
import {seeded} from "../../../lib/statistics/random.js";

const hidden: DenseLayer = {inputs: 2, outputs: 2, weights: [1, -1, 2, 0], bias: [0, 1], activation: "relu"};
const last: DenseLayer = {inputs: 2, outputs: 1, weights: [3, 5], bias: [-1], activation: "linear"};

describe("forward(layers, inputs, rows)", () => {
  it("multiplies, adds the bias and cuts below zero", () => {
    expect([...forward([hidden], Float64Array.of(1, 1, -1, 0), 2)]).toEqual([3, 0, 0, 2]);
    expect([...forward([hidden, last], Float64Array.of(1, 1, -1, 0), 2)]).toEqual([8, 9]);
  });

  it("keeps NaN", () => {
    expect([...forward([hidden], Float64Array.of(NaN, 0), 1)]).toEqual([NaN, NaN]);
  });

  it("refuses inputs that do not fit", () => {
    expect(() => forward([hidden], new Float64Array(3), 1)).toThrow("layer of 2 inputs given 3 numbers for 1 rows");
    expect(() => forward([hidden, hidden, last, hidden], new Float64Array(2), 1)).toThrow("layer of 2 inputs given 1");
  });
});

describe("forwardEncoded(layers, encoded, rows)", () => {
  it("gives the very numbers of rows that are written out", () => {
    const random = seeded(3);
    const layers = initialLayers([6, 5, 4, 3], random);
    const encoded: EncodedInput[] = [
      {
        ...{kind: "number", first: 0, input: {kind: "number", name: "x", mean: 0, sd: 0.5, gaps: true}},
        values: Float64Array.from({length: 20}, (_, i) => (i % 5 === 0 ? NaN : Math.fround(random()))),
        valid: null
      },
      {kind: "category", positions: Int32Array.from({length: 20}, () => 2 + Math.floor(4 * random()))}
    ];
    const dense = new Float32Array(120);
    writeRows(encoded, [0, 20], dense, 6);
    expect([...forwardEncoded(layers, encoded, 20)]).toEqual([...forward(layers, dense, 20)]);
  });

  it("gives the bias where nothing is encoded", () => {
    expect([...forwardEncoded([last], [], 2)]).toEqual([-1, -1]);
  });
});

describe("initialLayers(sizes, random)", () => {
  const layers = initialLayers([40, 500, 1], seeded(1));

  it("has the shapes asked for, relu but for the last, and no bias", () => {
    expect(layers.map(({inputs, outputs, activation}) => [inputs, outputs, activation])).toEqual([
      [40, 500, "relu"],
      [500, 1, "linear"]
    ]);
    expect(layers.flatMap((l) => l.bias).every((b) => b === 0)).toBe(true);
  });

  it("draws hidden weights from N(0, 2 / inputs), the last from a uniform of the stated limit", () => {
    expect(mean(layers[0]!.weights)).toBeCloseTo(0, 2);
    expect(standardDeviation(layers[0]!.weights)).toBeCloseTo(Math.sqrt(2 / 40), 2);
    expect(Math.max(...layers[1]!.weights.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 501));
  });

  it("is the same for the same seed", () => {
    expect(initialLayers([40, 500, 1], seeded(1))).toEqual(layers);
  });
});
