import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, label, polyline, segment} from "../svg-marks.js";
import {decades} from "./decades.js";
import {logAxisX} from "./log-axis.js";

/** A model on the chart. */
interface TradeoffMark {
  readonly name: string;
  readonly cost: number;
  /** what it costs elsewhere; null where nobody knows */
  readonly beside: number | null;
  readonly rmse: number;
  readonly isOnFront: boolean;
  readonly isPicked: boolean;
}

interface TradeoffOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly format: (cost: number) => string;
  readonly nothing: string;
}

const HEIGHT = 300;
/** Where a cost of nothing stands, in powers of ten before the first. */
const NOTHING = 0.7;
/** Below this width names need more room. */
const NARROW = 560;

/** Half of the tick that says what a model costs elsewhere. */
const TICK = 8;

/**
 * Error by cost on a logarithmic scale, on which nothing has a place of its own; the best of both are joined by steps. A
 * tick beside a model, and a line from one to the other, say what it costs elsewhere.
 */
export function tradeoffChart(marks: readonly TradeoffMark[], options: TradeoffOptions): Element {
  const {width, xLabel, yLabel, format, nothing} = options;
  const costs = marks.map(({cost}) => cost);
  const besides = marks.flatMap(({beside}) => beside ?? []);
  const [low, high] = decades([...costs, ...besides].filter((cost) => cost > 0));
  const isSome = costs.some((cost) => cost === 0);
  const first = isSome ? low - NOTHING : low;
  const place = (cost: number): number => (cost === 0 ? first : Math.log10(cost));
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 22, bottom: 42, left: 40}},
    x: {domain: [first - 0.15, high], ticks: 0, label: null},
    y: {domain: [0, Math.ceil(Math.max(...marks.map(({rmse}) => rmse)))], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, right, bottom} = scales;
    const front = marks.filter(({isOnFront}) => isOnFront).sort((a, b) => a.cost - b.cost);
    const steps = front.flatMap(({cost, rmse}, i): [number, number][] => [
      [x(place(cost)), y(rmse)],
      [i === front.length - 1 ? right : x(place(front[i + 1]!.cost)), y(rmse)]
    ]);
    return [
      ...logAxisX(scales, {domain: [low, high], format, label: xLabel}),
      isSome ? label(x(first), bottom + 13, nothing, {anchor: "middle", fill: roles.muted}) : null,
      isSome ? segment([x(first), bottom], [x(first), bottom + 4], {stroke: roles.rule}) : null,
      polyline(steps, {stroke: roles.reference, width: 1.5, dash: "4 3"}),
      ...marks.flatMap(({cost, beside, rmse, isPicked}) => {
        if (beside === null) return [];
        const [from, to, height] = [x(place(cost)), x(place(beside)), y(rmse)];
        const stroke = isPicked ? roles.current : roles.muted;
        return [
          segment([from, height], [to, height], {stroke}),
          segment([to, height - TICK], [to, height + TICK], {stroke, width: 2.5})
        ];
      }),
      ...marks.map(({cost, rmse, isPicked, isOnFront}) =>
        dot(
          x(place(cost)),
          y(rmse),
          isPicked ? 7 : 5,
          isPicked ? roles.current : roles.reference,
          isOnFront ? "filled" : "hollow"
        )
      ),
      ...marks
        .toSorted((a, b) => a.cost - b.cost)
        .flatMap((mark, i) => named(mark, i, [x(place(mark.cost)), y(mark.rmse)], width))
    ];
  });
}

/** Distances of the names, from the cheapest model on: above and below, and farther where neighbours would touch. */
const OFFSETS = {wide: [-17, -17, 18, -17, 18, -40], narrow: [-17, 18, -40, 20, -62, 44]} as const;

function named(
  {name, isPicked}: TradeoffMark,
  i: number,
  [x, y]: readonly [number, number],
  width: number
): (Node | null)[] {
  const anchor = x < 90 ? "start" : x > width - 100 ? "end" : "middle";
  const offsets = width < NARROW ? OFFSETS.narrow : OFFSETS.wide;
  const offset = offsets[i % offsets.length]!;
  const isFar = Math.abs(offset) > 30;
  return [
    isFar ? segment([x, y + Math.sign(offset) * 7], [x, y + offset * 0.85], {stroke: roles.muted}) : null,
    label(anchor === "start" ? x - 4 : anchor === "end" ? x + 8 : x, y + offset, name, {
      anchor,
      bold: isPicked,
      halo: true
    })
  ];
}
