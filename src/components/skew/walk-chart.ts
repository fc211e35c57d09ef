import {svg} from "htl";
import {stepIds, stepInputs} from "../../lib/course/skew/walk.js";
import type {StepId} from "../../lib/course/skew/walk.js";
import {roles} from "../chart-style.js";
import {area, label, segment} from "../svg-marks.js";

interface WalkOptions {
  readonly width: number;
  readonly chosen: StepId;
  readonly lines: (id: StepId) => readonly string[];
  readonly onChoose: (id: StepId) => void;
}

/** Returns whether the diagram goes from top to bottom in a width, else it goes from left to right. */
export function isUpright(width: number): boolean {
  return width < 640;
}

/** Stage and lane of each box: lane 0 is training, 1 serving, ½ both. */
const places: Readonly<Record<StepId, readonly [number, number]>> = {
  training: [0, 0],
  baseline: [1, 0],
  schema: [2, 0],
  serving: [0, 1],
  statistics: [1, 1],
  validate: [3, 0.5],
  anomalies: [4, 0.5],
  skew: [5, 0.5],
  alert: [6, 0],
  analysis: [6, 1]
};

const STAGES = 7;
const LINE = 16;

/** A box with its middle and half its size, in pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** The boxes and what each of them reads: from left to right, and on a narrow screen from top to bottom. */
export function walkChart({width, chosen, lines, onChoose}: WalkOptions): Element {
  const isNarrow = isUpright(width);
  const height = isNarrow ? STAGES * 72 : 196;
  const boxes = Object.fromEntries(stepIds.map((id) => [id, boxOf(places[id], {width, height, isNarrow})])) as Record<
    StepId,
    Box
  >;
  return svg`<svg class="svg-chart" viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    ${stepIds.flatMap((id) => stepInputs[id].flatMap((from) => arrow(boxes[from], boxes[id], isNarrow)))}
    ${stepIds.map((id, i) =>
      drawBox(boxes[id], {
        lines: lines(id),
        number: String(i + 1),
        isChosen: id === chosen,
        onClick: () => onChoose(id)
      })
    )}
  </svg>` as SVGSVGElement;
}

function boxOf(
  [stage, lane]: readonly [number, number],
  space: {width: number; height: number; isNarrow: boolean}
): Box {
  const {width, height, isNarrow} = space;
  if (isNarrow)
    return {
      ...{x: width * (0.25 + 0.5 * lane), y: (height / STAGES) * (stage + 0.5)},
      ...{halfWidth: Math.min(84, width / 4 - 8), halfHeight: 23}
    };
  return {
    ...{x: (width / STAGES) * (stage + 0.5), y: height * (0.25 + 0.5 * lane)},
    ...{halfWidth: width / STAGES / 2 - 11, halfHeight: 30}
  };
}

interface BoxLook {
  readonly lines: readonly string[];
  readonly number: string;
  readonly isChosen: boolean;
  readonly onClick: () => void;
}

function drawBox({x, y, halfWidth, halfHeight}: Box, {lines, number, isChosen, onClick}: BoxLook): Node | null {
  const [fill, ink] = isChosen
    ? ["var(--theme-foreground)", "var(--theme-background)"]
    : ["var(--theme-background)", "currentColor"];
  const top = y - ((lines.length - 1) * LINE) / 2;
  return svg`<g class="skew-box" role="button" tabindex="0" aria-pressed=${String(isChosen)} onclick=${onClick} onkeydown=${onPress(onClick)}>
    <rect x=${x - halfWidth} y=${y - halfHeight} width=${2 * halfWidth} height=${2 * halfHeight} rx="4"
      style=${`fill: ${fill}; stroke: ${isChosen ? fill : roles.muted}`}></rect>
    ${label(x - halfWidth + 6, y - halfHeight + 10, number, {size: 11, fill: isChosen ? ink : roles.muted})}
    ${lines.flatMap((line, i) => [
      // the space parts the words of the button's name
      " ",
      label(x, top + i * LINE, line, {anchor: "middle", fill: ink, bold: isChosen, size: 13})
    ])}
  </g>`;
}

/** Enter and the space bar press a box, as they do a button. */
function onPress(onClick: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onClick();
  };
}

/** From the end of a box to the beginning of the next one, along the way of the data. */
function arrow(from: Box, to: Box, isNarrow: boolean): (Node | null)[] {
  const start: readonly [number, number] = isNarrow
    ? [from.x, from.y + from.halfHeight]
    : [from.x + from.halfWidth, from.y];
  const end: readonly [number, number] = isNarrow ? [to.x, to.y - to.halfHeight] : [to.x - to.halfWidth, to.y];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const base: readonly [number, number] = [end[0] - 8 * ux, end[1] - 8 * uy];
  return [
    segment(start, base, {stroke: roles.muted, width: 1.5}),
    area([end, [base[0] - 4 * uy, base[1] + 4 * ux], [base[0] + 4 * uy, base[1] - 4 * ux]], roles.muted, 1)
  ];
}
