import {count, percent} from "../components/format.js";
import type {Partitions} from "../components/partitions.js";
import type {LabelAccount} from "../lib/bundle.js";

/** Words about labels that come apart from their rows. */
export const labelWords = {
  title: "Labels",
  labelled: "Labelled",
  unusable: "Why rows of labels cannot be used"
};

export const delayHeading = ({many}: Partitions): string => `Median wait for a label, ${many}`;

/** Share of a partition's rows that have their label; "–" where labels do not arrive, or there are no rows. */
export function labelledText(labelled: number | null, rows: number): string {
  if (labelled === null || rows === 0) return "–";
  // all is said of all alone
  const share = labelled / rows;
  return labelled < rows && share > 0.995 ? "over 99%" : labelled > 0 && share < 0.005 ? "below 1%" : percent(share);
}

/** What became of all rows of labels. */
export function describeLabels({files, read, matched, waiting, replaced, later, unusable}: LabelAccount): string {
  const from = `${count(read)} ${read === 1 ? "row" : "rows"} of labels ${read === 1 ? "was" : "were"} read from ${files === 1 ? "one file" : `${count(files)} files`}`;
  const unused = unusable.reduce((sum, {rows}) => sum + rows, 0);
  const parts: [number, string][] = [
    [matched, "belong to a row"],
    [waiting, "wait for their row, and count when it comes"],
    [replaced, "were replaced by a later label of the same key"],
    [later, "were not known yet at the time this page looks back to"],
    [unused, "cannot be used"]
  ];
  const told = parts.filter(([rows]) => rows > 0).map(([rows, what]) => `${count(rows)} ${what}`);
  return told.length === 0 ? `${from}.` : `${from}: ${told.join("; ")}.`;
}
