import {count, fixed, percent, signed} from "../components/format.js";
import type {Partitions} from "../components/partitions.js";
import {namedGroups} from "../components/performance/groups.js";
import type {Compared, ComparedGroup, Groups} from "../components/performance/groups.js";
import {mostMoved} from "../components/performance/revisions.js";
import type {MovedError} from "../components/performance/revisions.js";
import type {LifeMark} from "../components/performance/versions.js";
import type {Interval} from "../lib/decay/interval.js";
import type {PerformanceChange} from "../lib/decay/performance.js";
import type {ErrorMeasure} from "../lib/decay/realised-error.js";
import {errorText} from "./monitor.en.js";

export {groupName} from "./groups.en.js";

/** Words of the page on performance over time and on whom errors fall on. */
export const performanceWords = {
  colon: ": ",
  title: (monitor: string): string => `${monitor}: how well, and for whom`,
  lede: "How far the answers were from the truth, where the truth is known; how far they probably are, where it is not yet; and whether some groups of rows are served worse than others.",
  back: "Back to the dashboard",
  loading: "Loading the errors …",
  retry: "Try again",
  failure: (reason: string): string => `The errors cannot be shown: ${reason}.`,
  noMeasure: "Nothing is predicted here, or nothing is labelled, so that errors cannot be known.",
  noPartitions: "No partitions have been profiled yet. The next build will show the first one.",
  showTable: "Show as table",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  scenario: "Scenario",
  series: "Series",
  group: "Rows",
  allRows: "all rows",
  version: "Answered by",
  anyVersion: "any version",
  window: "chosen",
  reset: "Back to the first view",
  overTime: "Over time",
  lanes: {versions: "Who answered", labels: "Labels that have come"},
  lifeTitle: "What became of the models",
  noLife: "One model has answered all along: none was promoted, refused or rolled back.",
  noVersions: "Nothing here tells the answers of one version from those of another.",
  forWhom: "For whom",
  noGroups: "No groups are configured for this monitor, or its rows are not scored by group.",
  byVersion: "By version",
  labels: "How labels come",
  revisions: "What was said, and what is known now",
  revisionsSubtitle:
    "A label is revised if the one in force is not the one that its row had first. The error of all labelled rows by the first labels, as it was said then, beside that by the labels in force.",
  revisionsCaption: "Revised labels, the last first",
  revisedHead: {
    ...{rows: "Labels revised", labelled: "Labelled"},
    said: (measure: ErrorMeasure): string => `${measure === "RMSE" ? "RMSE" : "Error rate"} by first labels`,
    known: (measure: ErrorMeasure): string => `${measure === "RMSE" ? "RMSE" : "Error rate"} now`,
    change: "Change"
  },
  points: (value: number): string => `${signed(value, 1)} points`,
  policy: "What if the model had been retrained otherwise?",
  legend: {
    realised: "realised error, with its 95% interval",
    estimate: "estimated without labels, with three standard errors",
    canary: "canary"
  },
  all: "All rows",
  versionsCaption: "What each version answered in the chosen window",
  armsTitle: "Canary and champion on the same days"
};

type GroupColumn = "group" | "labelled" | "error" | "bias" | "distribution" | "edges" | "verdict";

/** Headings of the table of groups. */
export const groupHead = (measure: ErrorMeasure): Readonly<Record<GroupColumn, string>> => ({
  ...{group: "Rows", labelled: "Labelled", error: `${measureName(measure)}, with 95% interval`, bias: "Mean error"},
  ...{distribution: "Predictions", edges: "In the lowest and highest tenth", verdict: "Against all other rows"}
});

/** Headings of the table of versions. */
export const versionHead = (
  measure: ErrorMeasure
): Readonly<Record<"version" | "rows" | "labelled" | "error" | "bias", string>> => ({
  ...{version: "Version", rows: "Answered", labelled: "Labelled", error: measureName(measure), bias: "Mean error"}
});

