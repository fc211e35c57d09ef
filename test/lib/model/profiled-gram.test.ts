import fc from "fast-check";
import {expect, it} from "vitest";
import {gramOf, profiledGram} from "../../../lib/model/gram.js";
import {numericValues} from "../../../lib/profile/batch.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {NumericSpec, ProfileSpec} from "../../../lib/profile/types.js";

const column = (name: string, centre: number): NumericSpec => {
  return {kind: "numeric", type: "number", name, role: "feature", edges: [], ranks: [], centre};
};
const spec: ProfileSpec = {
  columns: [column("x", 3), column("y", -0.5)],
  blocks: [{kind: "gram", columns: ["x", "y"]}],
  slices: []
};
const eighth = fc.integer({min: -64, max: 64}).map((i) => i / 8);

it("profiledGram(spec, block, sums) is the Gram block of the rows, whatever the centres", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(eighth, eighth), {minLength: 1}), (rows) => {
      const [x, y] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
      const columns = new Map([
        ["x", numericValues(x)],
        ["y", numericValues(y)]
      ]);
      const {sums} = profileRows(spec, {rows: rows.length, columns});
      const gram = profiledGram(spec, layoutOf(spec).blocks[0]!, sums);
      expect(gram).toEqual(gramOf(["x", "y"], [x, y]));
    })
  );
});

it("profiledGram(spec, block, sums) refuses another kind of block", () => {
  const pairs: ProfileSpec = {...spec, blocks: [{kind: "pair", columns: ["x", "y"]}]};
  const [block] = layoutOf(pairs).blocks;
  expect(() => profiledGram(pairs, block!, new Float64Array(100))).toThrow("incompatible block: pair, expected gram");
});
