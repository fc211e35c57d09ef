import {describe, expect, it} from "vitest";
import {chiSquareQuantile, chiSquareTail, normalQuantile, normalTail} from "../../../lib/statistics/special.js";
import {golden as deep, relativeError} from "./distances-golden.js";
import {golden} from "./golden.js";

describe("chiSquareQuantile(p, dof)", () => {
  it("agrees with SciPy to 1e-9 relative, p in [1e-6, 1 − 1e-6], dof in 1…500", () => {
    for (const [p, dof, x] of golden.chiSquare) {
      const error = Math.abs(chiSquareQuantile(p, dof) / x - 1);
      expect(error, `p = ${p}, dof = ${dof}`).toBeLessThanOrEqual(1e-9);
    }
  });

  it("agrees with 50 digits to 2e-11 relative, p in [1e-12, 1 − 1e-15], dof in 1…5000", () => {
    for (const [p, dof, x] of deep.quantiles.chiSquare)
      expect(relativeError(chiSquareQuantile(p, dof), x), `p = ${p}, dof = ${dof}`).toBeLessThanOrEqual(2e-11);
  });

  it("is where the tail has that probability, on both sides of where it is sharpened", () => {
    for (const alpha of [0.002, 0.0011, 0.0009, 1e-5, 1e-9])
      expect(relativeError(chiSquareTail(chiSquareQuantile(1 - alpha, 7), 7), alpha)).toBeLessThan(1e-6);
  });
});

describe("normalQuantile(p)", () => {
  it("agrees with SciPy to 1e-11, p in [1e-6, 1 − 1e-6]", () => {
    for (const [p, x] of golden.normal) expect(Math.abs(normalQuantile(p) - x), `p = ${p}`).toBeLessThanOrEqual(1e-11);
  });

  it("agrees with 50 digits to 1e-12 relative, p in [1e-300, 1 − 1e-15]", () => {
    for (const [p, z] of deep.quantiles.normal)
      expect(relativeError(normalQuantile(p), z), `p = ${p}`).toBeLessThanOrEqual(1e-12);
  });

  it("is where the tail has that probability", () => {
    for (const p of [1e-200, 1e-50, 1e-7, 0.0009, 0.0011, 0.3])
      expect(relativeError(normalTail(-normalQuantile(p)), p)).toBeLessThan(1e-10);
  });
});
