import type {Challenger, Today, Tried, Workshop} from "../../../data-loaders/life/step.js";
import type {ArmLosses, PartitionLosses} from "../../../lib/policy/loss-difference.js";
import type {RetrainPolicy} from "../../../lib/policy/types.js";
import type {Window} from "../../../lib/profile/window.js";

/** A policy that never asks for a model. */
export const quietPolicy: RetrainPolicy = {
  ...{triggers: [], coolDown: 0, window: 5, start: "rebuild"},
  gate: {holdout: 3, confidence: 0.95, slices: 0.1, size: 2, cost: 2, latency: null},
  canary: null
};

/** A partition in which nothing is remarkable: the tenth, with all labels known. */
export const quietDay: Today = {
  ...{position: 9, known: 10, measure: "RMSE", holdsBack: false, requests: [], features: []},
  errors: Array.from({length: 10}, () => ({n: 50, total: 50 * 16})),
  learnable: Array.from({length: 10}, () => 60)
};

/** What was asked of a workshop, in order. */
export type Call = readonly [what: keyof Workshop, ...Window[]];

interface Answers {
  readonly obstacle?: string;
  readonly version?: string;
  /** of each of seven held-out partitions of 50 rows */
  readonly losses?: Pick<PartitionLosses, "champion" | "challenger">;
  readonly anomalies?: Tried["evidence"]["anomalies"];
  readonly arms?: {readonly champion: ArmLosses; readonly canary: ArmLosses};
}

/** Returns a workshop that answers what it is told to, and remembers what it was asked. */
export function fakeWorkshop({
  obstacle,
  version = "new",
  losses = {champion: 800, challenger: 450},
  anomalies = [],
  arms
}: Answers = {}): Workshop & {readonly calls: readonly Call[]} {
  const calls: Call[] = [];
  const cost = {bytes: 1000, operations: 100};
  return {
    calls,
    obstacle(window) {
      calls.push(["obstacle", window]);
      return Promise.resolve(obstacle ?? null);
    },
    train(_, window) {
      calls.push(["train", window]);
      const challenger: Challenger = {version, rows: 60 * (window.to - window.from), span: ["a", "b"]};
      return Promise.resolve(challenger);
    },
    compare(_, trainedOn, holdout) {
      calls.push(["compare", trainedOn, holdout]);
      // days differ a little, so that there is an interval
      const parts = Array.from({length: 7}, (_, i) => ({n: 50, ...losses, challenger: losses.challenger + i}));
      const evidence = {
        measure: "RMSE" as const,
        losses: parts,
        anomalies,
        champion: cost,
        challenger: cost,
        latency: null
      };
      return Promise.resolve({evidence: {...evidence, slices: []}, baseline: 3});
    },
    arms(_, __, answered) {
      calls.push(["arms", answered]);
      if (arms === undefined) throw new Error("nobody said what the arms have lost");
      return Promise.resolve(arms);
    }
  };
}
