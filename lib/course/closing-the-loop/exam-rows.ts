import {selectColumns} from "../../model/columns.js";
import {gramOf} from "../../model/gram.js";
import {leastSquares, predictLinear} from "../../model/least-squares.js";
import type {LinearModel} from "../../model/types.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {LoggedRow, Moment, Scenario} from "../../scenario/types.js";
import {deriveSeed} from "../../statistics/random.js";
import {serve} from "../what-to-watch/production.js";
import type {Production, Served} from "../what-to-watch/production.js";
import {EXAM_ROWS, examIncidents, incidentOn, OTHER_MODEL} from "./exam-plan.js";
import type {ExamIncident, ExamScenario} from "./exam-plan.js";

/** Versions of the exam: the network in force, and one that learnt from the tracts outside the city alone. */
export type ExamVersion = "v2" | "v3";

/** A value that RAD has in the city's tracts alone. */
const CITY = 24;

/** A day's rows as production logged them, with their answers. */
export interface ExamRows {
  readonly rows: readonly LoggedRow[];
  readonly served: Served;
  readonly version: ExamVersion;
}

/** How many days of a scenario pass in one of the exam: what takes weeks in the monitor has nine days here. */
const PACE: Partial<Record<ExamScenario, number>> = {S1: 10, S4: 10};

/** Returns the version that answers during an incident of the kind S8: least squares on the tracts outside the city. */
export function otherModel({stream, features, target}: Production): LinearModel {
  const learnt = stream.train.filter((tract) => tract["rad"] !== CITY);
  const names = [...features, target];
  const columns = Object.fromEntries(names.map((name) => [name, learnt.map((tract) => tract[name]!)]));
  return leastSquares(gramOf(names, selectColumns(columns, names)), features, target);
}

/**
 * Returns a function that draws and answers the rows of a seed's day: the same whichever days are asked for, in whatever
 * order.
 * @param other answers while another model is in force
 */
export function examRows(production: Production, other: LinearModel): (seed: number, day: number) => ExamRows {
  return (seed, day) => {
    const source = {...production.stream, rowsPerDay: EXAM_ROWS, seed: deriveSeed(seed, "exam rows")};
    const incident = incidentOn(examIncidents(seed), day);
    const rows = drawDay(source, incident === null ? scenarios.S0 : scenarioOf(incident), day);
    const served = serve(production, rows);
    if (incident?.scenario !== OTHER_MODEL) return {rows, served, version: "v2"};
    return {rows, served: {...served, predictions: predictLinear(other, served.inputs)}, version: "v3"};
  };
}

/** A scenario that begins on the incident's first day, at the exam's pace. */
function scenarioOf({scenario: id, start}: ExamIncident): Scenario {
  if (id === OTHER_MODEL) return scenarios.S0;
  const scenario = scenarios[id];
  const shifted = (moment: Moment): Moment => ({
    ...moment,
    day: scenario.changeDay! + (PACE[id] ?? 1) * (moment.day - start + 1)
  });
  const {weight, change} = scenario;
  return {
    ...scenario,
    ...(weight ? {weight: (tract, moment, pool) => weight(tract, shifted(moment), pool)} : {}),
    ...(change ? {change: (row, moment) => change(row, shifted(moment))} : {})
  };
}
