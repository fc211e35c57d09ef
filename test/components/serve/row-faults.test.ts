import {describe, expect, it} from "vitest";
import type {Row} from "../../../lib/model/encode.js";
import {inferSchema} from "../../../lib/schema/infer.js";
import type {Schema} from "../../../lib/schema/types.js";
import {faultsOf} from "../../../src/components/serve/row-faults.js";
import type {Fault} from "../../../src/components/serve/row-faults.js";
import {describeFault} from "../../../src/messages/serve.en.js";
import {smallInputs, smallReference, smallRows} from "./fixture.js";

const rows = smallRows(300, 1);
const sample = {categorical: false, label: false};
const schema = inferSchema([
  {...sample, name: "size", type: "float", values: rows.map(({size}) => size)},
  {...sample, name: "rooms", type: "int", values: rows.map(({rooms}) => rooms)},
  {...sample, name: "place", type: "string", values: rows.map(({place}) => place), categorical: true}
]);

const ordinary: Row = {size: 5, rooms: 3, place: "north"};
const faults = (changes: Row, by: Schema = schema): [string, Fault["kind"]][] =>
  Array.from(faultsOf(by, smallReference.spec, smallInputs, {...ordinary, ...changes}), ([name, {kind}]) => [
    name,
    kind
  ]);

const changed = (name: string, changes: Partial<Schema["columns"][number]>): Schema => ({
  ...schema,
  columns: schema.columns.map((column) => (column.name === name ? {...column, ...changes} : column))
});

const only = {min: 2, max: 4, disallowNan: true, disallowInfinity: true} as const;

describe("faultsOf", () => {
  it("finds nothing in an ordinary row, as many rows' limits do not bind one", () => {
    expect(faults({})).toEqual([]);
    expect(faults({}, changed("size", {statistics: {mean: {min: 90, max: 91}}, unique: {min: 5, max: 9}}))).toEqual([]);
    expect(faults({}, {...schema, dataset: {...schema.dataset, minRows: 100}})).toEqual([]);
  });

  it("tells a missing value where the schema wants one in every row, and only there", () => {
    expect(faults({size: null})).toEqual([["size", "anomaly"]]);
    expect(faults({size: null}, changed("size", {minFraction: 0.9}))).toEqual([]);
  });

  it("tells what is outside the schema's domain before what the reference has not seen", () => {
    const tight = changed("size", {domain: {kind: "float", ...only}});
    expect(faults({size: 5}, tight)).toEqual([["size", "anomaly"]]);
    expect(faults({size: 99}, tight)).toEqual([["size", "anomaly"]]);
    expect(faults({place: "west"})).toEqual([["place", "anomaly"]]);
    expect(faults({rooms: 2.5})).toEqual([["rooms", "anomaly"]]);
  });

  it("tells what the schema allows and the reference has not", () => {
    expect(faults({size: -1})).toEqual([["size", "below"]]);
    expect(faults({size: 11})).toEqual([["size", "above"]]);
    expect(faults({place: "west"}, changed("place", {domain: null}))).toEqual([["place", "unseen level"]]);
  });

  it("holds where the schema tells no serving data from training data", () => {
    expect(faults({}, {...schema, environments: []})).toEqual([]);
    expect(faults({size: null}, {...schema, environments: []})).toEqual([["size", "anomaly"]]);
  });

  it("is put in words for one value", () => {
    const say = (changes: Row, by: Schema): string => {
      const [[name, fault]] = Array.from(faultsOf(by, smallReference.spec, smallInputs, {...ordinary, ...changes})) as [
        [string, Fault]
      ];
      return describeFault(
        fault,
        smallInputs.find((input) => input.name === name)!
      );
    };
    const tight = changed("size", {domain: {kind: "float", ...only}});
    expect(say({size: 5}, tight)).toBe("not allowed: at most 4");
    expect(say({size: 1}, tight)).toBe("not allowed: at least 2");
    expect(say({size: null}, schema)).toBe("not allowed: a value is required");
    expect(say({place: "west"}, schema)).toBe("not allowed: the schema knows 2 values, and this is none of them");
    expect(say({place: "west"}, changed("place", {domain: null}))).toBe("no value of the reference (2 levels)");
    expect(say({rooms: 7}, schema)).toBe("above all of the reference, which ends at 6");
  });
});
