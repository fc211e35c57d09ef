import {describe, expect, it} from "vitest";
import {agreementOf} from "../../../../lib/course/false-alarms/two-tools.js";

describe("agreementOf(figures, thresholds)", () => {
  const figures = [
    {feature: "a", psi: 0.5, js: 0.4},
    {feature: "b", psi: 0.5, js: 0.1},
    {feature: "c", psi: 0.1, js: 0.4},
    {feature: "d", psi: 0.1, js: 0.1}
  ];

  it("counts every feature once", () => {
    expect(agreementOf(figures, {psi: 0.25, js: 0.3})).toEqual({both: 1, onlyPsi: 1, onlyJs: 1, neither: 1});
  });

  it("is an alarm at the threshold of the PSI, and above that of the divergence", () => {
    expect(agreementOf([figures[1]!], {psi: 0.5, js: 0.1})).toEqual({both: 0, onlyPsi: 1, onlyJs: 0, neither: 0});
  });
});
