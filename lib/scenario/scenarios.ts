import type {Scenario, Tract} from "./types.js";

export const scenarioIds = ["S0", "S1", "S2", "S4", "S6a", "S7"] as const;
export type ScenarioId = (typeof scenarioIds)[number];

/** Share of draws that fall on the city tracts (rad = 24) while scenario S2 lasts. */
const LOCKDOWN_SHARE = 0.8;

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
  S4: {
    id: "S4",
    title: "Prices rise",
    description: "From day 40 true values grow by half a percent a day. No input changes.",
    changeDay: 40,
    change: (row, {day}) => {
      row["medv"]! *= 1.005 ** Math.max(0, day - 40);
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