const measureName = (measure: ErrorMeasure): string => (measure === "RMSE" ? measure : "Error rate");

export const marksOf: Readonly<Record<LifeMark["kind"], {readonly sign: string; readonly name: string}>> = {
  promoted: {sign: "▲", name: "promoted"},
  refused: {sign: "✕", name: "refused"},
  "rolled back": {sign: "↶", name: "rolled back"},
  canary: {sign: "◐", name: "canary begins"}
};

const verdicts: Readonly<Record<PerformanceChange["verdict"], string>> = {
  worse: "worse beyond chance",
  better: "better beyond chance",
  unchanged: "no difference beyond chance",
  unknown: "too few labelled rows to tell them apart"
};

/** What the chart over time found, in a sentence. */
interface OverTimeFacts {
  readonly measure: ErrorMeasure;
  readonly window: Interval;
  /** what the calendar calls it */
  readonly span: string;
  readonly reference: Interval;
  readonly verdict: PerformanceChange["verdict"] | null;
}

/** An error with its limits. */
export function intervalText(measure: ErrorMeasure, {value, low, high}: Interval): string {
  if (!Number.isFinite(value)) return "–";
  const text = errorText(measure, value);
  return Number.isFinite(high - low) ? `${text} (${errorText(measure, low)} to ${errorText(measure, high)})` : text;
}

/** A mean error, with its sign and its limits. */
export function biasText({value, low, high}: Interval): string {
  if (!Number.isFinite(value)) return "–";
  return Number.isFinite(high - low)
    ? `${signed(value, 2)} (${signed(low, 2)} to ${signed(high, 2)})`
    : signed(value, 2);
}

export function overTimeTitle({measure, window, span, reference, verdict}: OverTimeFacts): string {
  const name = measure === "RMSE" ? "RMSE" : "Error rate";
  if (!Number.isFinite(window.value)) return `No row of ${span} has a label yet.`;
  const now = `${span}: ${name} ${intervalText(measure, window)}`;
  if (verdict === null || !Number.isFinite(reference.value)) return `${now}.`;
  return `${now}, in the reference ${intervalText(measure, reference)}: ${verdicts[verdict]}.`;
}

export function overTimeSubtitle(
  partitions: Partitions,
  measure: ErrorMeasure,
  unit: string,
  trailing: number
): string {
  const name = measure === "RMSE" ? `RMSE${unit && ` in ${unit}`}` : "Share of rows with a wrong class";
  const each =
    trailing === 1
      ? `of each ${partitions.one}`
      : `of the last ${partitions.amount(trailing)} up to each ${partitions.one}`;
  return `${name} ${each}. An interval takes rows for independent; one of fewer than 30 labelled rows is not drawn.`;
}

/** Finding of the revisions: how many labels, of how many partitions, and where the error moved most. */
export function revisionsTitle(moved: readonly MovedError[], measure: ErrorMeasure, partitions: Partitions): string {
  if (moved.length === 0) return "No label has been revised.";
  const rows = moved.reduce((sum, own) => sum + own.rows, 0);
  const labels = rows === 1 ? "1 label was revised" : `${count(rows)} labels were revised`;
  const {start, said, known} = mostMoved(moved);
  const name = measure === "RMSE" ? "RMSE" : "error rate";
  const [before, now] = [errorText(measure, said), errorText(measure, known)];
  const finding =
    before === now
      ? `the ${name} of none has moved by as much as is shown`
      : `the ${name} of ${partitions.short(start)} moved most, from ${before} to ${now}`;
  return `${labels}, in ${partitions.amount(moved.length)}: ${finding}.`;
}

/** Sentences one after another; those that are empty are left out. */
export const paragraph = (sentences: readonly string[]): string => sentences.filter(Boolean).join(" ");

export const estimateNote: string =
  "The estimate expects rows to err as labelled rows with like predictions did when the version was new. It follows inputs that move; it cannot see that what they mean has changed.";

