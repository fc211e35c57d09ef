import {describe, expect, it} from "vitest";
import {decidingDistance} from "../../../lib/drift/deciding-distance.js";
import {DISTANCES} from "../../../lib/drift/types.js";

describe("decidingDistance(kind, chosen)", () => {
  it.each(DISTANCES)("of a number is the chosen one: %s", (chosen) => {
    expect(decidingDistance("numeric", chosen)).toBe(chosen);
  });
  it.each([
    ["psi", "psi"],
    ["jensenShannon", "jensenShannon"],
    ["kolmogorovSmirnov", "psi"]
  ] as const)("of a category, %s chosen, is %s", (chosen, deciding) => {
    expect(decidingDistance("categorical", chosen)).toBe(deciding);
  });
});
