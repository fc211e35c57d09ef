import {describe, expect, it} from "vitest";
import {forward} from "../../../lib/model/dense.js";
import {predictBatch} from "../../../lib/model/predict.js";
import {championOf} from "../../../src/components/serve/champion.js";
import {batchOf} from "../../../src/components/serve/row-batch.js";
import {small, smallChampion, smallReference, smallRows} from "./fixture.js";
import type {SmallRow} from "./fixture.js";

const hostile: SmallRow[] = [
  {size: null, rooms: 2, place: "north"},
  {size: 1e9, rooms: null, place: "west"},
  {size: -3.5, rooms: 4, place: null}
];

describe("a champion", () => {
  it("answers one row as the build answers many, gaps and unknown levels included", () => {
    const rows = [...smallRows(200, 7), ...hostile];
    const {columns} = smallReference.spec;
    const batch = batchOf(smallReference.spec, rows, new Float64Array(rows.length));
    const expected = predictBatch(small, columns, batch);
    rows.forEach((row, i) => expect(smallChampion.predict(row)[0]).toBeCloseTo(expected[i]!, 9));
  });

  it("encodes rows so that the dense layers alone give its answers", () => {
    const rows = [...smallRows(20, 8), ...hostile.slice(0, 1)];
    const [layers] = smallChampion.networks;
    const outputs = forward(layers!, smallChampion.encode(rows), rows.length);
    // encoded rows are of 32 bits
    rows.forEach((row, i) => expect(100 + 10 * outputs[i]!).toBeCloseTo(smallChampion.predict(row)[0]!, 4));
  });

  it("reads a number that is written as a level, and takes text that is no number for a gap", () => {
    const row = {size: 5, rooms: 4, place: "south"};
    expect(smallChampion.predict({...row, rooms: "4"})).toEqual(smallChampion.predict(row));
    expect(smallChampion.predict({...row, rooms: "four"})).toEqual(smallChampion.predict({...row, rooms: null}));
    expect(smallChampion.predict({...row, rooms: ""})).toEqual(smallChampion.predict({...row, rooms: null}));
  });

  it("has the networks of an ensemble, and answers with their mean", () => {
    const {layers, ...rest} = small as Extract<typeof small, {layers: unknown}>;
    const shifted = layers.map((layer, i) => (i === 1 ? {...layer, bias: [0.3]} : layer));
    const ensemble = championOf({version: "b2", model: {...rest, kind: "ensemble", networks: [layers, shifted]}});
    const row = {size: 5, rooms: 4, place: "south"};
    expect(ensemble.networks.length).toBe(2);
    // biases 0.1 and 0.3, in units of ten
    expect(ensemble.predict(row)[0]).toBeCloseTo(smallChampion.predict(row)[0]! + 1, 9);
  });
});
