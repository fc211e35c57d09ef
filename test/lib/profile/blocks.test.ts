import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {errorTableOf} from "../../../lib/decay/error-table.js";
import {scoreTableOf} from "../../../lib/decay/score-table.js";
import {gramOf, profiledGram} from "../../../lib/model/gram.js";
import {leastSquares} from "../../../lib/model/least-squares.js";
import {booleanValues, numericValues} from "../../../lib/profile/batch.js";
import {binOf} from "../../../lib/profile/bin.js";
import {gramMatrix} from "../../../lib/profile/blocks/gram.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import type {BlockLayout} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {booleanSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {CategoricalSpec, GramSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {seeded} from "../../../lib/statistics/random.js";
import {batchOf, eighths, hostileDoubles, rowsOf, spec} from "./rows.js";
import type {Row} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const {levels} = spec.columns[1] as CategoricalSpec;
const [pair, scores, errors, allErrors, gram] = layoutOf(spec).blocks as [
  BlockLayout,
  BlockLayout,
  BlockLayout,
  BlockLayout,
  BlockLayout
];
const numbersOf = ({start, end}: BlockLayout, rows: readonly Row[]): number[] => [
  ...profileRows(spec, batchOf(rows)).sums.subarray(start, end)
];
const isNumber = (x: number | null): x is number => x !== null && Number.isFinite(x);
/** A level's position; all other texts share the position after the levels. */
const levelOf = (text: string): number => (levels.includes(text) ? levels.indexOf(text) : levels.length);
const anyRows = rowsOf(fc.oneof(eighths, hostileDoubles));

describe("a pair block", () => {
  it("counts every row once, by level or other or missing, and by coarse bin or no number", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const expected = new Array<number>(7 * 4).fill(0);
        for (const {x, level} of rows) {
          const [i, j] = [level === null ? 6 : levelOf(level), isNumber(x) ? binOf(x, [0, 4]) : 3];
          ++expected[i * 4 + j]!;
        }
        expect(numbersOf(pair, rows)).toEqual(expected);
      })
    );
  });
});

describe("a scores block", () => {
  it("counts rows by score bin and label, and sums scores of rows with and without a label apart", () => {
    fc.assert(
      fc.property(rowsOf(eighths), (rows) => {
        const stride = levels.length + 4;
        const expected = new Array<number>(3 * stride).fill(0);
        for (const {prediction, level} of rows) {
          if (!isNumber(prediction)) continue;
          const at = stride * binOf(prediction, [-1, 0.5]);
          ++expected[at + (level === null ? levels.length + 1 : levelOf(level))]!;
          expected[at + levels.length + (level === null ? 3 : 2)]! += prediction;
        }
        expect(numbersOf(scores, rows)).toEqual(expected);
      })
    );
  });

  it("holds the score table of a binary label", () => {
    const edges = [0.25, 0.5, 0.75];
    const binary: ProfileSpec = {
      columns: [numericSpec("score", "score", "number", [0, 1]), booleanSpec("label", "label")],
      blocks: [{kind: "scores", score: "score", label: "label", edges}],
      slices: []
    };
    const [{start}] = layoutOf(binary).blocks as [BlockLayout];
    const score = fc.oneof(fc.double({min: 0, max: 1, noNaN: true}), fc.constantFrom(...edges, NaN, Infinity));
    const label = fc.constantFrom(true, false, null);
    fc.assert(
      fc.property(fc.array(fc.tuple(score, label)), (rows) => {
        const [values, labels] = [rows.map(([x]) => x), rows.map(([, y]) => y)];
        const {sums} = profileRows(binary, {
          rows: rows.length,
          columns: new Map<string, ReturnType<typeof numericValues> | ReturnType<typeof booleanValues>>([
            ["score", numericValues(values)],
            ["label", booleanValues(labels)]
          ])
        });
        // false, true, another label, no label, sum of scores with a label, without one
        const figure = (i: number): Float64Array =>
          Float64Array.from({length: 4}, (_, bin) => sums[start + 6 * bin + i]!);
        expect({
          ...{edges, negatives: figure(0), positives: figure(1), unlabelled: figure(3)},
          ...{scoreSums: figure(4), unlabelledScoreSums: figure(5)}
        }).toEqual(
          scoreTableOf(
            values,
            labels.map((y) => (y === null ? null : Number(y))),
            edges
          )
        );
        expect([...figure(2)]).toEqual([0, 0, 0, 0]);
      })
    );
  });
});

