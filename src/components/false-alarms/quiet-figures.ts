import type {CalibratedDays} from "../../lib/course/false-alarms/calibrated-days.js";
import {chanceAbove, expectedPsi, fewestRows} from "../../lib/course/false-alarms/psi-theory.js";
import {ALPHA, FIXED, REFERENCES} from "../../lib/course/false-alarms/quiet-days.js";
import {mean} from "../../lib/statistics/moments.js";
import type {QuietWords} from "../../messages/false-alarms.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed, percent} from "../format.js";
import {alarmShareChart, psiHistogram} from "./quiet-charts.js";
import type {HistogramBar} from "./quiet-charts.js";
import {LAB_DAYS, SWEEP} from "./quiet-lab.js";
import type {QuietLab, Setup} from "./quiet-lab.js";

const BARS = 20;

interface FigureOptions {
  readonly width: number;
  readonly words: QuietWords;
}

/** The PSI of the first feature on quiet days. */
export function oneFigure(lab: QuietLab, setup: Setup, {width, words}: FigureOptions): FigureContent {
  const psis = lab.psis(setup)[0]!;
  const [cells] = lab.cells(setup) as [number];
  const samples = {cells, rows: setup.rows, reference: REFERENCES[setup.reference]};
  const [threshold] = lab.thresholds(setup) as [number];
  const last = Math.max(...psis, threshold <= 3 * Math.max(...psis) ? 1.05 * threshold : 0);
  const bars = Array.from({length: BARS}, (_, i): HistogramBar => {
    const [from, to] = [(i * last) / BARS, ((i + 1) * last) / BARS];
    const measured = psis.filter((value) => value > from && value <= to).length;
    return {from, to, measured, theory: LAB_DAYS * (chanceAbove(samples, from) - chanceAbove(samples, to))};
  });
  const subtitle = words.one.subtitle(LAB_DAYS, cells);
  return {
    title: words.one.title(lab.names[0]!, mean(psis), expectedPsi(samples)),
    subtitle,
    chart: psiHistogram(bars, {
      ...{width, threshold, xLabel: words.one.axis, yLabel: words.one.share},
      thresholdLabel: `${words.one.threshold} ${fixed(threshold, 3)}`
    }),
    table: {
      caption: subtitle,
      columns: words.one.columns,
      rows: bars.map((bar) => [fixed(bar.from, 3), fixed(bar.to, 3), String(bar.measured), fixed(bar.theory, 1)])
    }
  };
}

/** Rows at which the curve of theory is drawn. */
const CURVE = Array.from({length: 98}, (_, i) => 30 + 10 * i);

/** The share of quiet days in alarm at every size of day. */
export function allFigure(
  lab: QuietLab,
  setup: Setup,
  {
    width,
    words,
    calibrated,
    isHidden
  }: FigureOptions & {readonly calibrated: readonly CalibratedDays[]; readonly isHidden: boolean}
): FigureContent {
  const points = lab.sweep(setup);
  const measured = lab.measured(setup);
  const theory = CURVE.map((rows) => [rows, lab.expected({...setup, rows})] as const);
  const subtitle = words.all.subtitle(LAB_DAYS, lab.names.length);
  const verdictAt = new Map(calibrated.map((one) => [one.rows, percent(one.alarms / one.days)]));
  const sizes = [...new Set([...SWEEP, ...verdictAt.keys()])].sort((a, b) => a - b);
  const measuredAt = new Map(points.map((point) => [point.rows, point.measured]));
  return {
    title: isHidden ? words.all.titleHidden : words.all.title({rows: setup.rows, measured}, fewestFor(lab, setup)),
    subtitle,
    chart: alarmShareChart(points, {
      ...{width, theory, calibrated, chosen: {rows: setup.rows, measured}},
      ...{xLabel: words.all.axis, yLabel: words.all.share, calibratedLabel: words.all.driftbook},
      hidden: isHidden ? words.hidden : null
    }),
    table: {
      caption: subtitle,
      columns: words.all.columns,
      rows: isHidden
        ? []
        : sizes.map((rows) => [
            String(rows),
            percent(measuredAt.get(rows) ?? NaN),
            percent(lab.expected({...setup, rows})),
            verdictAt.get(rows) ?? "–"
          ])
    }
  };
}

/** Rows that the first feature needs under a fixed threshold; Infinity where there is no such threshold. */
function fewestFor(lab: QuietLab, setup: Setup): number {
  const {rule} = setup;
  if (rule !== "small" && rule !== "large") return Infinity;
  const [cells] = lab.cells(setup) as [number];
  return fewestRows({cells, reference: REFERENCES[setup.reference]}, FIXED[rule], ALPHA);
}
