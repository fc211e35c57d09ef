import type {TrainedModel} from "../../lib/model/types.js";
import type {PublishedReplay} from "../../lib/policy/published-replay.js";
import {modelFile} from "../../lib/published-model.js";
import type {PublishedModel} from "../../lib/published-model.js";
import {registryFile} from "../../lib/registry/published.js";
import type {PublishedRegistry} from "../../lib/registry/published.js";
import type {ModelRecord} from "../../lib/registry/types.js";

/** What is published of the life of a monitor's models. */
export interface PublishedLife {
  readonly records: readonly ModelRecord[];
  /** those that have been champions, by version */
  readonly champions: ReadonlyMap<string, TrainedModel>;
  /** rows of each partition whose labels score, known or not, by stream; left out where all rows may have a label */
  readonly scored?: Readonly<Record<string, readonly number[]>>;
  /** returns what policies are replayed from, by stream: work that waits for a bundle; left out where none can be */
  readonly replays?: () => Readonly<Record<string, PublishedReplay>>;
}

/** Returns the files that tell of the life of a monitor's models, by name. */
export function lifeFiles({records, champions}: PublishedLife): Record<string, string> {
  const registry: PublishedRegistry = {records};
  const models = Array.from(champions, ([version, model]): [string, string] => {
    const published: PublishedModel = {version, model};
    return [modelFile(version), JSON.stringify(published)];
  });
  return {[registryFile]: JSON.stringify(registry), ...Object.fromEntries(models)};
}
