import {predictColumns} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {incidentDay} from "../../lib/scenario/incident.js";
import type {Tract} from "../../lib/scenario/types.js";

/** The day of the incident; no stream has it. */
const DATE = "2026-05-12";

/** The model that answered on the day. */
interface Answering {
  readonly version: string;
  readonly model: TrainedModel;
}

/** Returns the serving log of a simulated day in which something went wrong, a request per line. */
export function incidentLog(pool: readonly Tract[], {version, model}: Answering, seed: number): string {
  const features = model.inputs.map(({name}) => name);
  const predict = (columns: readonly Float64Array[]): Float64Array => predictColumns(model, columns);
  const {events} = incidentDay({pool, features, model: {version, predict}, date: DATE, seed});
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}
