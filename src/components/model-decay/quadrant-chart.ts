import {quadrants} from "../../lib/course/model-decay/quadrants.js";
import type {Standing} from "../../lib/course/model-decay/quadrants.js";
import type {Quadrant} from "../../lib/course/model-decay/quadrants.js";
import {HARM, LARGE_PSI} from "../../lib/course/model-decay/reading.js";
import {roles} from "../chart-style.js";
import {fixed} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, dot, label, segment} from "../svg-marks.js";
import {namePlaces} from "./name-places.js";
import type {NamedDot} from "./name-places.js";

type Place = Pick<Standing, "loudness" | "ratio">;

/** A change that has been tried. */
interface TriedChange extends Place {
  readonly name: string;
}

interface QuadrantOptions {
  readonly width: number;
  /** where a ring shall be; null for none */
  readonly here: Place | null;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly names: Readonly<Record<Quadrant, string>>;
}

/** What is beyond is drawn at these limits, with its number; the axes reach a little farther. */
const LOUDNESS = [0.01, 12] as const;
const RATIO = [0.6, 6] as const;
const [AIR_X, AIR_Y] = [1.25, 1.4];
const xTicks = [0.01, 0.1, 1, 10];
const yTicks = [0.75, 1, 1.5, 2, 3, 5];
/** Pixels above or below its dot from which on a name is tied to it. */
const FAR = 8;

/** Changes by how loud the inputs are and how much the model is harmed, both on logarithmic scales. */
export function quadrantChart(
  tried: readonly TriedChange[],
  trail: readonly Place[],
  {width, here, xLabel, yLabel, names}: QuadrantOptions
): Element {
  const layout = {
    ...{width, height: 420, margin: {top: 30, right: 14, bottom: 48, left: 44}},
    x: {domain: logs(LOUDNESS, AIR_X), ticks: 0, label: null},
    y: {domain: logs(RATIO, AIR_Y), ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => {
    const at = ({loudness, ratio}: Place): readonly [number, number] => [
      scales.x(Math.log(within(loudness, LOUDNESS))),
      scales.y(Math.log(within(ratio, RATIO)))
    ];
    return [
      ...fields(names, scales),
      ...axes(xLabel, yLabel, scales),
      here === null ? null : dot(...at(here), 9, roles.current, "hollow"),
      ...trail.map((one) => dot(...at(one), 2.5, roles.muted)),
      ...dotNames(
        tried.map((one) => ({name: nameOf(one), at: at(one)})),
        scales,
        here && at(here)
      ),
      ...tried.map((one) => dot(...at(one), 5.5, roles.current))
    ];
  });
}

function nameOf({name, ratio}: TriedChange): string {
  return ratio > RATIO[1] ? `${name} ↑ × ${fixed(ratio, 0)}` : name;
}

function fields(names: QuadrantOptions["names"], {x, y, left, right, top, bottom}: Scales): (Node | null)[] {
  const [loud, harmed] = [x(Math.log(LARGE_PSI)), y(Math.log(1 + HARM))];
  const corners = {
    calm: {from: [left, harmed], to: [loud, bottom], text: [left + 8, bottom - 12]},
    loud: {from: [loud, harmed], to: [right, bottom], text: [loud + 8, bottom - 12]},
    silent: {from: [left, top], to: [loud, harmed], text: [left + 8, top + 12]},
    both: {from: [loud, top], to: [right, harmed], text: [loud + 8, top + 12]}
  } as const;
  return [
    ...quadrants.flatMap((quadrant) => {
      const {from, to, text} = corners[quadrant];
      // where an alarm on inputs is wrong
      const isWrong = quadrant === "loud" || quadrant === "silent";
      return [
        box(from, to, isWrong ? roles.alarm : roles.reference, isWrong ? 0.1 : 0.06),
        label(text[0], text[1], names[quadrant], {fill: roles.muted, italic: true, size: 13})
      ];
    }),
    segment([loud, top], [loud, bottom], {stroke: roles.alarm, dash: "5 4"}),
    segment([left, harmed], [right, harmed], {stroke: roles.alarm, dash: "5 4"})
  ];
}

function axes(xLabel: string, yLabel: string, {x, y, left, right, top, bottom}: Scales): (Node | null)[] {
  const quiet = {fill: roles.muted} as const;
  return [
    ...xTicks.map((value) =>
      segment([x(Math.log(value)), bottom], [x(Math.log(value)), bottom + 4], {stroke: roles.rule})
    ),
    ...xTicks.map((value, i) =>
      label(x(Math.log(value)), bottom + 15, i === 0 ? `≤ ${value}` : String(value), {
        ...quiet,
        anchor: i === 0 ? "start" : "middle"
      })
    ),
    label((left + right) / 2, bottom + 36, xLabel, {...quiet, anchor: "middle"}),
    ...yTicks.map((value) => segment([left - 4, y(Math.log(value))], [left, y(Math.log(value))], {stroke: roles.rule})),
    ...yTicks.map((value) => label(left - 7, y(Math.log(value)), `× ${value}`, {...quiet, anchor: "end"})),
    label(0, top - 16, yLabel, quiet)
  ];
}

function dotNames(dots: readonly NamedDot[], limits: Scales, ring: NamedDot["at"] | null): (Node | null)[] {
  return namePlaces(dots, limits, ring).flatMap(({x, y, anchor}, i) => {
    const {name, at} = dots[i]!;
    // a name that had to move away is tied to its dot
    const tie = Math.abs(y - at[1]) > FAR ? segment(at, [x, y], {stroke: roles.muted}) : null;
    return [tie, label(x, y, name, {anchor, halo: true})];
  });
}

function within(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

function logs([low, high]: readonly [number, number], air: number): readonly [number, number] {
  return [Math.log(low / air), Math.log(high * air)];
}
