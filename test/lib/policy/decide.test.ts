import {expect, it} from "vitest";
import {decide} from "../../../lib/policy/decide.js";

const trigger = {ratio: 1.25, days: 3, coolDownDays: 10};

/** Days of 100 rows with the given RMSE. */
function days(...rmse: number[]) {
  return rmse.map((r) => ({n: 100, square: 100 * r * r}));
}

it.each([
  ["too few labelled days", days(9, 9), null, "keep"],
  ["error within the limit", days(9, 4, 4, 4.9), null, "keep"],
  ["error over the limit", days(4, 5.1, 5.1, 5.1), null, "retrain"],
  ["error over the limit while cooling down", days(6, 6, 6), 9, "keep"],
  ["error over the limit after cooling down", days(6, 6, 6), 10, "retrain"]
])("decide(trigger, evidence): %s", (_, errors, daysSinceFired, action) => {
  const decision = decide(trigger, {errors, baseline: 4, daysSinceFired});
  expect(decision).toMatchObject({action, trigger: action === "retrain" ? "error" : null});
});

it("decide(trigger, evidence) skips days without labels", () => {
  const errors = [...days(6, 6), {n: 0, square: 0}, ...days(6)];
  expect(decide(trigger, {errors, baseline: 4, daysSinceFired: null}).action).toBe("retrain");
});

it("decide(trigger, evidence) takes the days together: RMSE of all their rows, with the figures it rests on", () => {
  const {evidence} = decide(trigger, {errors: days(3, 4, 5), baseline: 4, daysSinceFired: null});
  expect(evidence["rmse"]).toBeCloseTo(Math.sqrt(50 / 3), 12);
  expect(evidence).toMatchObject({baseline: 4, limit: 1.25, labelledRows: 300});
});
