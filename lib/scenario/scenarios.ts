import type {Scenario, Tract} from "./types.js";

export const scenarioIds = ["S0", "S1", "S2", "S3", "S4", "S5", "S6a", "S6b", "S6c", "S6d", "S6e", "S7"] as const;
export type ScenarioId = (typeof scenarioIds)[number];

/** Share of draws that fall on the city tracts (rad = 24) while scenario S2 lasts. */
const LOCKDOWN_SHARE = 0.8;

/** Share of rows that lose PTRATIO in scenario S6e. */
const LOST_SHARE = 0.3;

/**
 * The scenarios, each one change with a known start and size. Sizes follow the course's plan, so that lessons and
 * the monitor speak of the same streams.
 */
export const scenarios: Readonly<Record<ScenarioId, Scenario>> = {
  S0: {
    id: "S0",
    title: "Nothing changes",
    description: "The control: every day draws from the same tracts.",
    changeDay: null
  },
  S1: {
    id: "S1",
    title: "Inputs drift slowly",
    description: "From day 40 tracts with high LSTAT are drawn more and more often. How inputs relate to values stays.",
    changeDay: 40,
    weight: (tract, {day, z}) => Math.exp(1.2 * Math.min(1, Math.max(0, (day - 40) / 80)) * z(tract, "lstat"))
  },
  S2: {
    id: "S2",
    title: "Inputs jump and return",
    description: "From day 60 to 89 four of five draws are tracts with RAD 24; then all is as before.",
    changeDay: 60,
    weight: (tract, {day}, pool) => (day >= 60 && day < 90 ? lockdownWeight(tract, pool) : 1)
  },
  S3: {
    id: "S3",
    title: "Inputs swing every week",
    description:
      "From the first day on tracts far from the employment centres are drawn more often in one half of each week, and " +
      "those near them in the other.",
    changeDay: 0,
    weight: (tract, {day, z}) => Math.exp(0.8 * Math.sin((2 * Math.PI * day) / 7) * z(tract, "dis"))
  },
  S4: {
    id: "S4",
    title: "Prices rise",
    description: "From day 40 true values grow by half a percent a day. No input changes.",
    changeDay: 40,
    change: (row, {day}) => {
      row["medv"]! *= 1.005 ** Math.max(0, day - 40);
    }
  },
  S5: {
    id: "S5",
    title: "Clean air gets a premium",
    description:
      "From day 60 true values fall where NOX is high and rise where it is low, so that their mean hardly moves. No input " +
      "changes.",
    changeDay: 60,
    change: (row, {day, z}) => {
      if (day >= 60) row["medv"]! -= 3 * z(row, "nox");
    }
  },
  S6a: {
    id: "S6a",
    title: "A unit changes",
    description: "From day 60 NOX arrives in parts per billion: a hundred times the number the model learnt from.",
    changeDay: 60,
    change: (row, {day}) => {
      if (day >= 60) row["nox"]! *= 100;
    }
  },
  S6b: {
    id: "S6b",
    title: "A week is corrupted",
    description: "From day 60 to 66 TAX arrives as a tenth of its value; then all is as before.",
    changeDay: 60,
    change: (row, {day}) => {
      if (day >= 60 && day < 67) row["tax"]! /= 10;
    }
  },
  S6c: {
    id: "S6c",
    title: "A percentage becomes a share",
    description: "From day 60 AGE arrives as a share of 1: a hundredth of the number the model learnt from.",
    changeDay: 60,
    change: (row, {day}) => {
      if (day >= 60) row["age"]! /= 100;
    }
  },
  S6d: {
    id: "S6d",
    title: "Rooms are counted otherwise",
    description: "From day 60 RM counts one room more in every dwelling. True values stay.",
    changeDay: 60,
    change: (row, {day}) => {
      if (day >= 60) row["rm"]! += 1;
    }
  },
  S6e: {
    id: "S6e",
    title: "Gaps are filled with the mean",
    description: "From day 60 three of ten rows have lost PTRATIO and carry its mean of the training rows instead.",
    changeDay: 60,
    change: (row, {day, mean, chance}) => {
      if (day >= 60 && chance() < LOST_SHARE) row["ptratio"] = mean("ptratio");
    }
  },
  S7: {
    id: "S7",
    title: "The schema changes",
    description: "From day 60 PTRATIO arrives under the name pupils_per_teacher, and RAD 24 is written 99.",
    changeDay: 60,
    change: (row, {day}) => {
      if (day < 60) return;
      row["pupils_per_teacher"] = row["ptratio"]!;
      delete row["ptratio"];
      if (row["rad"] === 24) row["rad"] = 99;
    }
  }
};

function lockdownWeight(tract: Tract, pool: readonly Tract[]): number {
  const share = pool.filter((t) => t["rad"] === 24).length / pool.length;
  return tract["rad"] === 24 ? LOCKDOWN_SHARE / share : (1 - LOCKDOWN_SHARE) / (1 - share);
}
