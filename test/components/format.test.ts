import {describe, expect, it} from "vitest";
import {count, fixed, percent, signed, significant} from "../../src/components/format.js";
import {spelled} from "../../src/messages/spelled.js";

describe("format", () => {
  it.each([
    [fixed(4.588, 2), "4.59"],
    [fixed(-0.5, 1), "−0.5"],
    [fixed(NaN, 2), "–"],
    [signed(0.25, 2), "+0.25"],
    [signed(-0.25, 2), "−0.25"],
    [signed(-0.001, 2), "0.00"],
    [percent(0.125, 1), "12.5%"],
    [count(8192), "8,192"],
    [significant(0.00632), "0.00632"],
    [significant(-88.9762, 4), "−88.98"],
    [significant(-1.26e-12, 2), "−1.3 × 10⁻¹²"],
    [significant(0), "0"],
    [spelled(3), "three"],
    [spelled(13), "13"]
  ])("%s is %s", (text, expected) => {
    expect(text).toBe(expected);
  });
});
