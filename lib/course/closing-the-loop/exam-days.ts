import {performanceOf} from "../../decay/performance.js";
import {coarseCells} from "../../drift/cells.js";
import {columnLayout} from "../../profile/layout.js";
import {addSums} from "../../profile/merge.js";
import type {ProfileSpec} from "../../profile/types.js";
import type {Anomaly, Schema} from "../../schema/types.js";
import {psi} from "../../statistics/distances.js";
import {PREDICTION, profileDay, watchSpec} from "../what-to-watch/days.js";
import type {Production} from "../what-to-watch/production.js";
import {EXAM_REFERENCE} from "./exam-plan.js";
import {examRows, otherModel} from "./exam-rows.js";
import type {ExamRows, ExamVersion} from "./exam-rows.js";
import {examAnomalies, examSchema} from "./exam-schema.js";

/** What the dashboard says of a day. Distances are PSI against the first days, in tenths of the tracts. */
export interface ExamDay {
  readonly day: number;
  readonly psi: Readonly<Record<string, number>>;
  /** PSI of the predictions */
  readonly prediction: number;
  /** of the day's rows, $1000; known `EXAM_DELAY` days later */
  readonly rmse: number;
  /** mean of prediction − label, $1000; known as late */
  readonly bias: number;
  readonly anomalies: readonly Anomaly[];
  readonly version: ExamVersion;
  /** the first rows of the log, and their answers */
  readonly log: readonly {readonly inputs: Readonly<Record<string, number>>; readonly prediction: number}[];
}

/** The days of one seed, each made when it is first asked for. */
export interface ExamStream {
  day(day: number): ExamDay;
  /** RMSE of the first days, $1000 */
  readonly usual: number;
}

const LOGGED = 5;

/** Returns a function that gives the days of a seed; of the last seed asked for they are kept. */
export function examStreams(production: Production): (seed: number) => ExamStream {
  const draw = examRows(production, otherModel(production));
  const instruments: Instruments = {
    production,
    spec: watchSpec(production, false),
    schema: examSchema(production)
  };
  let last: {readonly seed: number; readonly stream: ExamStream} | null = null;
  return (seed) => {
    if (last?.seed !== seed) last = {seed, stream: streamOf(instruments, (day) => draw(seed, day))};
    return last.stream;
  };
}

/** What days are read with. */
interface Instruments {
  readonly production: Production;
  readonly spec: ProfileSpec;
  readonly schema: Schema;
}

function streamOf({production, spec, schema}: Instruments, draw: (day: number) => ExamRows): ExamStream {
  const {features, target} = production;
  const layouts = [...features, PREDICTION].map((name) => columnLayout(spec, name));
  const sumsOf = ({served}: ExamRows, day: number): Float64Array =>
    profileDay(spec, production, served, day).profile.sums;
  const usual = Array.from({length: EXAM_REFERENCE}, (_, day) => sumsOf(draw(day), day)).reduce(addSums);
  const before = layouts.map((layout) => coarseCells(usual, layout));
  const read = (day: number): ExamDay => {
    const rows = draw(day);
    const sums = sumsOf(rows, day);
    const distances = layouts.map((layout, i) => psi(before[i]!, coarseCells(sums, layout)));
    const {rmse, bias} = performanceOf(sums);
    return {
      psi: Object.fromEntries(features.map((name, i) => [name, distances[i]!])),
      prediction: distances.at(-1)!,
      ...{day, rmse, bias},
      anomalies: examAnomalies(schema, rows.rows, target),
      version: rows.version,
      log: logOf(rows, target)
    };
  };
  const days = new Map<number, ExamDay>();
  return {
    usual: performanceOf(usual).rmse,
    day(day) {
      const made = days.get(day) ?? read(day);
      days.set(day, made);
      return made;
    }
  };
}

/** The first rows as they were logged: labels come later. */
function logOf({rows, served}: ExamRows, target: string): ExamDay["log"] {
  return rows.slice(0, LOGGED).map((row, i) => ({
    inputs: Object.fromEntries(Object.entries(row).filter(([name]) => name !== target)),
    prediction: served.predictions[i]!
  }));
}
