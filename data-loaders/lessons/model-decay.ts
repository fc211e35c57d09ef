import type {DecayAnswers} from "../../lib/course/model-decay/answers.js";
import {decayLab} from "../../lib/course/model-decay/lab.js";
import type {DecayLab} from "../../lib/course/model-decay/lab.js";
import {presets} from "../../lib/course/model-decay/presets.js";
import type {PresetId} from "../../lib/course/model-decay/presets.js";
import {standingOf} from "../../lib/course/model-decay/quadrants.js";
import {HARM, LARGE_PSI, largestPsi, loudInputs} from "../../lib/course/model-decay/reading.js";
import type {Reading} from "../../lib/course/model-decay/reading.js";
import {kindOfStory, storyIds} from "../../lib/course/model-decay/stories.js";
import {productionOf} from "../../lib/course/what-to-watch/production.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {rmse, rounded} from "../../lib/model/metrics.js";
import type {CourseKit} from "./kit.js";

/** Makes the file of the lesson on decay: the answers of its quiz. All else the page computes from the rows. */
export async function modelDecayFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {champion, table, pools, seed, monitor} = kit;
  const {rowsPerDay} = monitor.stream;
  const lab = decayLab(productionOf({columns: table, pool: Array.from(pools)}, champion.model, {rowsPerDay, seed}));
  const answers: DecayAnswers = {...labAnswers(lab), ...ageAnswers(kit, lab)};
  return {"quiz-model-decay.json": JSON.stringify(answers)};
}

function labAnswers(lab: DecayLab): Omit<DecayAnswers, "ageRmse" | "ageRmseBefore" | "ageNetwork"> {
  const base = lab.base("network");
  const after = (id: PresetId): Reading => lab.after("network", presets[id].change);
  const [lots, premium] = [after("lots"), after("premium")];
  const {quadrant} = standingOf(lots, base);
  return {
    // inputs that moved are worth a look even where nothing is harmed; harm would be a reason to train
    loudInputs: quadrant === "loud" ? "investigate" : quadrant === "both" ? "retrain" : "ignore",
    loudCount: loudInputs(lots.inputs),
    inputCount: lab.features.length,
    rmseBefore: rounded(base.rmse),
    rmseAfter: rounded(lots.rmse),
    premiumSeenBy: firstSeeing(premium, base),
    premiumRmse: rounded(premium.rmse),
    premiumEstimate: rounded(premium.estimate),
    stories: storyIds.map(kindOfStory)
  };
}

function firstSeeing({inputs, prediction, estimate}: Reading, base: Reading): DecayAnswers["premiumSeenBy"] {
  if (largestPsi(inputs) > LARGE_PSI) return "inputs";
  if (prediction.psi > LARGE_PSI) return "predictions";
  return estimate > (1 + HARM) * base.rmse ? "estimate" : "labels";
}

function ageAnswers(
  {table, features, monitor}: CourseKit,
  lab: DecayLab
): Pick<DecayAnswers, "ageRmse" | "ageRmseBefore" | "ageNetwork"> {
  const target = monitor.target.name;
  const all = [...features, "b"];
  const names = [...all, target];
  const model = leastSquares(gramOf(names, selectColumns(table, names)), all, target);
  const rmseOf = (rows: CourseKit["table"]): number =>
    rounded(rmse(predictLinear(model, selectColumns(rows, all)), table[target]!));
  const shares = table["age"]!.map((value) => value / 100);
  return {
    ageRmse: rmseOf({...table, age: shares}),
    ageRmseBefore: rmseOf(table),
    ageNetwork: rounded(lab.after("network", presets["age-share"].change).rmse / lab.base("network").rmse)
  };
}
