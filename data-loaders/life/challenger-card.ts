import type {CardField, CardSlice, ModelCard} from "../../lib/model/card.js";
import type {CalibrationBin} from "../../lib/registry/types.js";
import {calibrationField} from "./calibration-field.js";

/** What a challenger's card says that its parent's does not. */
export interface ChallengerFacts {
  readonly version: string;
  readonly parent: string;
  /** start of the partition after which it was trained */
  readonly trainedAt: string;
  readonly rows: number;
  /** starts of the first and the last partition that it learnt from */
  readonly span: readonly [string, string];
  /** whether it has also learnt from the rows of the first model */
  readonly isFromAll: boolean;
  readonly startsFrom: "rebuild" | "continue";
  readonly unit: string;
  /** of a classifier, what its errors are of, and the share of rows with a wrong class; null of numbers */
  readonly classes: ClassFacts | null;
  /** errors on rows that it has not learnt from: all of them first */
  readonly metrics: readonly CardSlice[];
  /** of the same rows, the parent's RMSE, or Brier score */
  readonly parentError: number;
  /** of the same rows; null where the card does not tell of it */
  readonly calibration: readonly CalibrationBin[] | null;
  /** starts of the first and the last partition of them */
  readonly holdout: readonly [string, string];
}

/** What a classifier's card says beside the errors of its probabilities. */
interface ClassFacts {
  /** sentence on what those errors are */
  readonly measures: string;
  /** shares of the held-out rows, in [0, 1] */
  readonly wrong: number;
  readonly parentWrong: number;
}

/** Returns the card of a challenger: its parent's, with what is its own. */
export function challengerCard(parent: ModelCard, facts: ChallengerFacts): ModelCard {
  const [all] = facts.metrics;
  const {n, rmse} = all!;
  return {
    ...parent,
    version: facts.version,
    holdout: {rows: n, rmse},
    details: replaced(parent.details, {
      Version: `${facts.version}, the first twelve digits of the SHA-256 of the model.`,
      Parent: `${facts.parent}, the champion of ${facts.trainedAt}.`,
      Trained: `After the partition of ${facts.trainedAt}, ${facts.startsFrom === "continue" ? "from the parent's weights" : "from nothing"}.`
    }),
    metrics: [
      ...(facts.classes === null ? numberMetrics(all!, facts) : classMetrics(all!, facts, facts.classes)),
      ...(facts.calibration === null ? [] : [calibrationField(facts.calibration)])
    ],
    evaluationData: [
      {name: "Rows", text: `${n} labelled rows of ${spanText(facts.holdout)} that neither model has learnt from.`},
      {name: "Limits", text: "They are the last ones with labels: the error of what comes after may differ."}
    ],
    trainingData: [
      {
        name: "Rows",
        text: `${facts.rows} labelled rows: those of ${spanText(facts.span)}${facts.isFromAll ? ", and those of the first model" : ""}.`
      },
      ...parent.trainingData.filter(({name}) => name !== "Rows")
    ],
    quantitativeAnalyses: facts.metrics
  };
}

function numberMetrics({n, rmse, mae, bias}: CardSlice, {unit, parentError}: ChallengerFacts): CardField[] {
  const units = unit === "" ? "in the label's own unit" : `in ${unit}`;
  return [
    {name: "Measures", text: `RMSE, mean absolute error and mean error (prediction minus label) ${units}.`},
    {
      name: HOLD_OUT,
      text: `RMSE ${rmse.toFixed(2)}, mean absolute error ${mae.toFixed(2)}, mean error ${bias.toFixed(2).replace("-", "−")} on ${n} rows.`
    },
    {name: PARENT, text: `RMSE ${parentError.toFixed(2)}.`}
  ];
}

const HOLD_OUT = "Hold-out rows";
const PARENT = "The parent on the same rows";

function classMetrics(
  {n, rmse}: CardSlice,
  {parentError}: ChallengerFacts,
  {measures, wrong, parentWrong}: ClassFacts
): CardField[] {
  const figures = (brier: number, share: number): string =>
    `Brier score ${brier.toFixed(4)}, error rate ${(100 * share).toFixed(1)} %`;
  return [
    {name: "Measures", text: measures},
    {name: HOLD_OUT, text: `${figures(rmse ** 2, wrong)} on ${n} rows.`},
    {name: PARENT, text: `${figures(parentError, parentWrong)}.`}
  ];
}

/** Fields with other texts, in their place; new ones at the end. */
function replaced(fields: readonly CardField[], texts: Readonly<Record<string, string>>): CardField[] {
  const known = new Set(fields.map(({name}) => name));
  return [
    ...fields.map(({name, text}) => ({name, text: texts[name] ?? text})),
    ...Object.entries(texts).flatMap(([name, text]) => (known.has(name) ? [] : [{name, text}]))
  ];
}

function spanText([first, last]: readonly [string, string]): string {
  return first === last ? first : `${first} to ${last}`;
}
