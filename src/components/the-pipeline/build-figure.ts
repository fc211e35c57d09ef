import {svg} from "htl";
import {resultsAt} from "../../lib/course/pipeline/manifest.js";
import type {BuildChange, ChangeCost, Manifest, StepOutcome} from "../../lib/course/pipeline/manifest.js";
import {timeOfStep} from "../../lib/course/pipeline/step-times.js";
import type {StepTimes} from "../../lib/course/pipeline/step-times.js";
import type {BuildWords} from "../../messages/the-pipeline.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {count} from "../format.js";
import {label} from "../svg-marks.js";

interface Options {
  readonly width: number;
  readonly words: BuildWords;
  readonly change: BuildChange;
  readonly cost: ChangeCost;
  readonly times: StepTimes;
  /** step that the reader looks at */
  readonly step: string;
}

/** The steps of the build, and what each does when one thing changes, and how long. */
export function buildFigure(manifest: Manifest, options: Options): FigureContent {
  const {words, change, cost, times} = options;
  const {steps, tried, site} = manifest;
  const subtitle = words.subtitle(site.streams, site.days);
  return {
    title: words.title(change.id, cost),
    subtitle,
    chart: buildChart(manifest, options),
    table: {
      caption: subtitle,
      columns: [
        {label: words.columns.step},
        {label: words.columns.reads},
        {label: words.columns.made, numeric: true},
        {label: words.columns.kept, numeric: true},
        {label: words.columns.each, numeric: true},
        {label: words.columns.again, numeric: true},
        {label: words.columns.why}
      ],
      rows: steps.map(({id, reads}) => {
        const {made, kept, why} = outcomeOf(change, id);
        const {ms} = timeOfStep(times, id);
        return [
          words.stepName(id),
          reads.map(words.stepName).join(", ") || words.nothing,
          count(resultsAt(made, tried, site)),
          count(resultsAt(kept, tried, site)),
          words.lasting(ms),
          made === 0 ? words.nothing : words.lasting(ms * resultsAt(made, tried, site)),
          why ?? words.nothing
        ];
      })
    }
  };
}

/** Returns what a step did when something changed. */
export function outcomeOf({outcomes}: BuildChange, step: string): StepOutcome {
  return outcomes.find((outcome) => outcome.step === step)!;
}

const [ROW, BOX] = [40, 30];
const WIDEST = 640;

/** Below this width there is no room for words beside a step's name. */
const ROOMY = 480;

/** One row per step, from top to bottom; at the left a line from each step to every step that reads it. */
function buildChart({steps, tried, site}: Manifest, {width, words, change, cost, times, step}: Options): Element {
  const left = Math.min(180, 0.28 * width);
  const right = Math.min(width, WIDEST) - 2;
  const height = ROW * steps.length;
  const at = (count: number): number => resultsAt(count, tried, site);
  const rowOf = new Map(steps.map(({id}, row) => [id, row]));
  const lines = steps.flatMap(({id, reads}) => reads.map((from) => ({from, to: id})));
  const weightOf = ({from, to}: Line): number =>
    from === step || to === step ? 2 : cost.steps.includes(from) && cost.steps.includes(to) ? 1 : 0;
  const arcs = lines
    .toSorted((a, b) => weightOf(a) - weightOf(b))
    .map((line) => arc(rowOf.get(line.from)!, rowOf.get(line.to)!, left, steps.length, arcStyles[weightOf(line)]!));
  const boxes = steps.map(({id, readsItself}, row) => {
    const {made, kept} = outcomeOf(change, id);
    const again = words.made(at(made), width < ROOMY ? null : at(made) * timeOfStep(times, id).ms);
    const stands = words.kept(at(kept));
    const text = made === 0 ? stands : kept === 0 ? again : words.both(again, stands);
    const loop = readsItself ? `↺ ${width < ROOMY ? "" : words.dayBefore}` : "";
    const style = {isMade: cost.steps.includes(id), isLookedAt: id === step};
    return stepBox([left, right], row * ROW + (ROW - BOX) / 2, {name: words.stepName(id), loop, text}, style);
  });
  return svg`<svg class="svg-chart" viewBox="0 0 ${width} ${height}" width=${width} height=${height}>${arcs}${boxes}</svg>` as SVGSVGElement;
}

interface Line {
  readonly from: string;
  readonly to: string;
}

interface ArcStyle {
  readonly stroke: string;
  readonly width: number;
  readonly opacity: number;
}

/** Lines between steps that stand, between steps that run again, and those of the step that the reader looks at. */
const arcStyles: readonly ArcStyle[] = [
  {stroke: roles.missing, width: 1, opacity: 0.5},
  {stroke: roles.current, width: 1.5, opacity: 0.8},
  {stroke: "currentColor", width: 2, opacity: 1}
];

/** A line down from one row to another, the wider the farther, with a point at the step that reads. */
function arc(from: number, to: number, left: number, rows: number, {stroke, width, opacity}: ArcStyle): Node | null {
  const [y1, y2] = [(from + 0.62) * ROW, (to + 0.38) * ROW];
  const reach = (1.25 * (left - 6) * (to - from)) / rows + 10;
  const path = `M${left},${y1}C${left - reach},${y1} ${left - reach},${y2} ${left - 5},${y2}`;
  return svg`<g stroke-opacity=${opacity} fill-opacity=${opacity}>
    <path d=${path} fill="none" stroke-width=${width} style=${`stroke: ${stroke}`}></path>
    <path d=${`M${left},${y2}l-7,-3.5v7Z`} style=${`fill: ${stroke}`}></path>
  </g>`;
}

function stepBox(
  [left, right]: readonly [number, number],
  top: number,
  {name, loop, text}: {readonly name: string; readonly loop: string; readonly text: string},
  {isMade, isLookedAt}: {readonly isMade: boolean; readonly isLookedAt: boolean}
): Node | null {
  const middle = top + BOX / 2;
  const stroke = isMade ? roles.current : "var(--rule-strong)";
  const fill = isMade ? "color-mix(in srgb, var(--current) 16%, var(--theme-background))" : "var(--theme-background)";
  return svg`<g>
    <rect x=${left} y=${top} width=${right - left} height=${BOX} rx="4" stroke-width=${isLookedAt ? 3 : isMade ? 1.5 : 1} stroke-dasharray=${isMade ? null : "4 3"} style=${`fill: ${fill}; stroke: ${stroke}`}></rect>
    <text x=${left + 12} y=${middle} dy="0.32em" style=${`font-weight: ${isMade ? 600 : 400}`}>${name} <tspan style=${`fill: ${roles.muted}; font-weight: 400`}>${loop}</tspan></text>
    ${label(right - 12, middle, text, {anchor: "end", fill: isMade ? roles.current : roles.muted})}
  </g>`;
}
