import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {answer, isIn, scoreCells} from "../../data-loaders/stages/serve.js";
import type {Served, Serving, Slice} from "../../data-loaders/stages/serve.js";
import {addScores, scoreSums} from "../../lib/decay/score-sums.js";
import type {ScoreCell} from "../../lib/decay/score-sums.js";
import {ROWS} from "../../lib/profile/layout.js";

/** Answers a row with a multiple of its inputs' sum. */
function times(version: string, factor: number, inputs: readonly string[] = ["x"]): Served {
  const predict = (columns: readonly Float64Array[]): Float64Array =>
    columns[0]!.map((_, row) => factor * columns.reduce((sum, column) => sum + column[row]!, 0));
  return {version, predictor: {inputs, predict}};
}

const champion = times("old", 1);
const alone: Serving = {champion, canary: null, seed: 1};

function beside(share: number, seed = 1): Serving {
  return {champion, canary: {...times("new", -1), share}, seed};
}

/** Columns of n rows: x counts from 1, y is tenfold. */
function input(n: number): (name: string) => Float64Array {
  const x = Float64Array.from({length: n}, (_, row) => row + 1);
  return (name) => (name === "x" ? x : x.map((value) => 10 * value));
}

describe("answer(serving, input)", () => {
  it("is what the champion says where it is alone", () => {
    const {predictions, byCanary, champion: theirs, canary} = answer(alone, input(3));
    expect([...predictions]).toEqual([1, 2, 3]);
    expect([...byCanary]).toEqual([0, 0, 0]);
    expect([...theirs]).toEqual([1, 2, 3]);
    expect(canary).toBeNull();
  });

  it("asks each model for its own inputs, in its order", () => {
    const serving = {...alone, champion: times("old", 1, ["y", "x"])};
    expect([...answer(serving, input(2)).predictions]).toEqual([11, 22]);
  });

  it("serves the canary's answer in its rows and the champion's in all others, and keeps both of every row", () => {
    const {predictions, byCanary, champion: theirs, canary} = answer(beside(0.3), input(500));
    expect([...theirs]).toEqual([...input(500)("x")]);
    expect([...canary!]).toEqual([...input(500)("x")].map((x) => -x));
    for (const [row, prediction] of predictions.entries())
      expect(prediction).toBe((byCanary[row] === 1 ? canary! : theirs)[row]);
  });

  it.each([0.05, 0.2, 0.5])("gives the canary a share of %d, up to chance", (share) => {
    const n = 20_000;
    const rows = answer(beside(share), input(n)).byCanary.reduce((sum, by) => sum + by, 0);
    // five standard errors
    expect(Math.abs(rows / n - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / n));
  });

  it("gives it all rows with a share of one", () => {
    expect(answer(beside(1), input(100)).byCanary.every((by) => by === 1)).toBe(true);
  });

  it("draws the same rows for the same seed, and others for another", () => {
    const drawn = (seed: number): string => answer(beside(0.5, seed), input(64)).byCanary.join("");
    expect(drawn(1)).toBe(drawn(1));
    expect(drawn(2)).not.toBe(drawn(1));
  });
});

describe("isIn(slice, value)", () => {
  it.each<[Pick<Slice, "above" | "upTo">, number, boolean]>([
    [{above: 1, upTo: 2}, 1, false],
    [{above: 1, upTo: 2}, 2, true],
    [{above: null, upTo: 2}, -1e9, true],
    [{above: 1, upTo: null}, 1e9, true],
    [{above: null, upTo: null}, 0, true],
    [{above: null, upTo: null}, NaN, false]
  ])("of %j and %d is %j", (limits, value, expected) => {
    expect(isIn({name: "a", column: "x", ...limits}, value)).toBe(expected);
  });
});

describe("scoreCells(start, serving, slices, edges, scored)", () => {
  const slices: readonly Slice[] = [
    {name: "low", column: "z", above: null, upTo: 0},
    {name: "high", column: "z", above: 0, upTo: null}
  ];
  const edges = [-4, 4];
  const eighth = fc.integer({min: -64, max: 64}).map((i) => i / 8);
  const rows = fc.array(
    fc.record({x: eighth, label: fc.oneof(eighth, fc.constant(NaN)), z: fc.oneof(eighth, fc.constant(NaN))}),
    {maxLength: 40}
  );

  it("adds up to the whole over the models, and over slices to the rows that are in one", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(null, 0.5), (of, share) => {
        const column = (name: "x" | "label" | "z") => Float64Array.from(of, (row) => row[name]);
        const serving = share === null ? alone : beside(share);
        const answers = answer(serving, () => column("x"));
        const scored = {answers, labels: column("label"), column: () => column("z")};
        const cells = scoreCells("2026-01-01", serving, slices, edges, scored);
        expect(cells.length).toBe(share === null ? 3 : 6);
        const total = (keeps: (cell: ScoreCell) => boolean) => addScores(cells.filter(keeps).map(({sums}) => sums));
        const all = total(({slice}) => slice === null);
        expect(all).toEqual(scoreSums(answers.predictions, scored.labels, edges));
        const sliced = of.flatMap(({z}, row) => (Number.isNaN(z) ? [] : [row]));
        expect(total(({slice}) => slice !== null)).toEqual(
          scoreSums(
            sliced.map((row) => answers.predictions[row]!),
            sliced.map((row) => scored.labels[row]!),
            edges
          )
        );
        for (const version of new Set(cells.map(({model}) => model))) {
          const arm = version === "new" ? 1 : 0;
          expect(total(({model, slice}) => model === version && slice === null)[ROWS]).toBe(
            answers.byCanary.filter((by) => by === arm).length
          );
        }
      })
    );
  });

  it("has a cell for each model and each slice, also where it has no rows", () => {
    const scored = {answers: answer(beside(0.5), () => new Float64Array()), labels: new Float64Array()};
    const cells = scoreCells("2026-01-01", beside(0.5), slices, edges, {...scored, column: () => new Float64Array()});
    expect(cells.map(({model, slice}) => [model, slice])).toEqual([
      ...["old", "new"].flatMap((model) => [null, "low", "high"].map((slice) => [model, slice]))
    ]);
    for (const {start, sums} of cells) expect([start, ...sums]).toEqual(["2026-01-01", ...Array<number>(11).fill(0)]);
  });
});
