import {describe, expect, it} from "vitest";
import {levelPath, stepPath} from "../../../src/components/drift/overlay.js";

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
