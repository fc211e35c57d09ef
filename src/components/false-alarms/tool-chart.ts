import {svg} from "htl";
import type {ToolFigures} from "../../lib/course/false-alarms/two-tools.js";
import {roles} from "../chart-style.js";
import {fixed} from "../format.js";
import {box, label, segment} from "../svg-marks.js";

interface ToolOptions {
  readonly width: number;
  readonly thresholds: {readonly psi: number; readonly js: number};
  readonly titles: {readonly psi: string; readonly js: string};
  /** said in place of what the second tool measures; null where it is shown */
  readonly hidden: string | null;
}

const ROW = 26;
const TOP = 40;
/** Pixels for names on the left, and for a figure at the end of a bar. */
const NAMES = 68;
const FIGURE = 56;
const GAP = 16;
const digits = {psi: 2, js: 3} as const;

/** Each feature as two tools measure it, side by side, with their thresholds. */
export function toolChart(figures: readonly ToolFigures[], {width, thresholds, titles, hidden}: ToolOptions): Element {
  const height = TOP + ROW * figures.length + 8;
  const isNarrow = width < 560;
  const panel = (width - NAMES - GAP) / 2;
  const marks = (["psi", "js"] as const).flatMap((tool, i) => {
    const left = NAMES + i * (panel + GAP);
    const title = label(left, 9, titles[tool], {bold: true, size: isNarrow ? 11 : 13});
    if (tool === "js" && hidden !== null)
      return [
        title,
        label(left + panel / 2, TOP + 2 * ROW, hidden, {
          anchor: "middle",
          italic: true,
          fill: roles.muted,
          size: isNarrow ? 10 : 12
        })
      ];
    const most = Math.max(thresholds[tool], ...figures.map((own) => own[tool]));
    const x = (value: number): number => left + (value / most) * (panel - FIGURE);
    const isAlarm = (value: number): boolean => (tool === "psi" ? value >= thresholds.psi : value > thresholds.js);
    return [
      title,
      segment([x(thresholds[tool]), TOP - 10], [x(thresholds[tool]), height - 8], {
        ...{stroke: "currentColor", dash: "5 4", width: 1.5}
      }),
      ...figures.flatMap((own, row) => {
        const value = own[tool];
        const middle = TOP + ROW * (row + 0.5);
        const over = isAlarm(value);
        return [
          box([left, middle - 7], [Math.max(left + 1, x(value)), middle + 7], over ? roles.alarm : roles.current, 0.75),
          over ? triangle(x(value) + 8, middle) : null,
          label(x(value) + (over ? 16 : 5), middle, fixed(value, digits[tool]), {size: 11, halo: true})
        ];
      }),
      label(Math.max(left, x(thresholds[tool]) - 4), TOP - 15, fixed(thresholds[tool], digits[tool]), {
        ...{anchor: "start", fill: roles.muted, size: 11}
      })
    ];
  });
  const names = figures.map(({feature}, row) =>
    label(NAMES - 8, TOP + ROW * (row + 0.5), feature.toUpperCase(), {anchor: "end", size: 12})
  );
  return svg`<svg class="svg-chart" viewBox="0 0 ${width} ${height}" width=${width} height=${height}>${names}${marks}</svg>` as SVGSVGElement;
}

function triangle(x: number, y: number): Node | null {
  return svg`<path d=${`M${x},${y - 5}l4.5,8h-9z`} style=${`fill: ${roles.alarm}`}></path>`;
}
