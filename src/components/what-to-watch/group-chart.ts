import type {GroupError} from "../../lib/course/what-to-watch/groups.js";
import type {Version} from "../../lib/course/what-to-watch/production.js";
import {roles} from "../chart-style.js";
import {fixed} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {dot, label, segment} from "../svg-marks.js";

/** A group with the error of both versions; null while it is hidden. */
export interface GroupRow {
  readonly label: string;
  readonly errors: Readonly<Record<Version, GroupError>> | null;
}

interface GroupOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly hidden: string;
  readonly highest: number;
  /** RMSE of the version in force over all rows, and what its line is called */
  readonly overall: number;
  readonly overallLabel: string;
  readonly versions: Readonly<Record<Version, string>>;
  readonly rows: (n: number) => string;
}

const ROW = 82;

/** The error of each group, with its limits, beside that of all rows. */
export function groupChart(groups: readonly GroupRow[], options: GroupOptions): Element {
  const {width, xLabel, highest, overall} = options;
  const layout = {
    width,
    height: ROW * groups.length + 72,
    margin: {top: 26, right: 14, bottom: 44, left: 14},
    x: {domain: [0, highest], ticks: width < 560 ? 5 : 8, label: xLabel, grid: true},
    y: {domain: [groups.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => [
    segment([scales.x(overall), scales.top], [scales.x(overall), scales.bottom], {stroke: "currentColor", dash: "4 3"}),
    label(scales.x(overall) + 5, scales.top - 12, options.overallLabel, {fill: roles.muted}),
    ...groups.flatMap((group, i) => drawGroup(group, scales.y(i), scales, options)),
    ...versionNames(groups, scales, options)
  ]);
}

function drawGroup(
  {label: name, errors}: GroupRow,
  top: number,
  {x, left, right}: Scales,
  {hidden, rows}: GroupOptions
): (Node | null)[] {
  const line = top + 46;
  const note = errors === null ? "" : ` · ${rows(errors.v2.n)}`;
  const heading = label(left, top + 12, `${name}${note}`, {size: 13, halo: true});
  if (errors === null)
    return [
      heading,
      label((left + right) / 2, line, hidden, {anchor: "middle", italic: true, fill: roles.muted, halo: true})
    ];
  const {value, low, high} = errors.v2.rmse;
  return [
    heading,
    segment([left, line], [right, line], {stroke: roles.rule}),
    Number.isNaN(low)
      ? null
      : segment([x(low), line], [x(high), line], {stroke: roles.prediction, width: 5, opacity: 0.35}),
    dot(x(errors.v1.rmse.value), line, 5, roles.reference, "hollow"),
    dot(x(value), line, 5.5, roles.prediction),
    label(x(value), line - 14, fixed(value, 2), {anchor: "middle", bold: true, halo: true})
  ];
}

/** Which mark is which version, said once, at the first group whose errors are shown. */
function versionNames(groups: readonly GroupRow[], {x, y}: Scales, {versions}: GroupOptions): (Node | null)[] {
  const first = groups.findIndex(({errors}) => errors !== null);
  const errors = groups[first]?.errors;
  if (errors == null) return [];
  const [v1, v2] = [x(errors.v1.rmse.value), x(errors.v2.rmse.value)];
  const beside = y(first) + 63;
  return [
    label(v1, beside, versions.v1, {anchor: v1 < v2 ? "end" : "start", fill: roles.reference, halo: true}),
    label(v2, beside, versions.v2, {anchor: v1 < v2 ? "start" : "end", fill: roles.prediction, halo: true})
  ];
}
