import {count, fixed, significant} from "../components/format.js";
import type {Partitions} from "../components/partitions.js";
import {COOL_DOWN, GATE} from "../components/policy/choices.js";
import type {PolicyChoice, TriggerChoice} from "../components/policy/choices.js";
import {TRAILING} from "../components/policy/race.js";
import type {Run} from "../components/policy/race.js";

/** Words of the page on what other policies would have brought. */
export const policyWords = {
  title: (monitor: string): string => `${monitor}: what if we had retrained otherwise?`,
  lede: "Four policies run over the same days, side by side. Change one, or what things cost, and the days are played again at once, in your browser.",
  back: "Back to the dashboard",
  performance: "How well the real model did",
  loading: "Loading the days …",
  retry: "Try again",
  failure: (reason: string): string => `The days cannot be played: ${reason}.`,
  noReplay:
    "Policies can be replayed for simulated monitors only: they keep apart which rows may train and which score.",
  noLabels: "No labels of this stream are known yet, so that there is nothing to replay. They come with later days.",
  showTable: "Show as table",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  scenario: "Scenario",
  delay: "Labels come after",
  training: "Price of a training",
  error: (unit: string): string => `Price of a row that is ${unit || "a unit"} off`,
  reset: "Back to the first four",
  lane: (i: number): string => `Policy ${i + 1}`,
  colon: ": ",
  trigger: "Train",
  window: "Learn from",
  gate: "Gate",
  chartTitle: "Error over time",
  runsCaption: "What each policy would have come to",
  head: {
    ...{policy: "Policy", rmse: "RMSE over all days", trainings: "Trainings", promoted: "Promoted"},
    ...{training: "Cost of trainings", error: "Cost of errors", total: "Together"}
  },
  least: (text: string): string => `${text} (least)`,
  promotedSign: "▲",
  refusedSign: "✕",
  legend: {
    policy: "this policy",
    never: "never trained again",
    promoted: "trained",
    refused: "trained, and refused by the gate"
  },
  exact: [
    "The model here is least squares, and it is replayed exactly: each day is published as the sums of squares and products of its rows, from which the model of any days follows, and its squared error on any others, up to rounding. The monitor itself serves a neural net, which would fare otherwise. A missing value counts as its mean over the first training rows, as the net has it.",
    `A point takes the last ${TRAILING} days together. The triggers on error and inputs are silent for ${COOL_DOWN} days after a training. The gate tries both models on the scoring rows of the last ${GATE.holdout} labelled days and promotes a challenger only if it errs less with ${100 * GATE.confidence}% confidence and has learnt from rows without a data problem. Errors cost their price times rows times RMSE, which stands for the mean absolute error and is never smaller.`
  ],
  flatters: {
    title: "When a simulation flatters you",
    text: "Rows are drawn from few tracts and come back, so that a policy scored on tracts it may learn from wins by remembering them, even where nothing changes. Here half of the tracts may train, the other half score, and no tract is in both."
  }
};

export const triggerLabels: Readonly<Record<TriggerChoice, {readonly label: string; readonly amount: string}>> = {
  never: {label: "never", amount: ""},
  schedule: {label: "every so many days", amount: "Days"},
  "new labels": {label: "after so many new labels", amount: "Labels"},
  performance: {label: "when errors grow", amount: "Times the hold-out RMSE"},
  distribution: {label: "when an input moves", amount: "Distance over"}
};

/** A policy in a few words. */
export function choiceName({trigger, amount, window, isGated}: PolicyChoice): string {
  const when: Readonly<Record<TriggerChoice, string>> = {
    never: "never",
    schedule: amount === 7 ? "weekly" : amount === 1 ? "daily" : `every ${count(amount)} days`,
    "new labels": `every ${count(amount)} labels`,
    performance: `error over ${significant(amount, 3)} ×`,
    distribution: `distance over ${significant(amount, 3)}`
  };
  if (trigger === "never") return when.never;
  return [when[trigger], windowName(window), ...(isGated ? ["gate"] : [])].join(", ");
}

export const windowName = (window: number | null): string =>
  window === null ? "all days and the first rows" : `last ${count(window)} days`;

export const delayText = ({amount}: Partitions, delay: number): string => amount(delay);

/** Which policy errs least, against doing nothing. */
export function raceTitle(runs: readonly Run[], never: Run): string {
  const known = runs.filter(({replay}) => Number.isFinite(replay.rmse));
  if (known.length === 0) return "No row of these days is scored.";
  const best = known.reduce((a, b) => (b.replay.rmse < a.replay.rmse ? b : a));
  const nothing = `never: ${fixed(never.replay.rmse, 2)}`;
  if (best.choice.trigger === "never" || best.replay.rmse >= never.replay.rmse)
    return `No policy errs less than doing nothing (${nothing}).`;
  return `Least error: ${choiceName(best.choice)}, RMSE ${fixed(best.replay.rmse, 2)} with ${trainings(best.replay.retrainings.length)} (${nothing}).`;
}

export const raceSubtitle = (unit: string): string =>
  `RMSE${unit && ` in ${unit}`} of the last ${TRAILING} days, a strip for each policy on one scale.`;

const trainings = (n: number): string => (n === 1 ? "1 training" : `${count(n)} trainings`);

/** What a strip says beside its drawing. */
export function runText({replay: {rmse, retrainings}}: Run): string {
  const promoted = retrainings.filter((one) => one.promoted).length;
  const of = promoted === retrainings.length ? "" : `, ${count(promoted)} promoted`;
  return `RMSE ${fixed(rmse, 2)} · ${trainings(retrainings.length)}${of}`;
}
