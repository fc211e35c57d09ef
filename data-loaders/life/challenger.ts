import type {ModelCard} from "../../lib/model/card.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {ModelRecord} from "../../lib/registry/types.js";
import {challengerCard} from "./challenger-card.js";
import type {ChallengerFacts} from "./challenger-card.js";
import type {Made} from "./made.js";
import {costOf, versionOf} from "./models.js";

/** Where a challenger comes from, beside what its card says. */
interface Origin extends Pick<ModelRecord, "schema" | "code" | "recipe" | "seed" | "calibration"> {
  /** of the champion it was held against */
  readonly parentCard: ModelCard;
  /** of the rows it was trained on */
  readonly fingerprint: string;
}

/** Returns a challenger with what the registry keeps of it. */
export function challengerOf(
  model: TrainedModel,
  facts: Omit<ChallengerFacts, "version">,
  {parentCard, fingerprint, ...origin}: Origin
): Made {
  const version = versionOf(model);
  const {parent, trainedAt, rows, span, metrics} = facts;
  return {
    model,
    record: {
      ...{version, parent, trainedAt, ...origin, metrics, ...costOf(model)},
      data: {fingerprint, rows, span},
      card: challengerCard(parentCard, {...facts, version})
    }
  };
}
