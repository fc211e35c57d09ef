import {describe, expect, it} from "vitest";
import {findingsOf} from "../../../../lib/course/data-quality/findings.js";
import type {Finding} from "../../../../lib/course/data-quality/findings.js";

const rows = 40;
const column = (value: (row: number) => number): number[] => Array.from({length: rows}, (_, row) => value(row));
const even = column((row) => row);
/** Nothing stands out here but what the columns of the town and of the description must have. */
const plain = {
  indus: even,
  rad: column((row) => row * 2),
  tax: column((row) => (row * 7) % 41),
  ptratio: column((row) => (row * 11) % 41),
  crim: column((row) => row / 100),
  b: column((row) => 200 + row),
  y: column((row) => (row * 17) % 41)
};
const find = (table: Readonly<Record<string, readonly number[]>>): Finding[] =>
  findingsOf(table, Object.keys(table), "y");
const ofKind = (table: Readonly<Record<string, readonly number[]>>, kind: Finding["kind"]): Finding[] =>
  find(table).filter((finding) => finding.kind === kind);

describe("findingsOf(table, names, target)", () => {
  it("finds no pile and no repeated value where there is none", () => {
    expect(find(plain).map(({kind}) => kind)).toEqual(["gaps", "correlated", "patterns", "impossible", "twofold"]);
    expect(ofKind(plain, "gaps")[0]).toMatchObject({values: 0, rows: []});
    expect(ofKind(plain, "impossible")[0]!.rows).toEqual([]);
  });
  it("finds a pile at the top, and how many come close", () => {
    const y = column((row) => (row < 3 ? 100 : row < 5 ? 81 + row : row));
    expect(ofKind({...plain, y}, "pile")).toEqual([
      {kind: "pile", columns: ["y"], value: 100, end: "highest", near: 2, rows: [0, 1, 2]}
    ]);
  });
  it("finds a pile at the bottom, and puts the label's first", () => {
    const low = column((row) => Math.max(0, row - 9));
    const piles = ofKind({...plain, x: low, y: low.map((value, row) => (row === 0 ? 1 : value))}, "pile");
    expect(piles.map(({columns}) => columns)).toEqual([["y"], ["x"]]);
    expect(piles[1]).toMatchObject({end: "lowest", near: 0});
  });
  it("finds a value repeated in the middle from a fifth of the rows on", () => {
    const repeat = (n: number) => ({...plain, x: column((row) => (row < n ? 20.5 : row))});
    expect(ofKind(repeat(8), "repeated")).toMatchObject([{columns: ["x"], value: 20.5}]);
    expect(ofKind(repeat(7), "repeated")).toEqual([]);
  });
  it("joins columns whose frequent values stand in the same rows", () => {
    const a = column((row) => (row < 10 ? 99 : row));
    const b = column((row) => (row < 10 ? 20.5 : row * 2));
    expect(ofKind({...plain, a, c: b}, "together")).toMatchObject([{columns: ["a", "c"], values: [99, 20.5]}]);
    expect(ofKind({...plain, a, c: b}, "pile")).toEqual([]);
  });
  it("does not call the two values of a flag repeated", () => {
    expect(ofKind({...plain, x: column((row) => Number(row > 30))}, "pile")).toEqual([]);
  });
  it("counts gaps", () => {
    const gaps = {...plain, x: column((row) => (row === 5 ? NaN : row))};
    expect(ofKind(gaps, "gaps")[0]).toMatchObject({values: 1, rows: [5]});
  });
  it("finds what the descriptions do not allow, and what they leave open", () => {
    const odd = {...plain, crim: column((row) => row / 38), b: column((row) => (row === 3 ? 136.8 : 136.9 + row))};
    expect(ofKind(odd, "impossible")).toMatchObject([{columns: ["crim"], limit: 1, rows: [39]}]);
    expect(ofKind(odd, "twofold")).toMatchObject([{limit: 136.9, rows: [3]}]);
  });
  it("finds the two inputs that go together most, the label aside", () => {
    const scattered = (factor: number): number[] => column((row) => (row * factor) % 41);
    const pair = {
      ...{indus: scattered(3), rad: scattered(5), tax: scattered(7), ptratio: scattered(11), crim: scattered(13)},
      ...{b: scattered(18), x: even, z: column((row) => -row - (row % 2)), y: even}
    };
    expect(ofKind(pair, "correlated")[0]!.columns).toEqual(["x", "z"]);
  });
});
