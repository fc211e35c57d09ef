import {expect, it} from "vitest";
import {chiSquareQuantile, normalQuantile} from "../../../lib/statistics/special.js";
import {golden} from "./golden.js";

it("chiSquareQuantile(p, dof) agrees with SciPy to 1e-9 relative, p in [1e-6, 1 − 1e-6], dof in 1…500", () => {
  for (const [p, dof, x] of golden.chiSquare) {
    const error = Math.abs(chiSquareQuantile(p, dof) / x - 1);
    expect(error, `p = ${p}, dof = ${dof}`).toBeLessThanOrEqual(1e-9);
  }
});

it("normalQuantile(p) agrees with SciPy to 1e-11, p in [1e-6, 1 − 1e-6]", () => {
  for (const [p, x] of golden.normal) expect(Math.abs(normalQuantile(p) - x), `p = ${p}`).toBeLessThanOrEqual(1e-11);
});
