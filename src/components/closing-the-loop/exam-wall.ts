import {svg} from "htl";
import type {ExamDay, ExamStream} from "../../lib/course/closing-the-loop/exam-days.js";
import {EXAM_DAYS, EXAM_DELAY, EXAM_REFERENCE, EXAM_ROWS} from "../../lib/course/closing-the-loop/exam-plan.js";
import type {ExamIncident} from "../../lib/course/closing-the-loop/exam-plan.js";
import type {ExamWords} from "../../messages/closing-the-loop.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {fixed, signed} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";
import type {ExamState} from "./exam-state.js";

/** From where on a distance, and an error as a multiple of the usual, is marked; and where a bar reaches the top. */
const MARKED = {psi: 0.25, error: 1.25} as const;
const TOP = {psi: 1, error: 3} as const;

const ROW = 25;
const BAR = 17;

/** A row of the wall: a bar for each day that is known, as a share of the row's height. */
interface Row {
  readonly name: string;
  readonly bars: readonly {readonly day: number; readonly height: number; readonly isMarked: boolean}[];
}

interface WallOptions {
  readonly features: readonly string[];
  readonly width: number;
  readonly words: ExamWords;
  /** what was planted, once the exam is over */
  readonly truth: readonly ExamIncident[];
}

/** All readings of the days so far, one row each. */
export function examWall(
  stream: ExamStream,
  {today, day}: Pick<ExamState, "today" | "day">,
  {features, width, words, truth}: WallOptions
): FigureContent {
  const {wall: own} = words;
  const days = Array.from({length: today + 1}, (_, i) => stream.day(i));
  const known = (one: ExamDay): boolean => one.day <= today - EXAM_DELAY;
  const rows = rowsOf(days, features, stream.usual, known, words);
  const looked = days[day]!;
  const [worst, psi] = largest(looked);
  const error = known(looked) ? looked.rmse : null;
  return {
    title: own.title(day, error, worst, psi, looked.anomalies.length),
    subtitle: own.subtitle(EXAM_ROWS, EXAM_REFERENCE, EXAM_DELAY),
    chart: draw(rows, {day, width, axis: own.axis, truth}),
    table: {
      caption: own.subtitle(EXAM_ROWS, EXAM_REFERENCE, EXAM_DELAY),
      columns: own.columns,
      rows: days.map((one) => [
        String(one.day),
        ...(known(one) ? [fixed(one.rmse, 2), signed(one.bias, 2)] : [own.late, own.late]),
        fixed(one.prediction, 2),
        own.largest(...largest(one)),
        one.anomalies.map(({kind}) => kind).join(", ") || "–",
        one.version
      ])
    }
  };
}

/** The input that moved most, and its distance. */
function largest({psi}: ExamDay): [string, number] {
  return Object.entries(psi).reduce((most, entry) => (entry[1] > most[1] ? entry : most));
}

function rowsOf(
  days: readonly ExamDay[],
  features: readonly string[],
  usual: number,
  known: (one: ExamDay) => boolean,
  {wall}: ExamWords
): Row[] {
  const distances = (name: string, psiOf: (one: ExamDay) => number): Row => ({
    name,
    bars: days.map((one) => ({day: one.day, height: psiOf(one) / TOP.psi, isMarked: psiOf(one) > MARKED.psi}))
  });
  const events = (name: string, happened: (one: ExamDay) => boolean): Row => ({
    name,
    bars: days.filter(happened).map((one) => ({day: one.day, height: 1, isMarked: true}))
  });
  const errors = days.filter(known).map(({day, rmse}) => {
    const ratio = rmse / usual;
    return {day, height: ratio / TOP.error, isMarked: ratio > MARKED.error};
  });
  return [
    {name: wall.error, bars: errors},
    distances(wall.prediction, ({prediction}) => prediction),
    ...features.map((name) => distances(name.toUpperCase(), ({psi}) => psi[name]!)),
    events(wall.schema, ({anomalies}) => anomalies.length > 0),
    events(wall.version, ({version}) => version !== "v2")
  ];
}

interface DrawOptions {
  readonly day: number;
  readonly width: number;
  readonly axis: string;
  readonly truth: readonly ExamIncident[];
}

function draw(rows: readonly Row[], {day, width, axis, truth}: DrawOptions): Element {
  const layout = {
    ...{width, height: ROW * rows.length + 62, margin: {top: 18, right: 14, bottom: 44, left: 78}},
    x: {domain: [0, EXAM_DAYS], ticks: width < 500 ? 4 : 8, label: axis},
    y: {domain: [rows.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, left, right, top, bottom} = scales;
    return [
      box([x(0), top], [x(EXAM_REFERENCE), bottom], roles.reference, 0.1),
      ...truth.flatMap(({start, end}, i) => [
        box([x(start), top], [x(end), bottom], roles.label, 0.18),
        label((x(start) + x(end)) / 2, top - 9, String(i + 1), {anchor: "middle", fill: roles.label, bold: true})
      ]),
      ...rows.flatMap((row, i) => [
        label(left - 6, y(i) + ROW - 9, row.name, {anchor: "end", size: 11}),
        segment([left, y(i) + ROW - 3], [right, y(i) + ROW - 3], {stroke: roles.rule}),
        bars(row, i, false, scales),
        bars(row, i, true, scales)
      ]),
      segment([x(day + 0.5), top], [x(day + 0.5), bottom], {stroke: "currentColor", width: 1, dash: "3 3"})
    ];
  });
}

/** The bars of a row that are marked, with a tick above each, or those that are not, as one path. */
function bars(row: Row, i: number, isMarked: boolean, {x, y}: Scales): Node | null {
  const base = y(i) + ROW - 3;
  const wide = Math.max(1, x(1) - x(0) - 0.7);
  const path = row.bars
    .filter((bar) => bar.isMarked === isMarked)
    .map(({day, height}) => {
      const tall = Math.max(0.5, Math.min(1, height) * BAR);
      const bar = `M${x(day)},${base}h${wide}v${-tall}h${-wide}z`;
      return isMarked ? `${bar}M${x(day)},${base - BAR - 2}h${wide}v-2h${-wide}z` : bar;
    });
  return svg`<path d=${path.join("")} style=${`fill: ${isMarked ? roles.alarm : roles.current}`}></path>`;
}