export function pendingText(
  partitions: Partitions,
  measure: ErrorMeasure,
  pending: number,
  estimate: Interval | null
): string {
  if (pending === 0) return "";
  const none = `The last ${partitions.amount(pending)} ${pending === 1 ? "has" : "have"} no label yet`;
  return estimate === null
    ? `${none}, and no estimate.`
    : `${none}; the estimate there is ${intervalText(measure, estimate)}.`;
}

/** What is known of one partition, in a line. */
interface PointFacts {
  readonly point: Interval & {readonly labelled: number};
  readonly estimate: Interval | null;
  /** share of the labels that are to come */
  readonly share: number;
  readonly version: string | null;
}

export function pointText(name: string, measure: ErrorMeasure, {point, estimate, share, version}: PointFacts): string {
  return [
    `${name}: ${measure} ${intervalText(measure, point)} on ${count(point.labelled)} labelled rows`,
    ...(estimate === null ? [] : [`estimated ${errorText(measure, estimate.value)}`]),
    `${percent(share)} of labels`,
    ...(version === null ? [] : [version])
  ].join(", ");
}

export const pointHead = (partitions: Partitions, error: string): readonly string[] => [
  ...[partitions.heading, "Version", "Rows", "Labelled", "Of labels to come"],
  ...[error, "from", "to", "Estimated", "from", "to"]
];

export function groupsTitle(span: string, groups: readonly ComparedGroup[]): string {
  if (groups.every(({size}) => size === "too few")) return `${span}: too few labelled rows to compare groups.`;
  const {more, less} = namedGroups(groups);
  const err = (names: readonly string[]): string => `${listed(names)} ${names.length === 1 ? "errs" : "err"}`;
  const isAny = groups.some(({size}) => size === "more" || size === "less");
  const parts = [
    ...(isAny ? [] : ["no group errs more than the other rows beyond chance"]),
    ...(more.length === 0 ? [] : [`${err(more)} more than the other rows`]),
    ...(less.length === 0 ? [] : [`${err(less)} less${more.length === 0 ? " than the other rows" : ""}`])
  ];
  return `${span}: ${parts.join("; ")}.`;
}

export function groupsNote({verdicts, hasOrder}: Pick<Groups, "verdicts" | "hasOrder">, isSimulated: boolean): string {
  const drawn =
    verdicts < 2
      ? ""
      : `${count(verdicts)} verdicts are drawn at once, on the size of errors${hasOrder ? " and on their sign" : ""}: each at ${fixed(100 * (1 - 0.05 / verdicts), 2)}% confidence, so that with 95% none of them is wrong by chance (Bonferroni). `;
  const rows = isSimulated
    ? "The simulation draws the same tracts again and again: intervals say what the draw does, not how other tracts would fare."
    : "Intervals take rows for independent; where rows of one person or place come back, they are too narrow.";
  return `${drawn}${rows}${hasOrder ? " A mean error is prediction minus label: above 0, answers are too high." : ""}`;
}

export const groupsSubtitle = (measure: ErrorMeasure, unit: string, classes: readonly string[] | null): string => {
  const against = "predictions of the group (filled) against those of all rows (line)";
  if (measure === "RMSE")
    return `RMSE and mean error${unit && ` in ${unit}`}; ${against}, by tenth of the reference’s predictions.`;
  return classes === null
    ? `Share of rows with a wrong class, and mean score less the share that was so; ${against}, by tenth of the reference’s scores.`
    : `Share of rows with a wrong class; ${against}, by class: ${classes.join(", ")}.`;
};

