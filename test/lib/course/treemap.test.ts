import {describe, expect, it} from "vitest";
import {treemap} from "../../../lib/course/treemap.js";
import type {Tile} from "../../../lib/course/treemap.js";
import {seeded} from "../../../lib/statistics/random.js";

const box = Object.freeze({x: 10, y: 20, width: 300, height: 200});
const areaOf = ({width, height}: Tile): number => width * height;

function overlap(a: Tile, b: Tile): number {
  const along = (p: number, m: number, q: number, n: number): number =>
    Math.max(0, Math.min(p + m, q + n) - Math.max(p, q));
  return along(a.x, a.width, b.x, b.width) * along(a.y, a.height, b.y, b.height);
}

describe("treemap(values, box)", () => {
  const random = seeded(7);
  const cases = [[1], [1, 1], [6, 6, 4, 3, 2, 2, 1], Array.from({length: 40}, () => random() ** 3)];

  it.each(cases)("gives areas in proportion, inside the box and apart from each other (%#)", (...values) => {
    const tiles = treemap(Object.freeze(values), box);
    const total = values.reduce((sum, value) => sum + value, 0);
    tiles.forEach((tile, i) => {
      expect(areaOf(tile)).toBeCloseTo((values[i]! / total) * areaOf(box), 6);
      expect(overlap(tile, box)).toBeCloseTo(areaOf(tile), 6);
      for (const other of tiles.slice(i + 1)) expect(overlap(tile, other)).toBeLessThan(1e-6);
    });
  });

  it("lays the example of the paper as the paper does", () => {
    const tiles = treemap([6, 6, 4, 3, 2, 2, 1], {x: 0, y: 0, width: 6, height: 4});
    const corners = tiles.map(({x, y}) => [x, y].map((value) => Math.round(value * 100) / 100));
    expect(corners.slice(0, 4)).toEqual([
      [0, 0],
      [0, 2],
      [3, 0],
      [4.71, 0]
    ]);
  });

  it("keeps the order of the values, whichever is laid first", () => {
    const [small, large] = treemap([1, 3], box);
    expect(areaOf(large!)).toBeCloseTo(3 * areaOf(small!), 6);
    expect(large).toMatchObject({x: 10, y: 20});
  });

  it("gives a value of 0 no area", () => {
    expect(treemap([2, 0], box).map(areaOf)).toEqual([areaOf(box), 0]);
  });

  it.each([[[]], [[0]], [[1, -1]], [[NaN]], [[Infinity, 1]]])("refuses %j", (values) => {
    expect(() => treemap(values, box)).toThrow(RangeError);
  });
});