describe("an errors block", () => {
  const tableIn = (block: BlockLayout, rows: readonly Row[], edges: number[], featureEdges: number[]) => {
    const numbers = numbersOf(block, rows);
    const figure = (i: number): Float64Array =>
      Float64Array.from({length: numbers.length / 5}, (_, cell) => numbers[5 * cell + i]!);
    return {
      ...{predictionEdges: edges, featureEdges, rows: figure(0), n: figure(1)},
      ...{absolute: figure(2), square: figure(3), fourth: figure(4)}
    };
  };
  const column = (rows: readonly Row[], name: "x" | "y" | "prediction"): number[] =>
    rows.map((row) => row[name] ?? NaN);

  it.each([
    ["prediction and a feature", errors, [0, 2], [1]],
    ["nothing", allErrors, [], []]
  ])("holds the error table by %s", (_, block, predictionEdges, featureEdges) => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const [predictions, labels] = [column(rows, "prediction"), column(rows, "y")];
        const by = featureEdges.length > 0 ? {feature: column(rows, "x")} : {};
        expect(tableIn(block, rows, predictionEdges, featureEdges)).toEqual(
          errorTableOf({predictions, labels, ...by}, {predictionEdges, featureEdges})
        );
      })
    );
  });
});

describe("a Gram block", () => {
  const gramSpec = gram.spec as GramSpec;
  /** A row of Z = [1, x about its centre, one column per level, y], or null where a number or level is missing. */
  const encode = ({x, level, y}: Row): number[] | null =>
    isNumber(x) && isNumber(y) && level !== null ? [1, x - 0.25, ...levels.map((l) => Number(l === level)), y] : null;

  it("is Z'Z of the rows that have every value", () => {
    fc.assert(
      fc.property(rowsOf(eighths), (rows) => {
        const z = rows.map(encode).filter((row) => row !== null);
        const size = levels.length + 3;
        const expected = Array.from({length: size * size}, (_, at) =>
          z.reduce((sum, row) => sum + row[Math.floor(at / size)]! * row[at % size]!, 0)
        );
        const {names, values} = gramMatrix(profileRows(spec, batchOf(rows)).sums, gram.start, gramSpec, spec.columns);
        expect(names).toEqual(["intercept", "x", ...levels.map((level) => `__proto__=${level}`), "y"]);
        expect([...values]).toEqual(expected);
      })
    );
  });

  const wholeRows = fc.array(
    fc.record({x: eighths, level: fc.constantFrom(...levels), y: eighths, prediction: fc.constant(0)}),
    {minLength: 20, maxLength: 60}
  );

  it("is the Gram block of the raw rows, and gives their least squares", () => {
    fc.assert(
      fc.property(wholeRows, rowsOf(eighths, 10), (whole, others) => {
        const rows = [...others, ...whole];
        const z = rows.map(encode).filter((row) => row !== null);
        const {names, values} = profiledGram(spec, gram, profileRows(spec, batchOf(rows)).sums);
        const raw = gramOf(
          names.slice(1),
          names.slice(1).map((_, i) => Float64Array.from(z, (row) => row[i + 1]! + (i === 0 ? 0.25 : 0)))
        );
        expect({names, values}).toEqual(raw);
        const {features, intercept, coefficients} = leastSquares({names, values}, names.slice(1, -1), "y");
        const squares = (weights: readonly number[]): number =>
          z.reduce((sum, r) => sum + (r.at(-1)! - dot(weights, [1, r[1]! + 0.25, ...r.slice(2, -1)])) ** 2, 0);
        const least = squares([intercept, ...coefficients]);
        features.forEach((_, i) => {
          for (const step of [-0.1, 0.1])
            expect(squares([intercept, ...coefficients.map((w, k) => (k === i ? w + step : w))])).toBeGreaterThan(
              least - 1e-6
            );
        });
      })
    );
  });

  it("keeps small spreads about a large mean, which raw moments lose", () => {
    const far = 1e9;
    const random = seeded(4);
    const xs = Array.from({length: 500}, () => far + random());
    const ys = xs.map((x) => 3 * (x - far) + 1e-3 * random());
    const block: GramSpec = {kind: "gram", columns: ["x", "y"]};
    const centred: ProfileSpec = {
      columns: [numericSpec("x", "feature", "number", xs), numericSpec("y", "label", "number", ys)],
      blocks: [block],
      slices: []
    };
    const columns = new Map([
      ["x", numericValues(xs)],
      ["y", numericValues(ys)]
    ]);
    const {sums} = profileRows(centred, {rows: 500, columns});
    const about = gramMatrix(sums, layoutOf(centred).blocks[0]!.start, block, centred.columns);
    expect(leastSquares({...about, values: [...about.values]}, ["x"], "y").coefficients[0]).toBeCloseTo(3, 3);
  });
});

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