/** The verdict on a group in words that claim no more than the interval does. */
export function groupVerdict({difference: {ratio, bias}, points, size, level}: ComparedGroup): string {
  if (size === "too few") return "Too few labelled rows to tell.";
  const range =
    points === null
      ? `${times(ratio.low)} to ${times(ratio.high)} times their RMSE`
      : `error rate ${signed(100 * points.low, 1)} to ${signed(100 * points.high, 1)} points from theirs`;
  const first: Readonly<Record<Exclude<Compared, "too few">, string>> = {
    more: `Errs more: ${range}`,
    less: `Errs less: ${range}`,
    untold: `Size of errors not told apart: ${range}`
  };
  const limits = `by ${fixed(Math.min(Math.abs(bias.low), Math.abs(bias.high)), 2)} to ${fixed(Math.max(Math.abs(bias.low), Math.abs(bias.high)), 2)}`;
  const second: Readonly<Record<Compared, string>> = {
    more: `; answers are higher against the truth, ${limits}`,
    less: `; answers are lower against the truth, ${limits}`,
    untold: "",
    "too few": ""
  };
  return `${first[size]}${second[level]}.`;
}

const times = (ratio: number): string => fixed(ratio, 2);

export const distributionName = (name: string, shares: readonly number[]): string =>
  `Predictions of ${name} by tenth of the reference’s, lowest first: ${shares.map((share) => percent(share)).join(", ")}`;

export const edgesText = (low: number, high: number): string => `${percent(low)} · ${percent(high)}`;

/** Canary against champion, on the days that both answered. */
export function armsSentence(
  measure: ErrorMeasure,
  canary: {readonly version: string; readonly labelled: number; readonly error: Interval},
  champion: {readonly version: string; readonly labelled: number; readonly error: Interval},
  span: string,
  difference: Interval
): string {
  const name = measure === "RMSE" ? measure : "error rate";
  const [its, theirs] = [errorText(measure, canary.error.value), errorText(measure, champion.error.value)];
  const errors = `${span}: canary ${canary.version} ${name} ${its} on ${count(canary.labelled)} labelled rows, champion ${champion.version} ${theirs} on ${count(champion.labelled)}`;
  const {value, low, high} = difference;
  if (!Number.isFinite(high - low)) return `${errors}: too few labelled rows to tell them apart.`;
  const verdict =
    high < 0
      ? "the canary errs less beyond chance"
      : low > 0
        ? "the canary errs more beyond chance"
        : "not told apart from chance";
  const isNumber = measure === "RMSE";
  const losses = isNumber ? "mean squared errors" : "Brier scores";
  const [by, from, to] = [value, low, high].map((figure) => fixed(figure, isNumber ? 1 : 3));
  return `${errors}; ${losses} differ by ${by} (${from} to ${to}, 95%): ${verdict}.`;
}

/** What a reader has to know of the groups of a monitor before reading their figures. */
export const groupNotes: Readonly<
  Record<
    string,
    {
      readonly title: string;
      readonly paragraphs: readonly string[];
      readonly sources: readonly (readonly [string, string])[];
    }
  >
> = {
  boston: {
    title: "What column B is, and why it is here",
    paragraphs: [
      "B is no input of this model. Its makers of 1978 computed it as 1000 (Bk − 0.63)² from the share Bk of Black residents, assuming that values fall as the share rises to 63% and rise beyond. They explained the curve by white residents’ dislike and by discrimination in the market; they gave no evidence for its shape or for the 63%.",
      "It is looked at here, and nowhere else, to see whom errors fall on. It can say only little: below 136.9 two shares give the same B (a share of 36% and one of 90% are one group here), above it only low shares do. Leaving the column out does not take what it stood for out of the others, which is one more reason to look. Few of the tracts that score lie below 136.9: what is said of that group is said of a handful of places, drawn again and again."
    ],
    sources: [
      ["Fairlearn’s account of the data", "https://fairlearn.org/main/user_guide/datasets/boston_housing_data.html"],
      ["Racist data destruction?", "https://medium.com/@docintangible/racist-data-destruction-113e3eff54a8"],
      ["scikit-learn’s warning", "https://scikit-learn.org/1.1/modules/generated/sklearn.datasets.load_boston.html"]
    ]
  }
};

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}
