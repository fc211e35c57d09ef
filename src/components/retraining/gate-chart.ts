import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, polyline, segment} from "../svg-marks.js";

/** RMSE of a day: of what callers were told, and of the champion alone. */
export interface DayError {
  readonly day: number;
  readonly exposed: number;
  readonly served: number;
  readonly champion: number;
}

interface Options {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly names: Readonly<Record<"served" | "champion" | "same" | "fault" | "trained", string>>;
  readonly fault: {readonly from: number; readonly to: number};
  readonly trained: number;
  /** last day of the axis */
  readonly last: number;
}

/** What callers were told and what the champion would have said, day by day, with the corrupted week shaded. */
export function gateChart(errors: readonly DayError[], options: Options): Element {
  const {width, xLabel, yLabel, names, fault, trained, last} = options;
  const highest = Math.max(10, ...errors.flatMap(({served, champion}) => [served, champion]));
  const layout = {
    ...{width, height: 300, margin: {top: 40, right: 14, bottom: 44, left: 34}},
    x: {domain: [errors[0]!.day, last], ticks: width < 480 ? 5 : 8, label: xLabel},
    y: {domain: [0, 1.15 * highest], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, top, bottom, right}) => {
    const line = (of: "served" | "champion") => errors.map((one) => [x(one.day), y(one[of])] as const);
    return [
      box([x(fault.from), top], [x(fault.to - 1), bottom], roles.alarm, 0.12),
      // it ends where the week does, so that it keeps clear of the next mark however narrow the week is
      label(x(fault.to - 1) - 2, top + 12, names.fault, {anchor: "end", fill: roles.alarm, halo: true}),
      segment([x(trained), top - 16], [x(trained), bottom], {stroke: roles.muted, dash: "2 3"}),
      label(x(trained) + 5, top - 12, names.trained, {fill: roles.muted}),
      polyline(line("champion"), {stroke: roles.reference, width: 2, dash: "5 4"}),
      polyline(line("served"), {stroke: roles.current, width: 2.5}),
      ...namesOf(errors, names, {x, y, right})
    ];
  });
}

type Place = Pick<Scales, "x" | "y" | "right">;

/** Room that names need at the right of the lines, and what they keep between them. */
const [ROOM, LINE] = [130, 16];
/** Days at the end of the champion's line that its name stands over or under, where there is no room beside it. */
const UNDER = 12;

/** Names of the lines: beside their ends where there is room, else over them. One name while both are one line. */
function namesOf(errors: readonly DayError[], names: Options["names"], {x, y, right}: Place): (Node | null)[] {
  const answered = errors.filter(({exposed}) => exposed > 0);
  const end = errors.at(-1)!;
  const told = {fill: roles.current, bold: true, halo: true} as const;
  const own = {fill: roles.reference, bold: true, halo: true} as const;
  const isAnswering = end.exposed > 0;
  const beside = x(end.day) + 8;
  if (right - beside > ROOM) {
    if (answered.length === 0) return [label(beside, y(end.champion), names.same, own)];
    const peak = answered.reduce((a, b) => (b.served > a.served ? b : a));
    const low = y(end.champion);
    const gap = low - y(end.served);
    const high = Math.abs(gap) >= LINE ? y(end.served) : low + (gap < 0 ? LINE : -LINE);
    return [
      label(beside, low, names.champion, own),
      isAnswering
        ? label(beside, high, names.served, told)
        : label(x(peak.day), y(peak.served) - 14, names.served, told)
    ];
  }
  const last = errors.slice(-UNDER);
  const highest = Math.max(...last.map(({champion}) => champion));
  const lowest = Math.min(...last.flatMap(({served, champion}) => [served, champion]));
  const name = answered.length === 0 ? names.same : names.champion;
  const peak = errors.reduce((a, b) => (b.served > a.served ? b : a));
  // lines that run close together leave room under them only
  const isUnder = isAnswering && peak.served < 2 * highest;
  return [
    label(x(end.day), isUnder ? y(lowest) + 16 : y(highest) - 14, name, {...own, anchor: "end"}),
    answered.length === 0 ? null : label(x(peak.day), y(peak.served) - 14, names.served, told)
  ];
}
