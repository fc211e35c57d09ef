import type {Summary} from "../../lib/bundle.js";

/** The model that is in force after the last partition of a stream. */
export interface StreamChampion {
  readonly stream: string;
  readonly version: string;
  /** start of the partition after which it was promoted; null for the model that was there first */
  readonly since: string | null;
}

/**
 * Returns the champion of each stream: what was promoted last, or else the monitor's own model. A challenger that was
 * refused or rolled back has never been one.
 * @returns none where the monitor has no model
 */
export function championsOf({model, streams}: Pick<Summary, "model" | "streams">): StreamChampion[] {
  if (model === null) return [];
  return streams.map(({id, modelEvents}) => {
    const last = modelEvents.findLast(({kind}) => kind === "promoted");
    return {stream: id, version: last?.version ?? model.version, since: last?.at ?? null};
  });
}
