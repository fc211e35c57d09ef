import {describe, expect, it} from "vitest";
import {barPath, levelPath, linePath, stepPath} from "../../src/components/paths.js";

describe("barPath(values, top)", () => {
  it("draws a bar per partition and none for nothing", () => {
    expect(barPath([10, 0, null, 5], 10)).toBe("M0.1,1V0h0.8V1ZM3.1,1V0.5h0.8V1Z");
  });
});

describe("linePath(values, top)", () => {
  it("breaks where there is no value, and makes a dot of a value by itself", () => {
    expect(linePath([0, 5, NaN, 10], 10)).toBe("M0.5,1L1.5,0.5M3.5,0h0");
  });
  it("stays inside the box", () => expect(linePath([20], 10)).toBe("M0.5,0h0"));
});

describe("stepPath(shares, top)", () => {
  it("is a closed outline of bars that touch", () => {
    expect(stepPath([0.5, 1], 1)).toBe("M0,100V50H50V0H100V100");
  });
});

describe("levelPath(shares, top)", () => {
  it("is bars that stand apart, none wider than 16", () => {
    expect(levelPath([0.5, 1], 1)).toBe("M17,100V50H33V100M67,100V0H83V100");
    expect(levelPath(new Array<number>(10).fill(1), 1)).toMatch(/^M1\.2,100V0H8\.8V100/);
  });
});
