import {describe, expect, it} from "vitest";
import {checkSpec} from "../../../lib/profile/check-spec.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import type {ColumnSpec, NumericSpec} from "../../../lib/profile/types.js";
import {spec} from "./rows.js";

const numeric: NumericSpec = {kind: "numeric", name: "x", role: "feature", edges: [1, 2, 3], coarse: [0, 2], centre: 0};
const categorical: ColumnSpec = {kind: "categorical", name: "c", role: "feature", levels: ["a", "b"]};

describe("checkSpec(spec)", () => {
  it.each([
    [[]],
    [[numeric, categorical]],
    [[{...numeric, edges: [], coarse: []}]],
    [[{...categorical, levels: []}]],
    [spec.columns]
  ])("takes %j", (columns: readonly ColumnSpec[]) => {
    expect(() => checkSpec({columns})).not.toThrow();
  });

  it.each<[string, ColumnSpec[]]>([
    ["duplicate column: x", [numeric, numeric]],
    ["duplicate level of c: a", [{...categorical, levels: ["a", "b", "a"]}]],
    ["invalid centre of x: NaN", [{...numeric, centre: NaN}]],
    ["invalid edge 1 of x: 1", [{...numeric, edges: [1, 1, 2]}]],
    ["invalid edge 2 of x: Infinity", [{...numeric, edges: [1, 2, Infinity]}]],
    ["invalid edge 0 of x: NaN", [{...numeric, edges: [NaN]}]],
    ["invalid coarse edge 1 of x: 3", [{...numeric, coarse: [0, 3]}]],
    ["invalid coarse edge 1 of x: 0", [{...numeric, coarse: [2, 0]}]]
  ])("refuses with %j", (message, columns) => {
    expect(() => checkSpec({columns})).toThrow(new RangeError(message));
  });
});

describe("columnLayout(spec, name)", () => {
  it("lays columns one after another, without gap or overlap", () => {
    const layouts = spec.columns.map((column) => columnLayout(spec, column.name));
    layouts.slice(1).forEach(({start}, i) => expect(start).toBe(layouts[i]!.end));
    expect(layouts.map(({cells, end}) => end - cells)).toEqual([5, 5, 1, 2]);
  });

  it("refuses a name the spec lacks", () => {
    expect(() => columnLayout(spec, "constructor")).toThrow(new RangeError("unknown column: constructor"));
  });
});
