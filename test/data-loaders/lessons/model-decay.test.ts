import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {championModel} from "../../../data-loaders/champion.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {modelDecayFiles} from "../../../data-loaders/lessons/model-decay.js";
import {keptSource} from "../../../data-loaders/source.js";
import {openStore} from "../../../data-loaders/state/store.js";
import type {DecayAnswers} from "../../../lib/course/model-decay/answers.js";
import {decayLab} from "../../../lib/course/model-decay/lab.js";
import type {DecayLab} from "../../../lib/course/model-decay/lab.js";
import {presets} from "../../../lib/course/model-decay/presets.js";
import type {PresetId} from "../../../lib/course/model-decay/presets.js";
import {standingOf} from "../../../lib/course/model-decay/quadrants.js";
import type {Quadrant} from "../../../lib/course/model-decay/quadrants.js";
import {HARM, LARGE_PSI, largestPsi, loudInputs} from "../../../lib/course/model-decay/reading.js";
import type {Reading} from "../../../lib/course/model-decay/reading.js";
import type {ModelId} from "../../../lib/course/model-decay/regime.js";
import {productionOf} from "../../../lib/course/what-to-watch/production.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {judge} from "../../../src/components/quiz-score.js";
import * as en from "../../../src/messages/model-decay.en.js";
import * as zhTW from "../../../src/messages/model-decay.zh-TW.js";
import {silentEffects} from "../silent-effects.js";

/** What the lesson's maker is given, with the champion that the build trains. */
async function makeFiles(): Promise<{files: Record<string, string>; lab: DecayLab}> {
  const effects = silentEffects();
  const monitor = findSimulated(parseConfig({title: "test", monitors: [boston]}, "test"), boston.id);
  const store = await openStore(await mkdtemp(join(tmpdir(), "model-decay-")));
  try {
    const source = await keptSource(store, monitor.data, projectRoot, effects);
    const champion = await championModel(store, monitor, source, effects);
    const table = source.rows.columns;
    const {seed, stream} = monitor;
    const pools = dealPools(table["medv"]!, seed);
    const features = champion.model.inputs.map(({name}) => name);
    const kit = {monitor, champion, table, features, pools, seed} as unknown as CourseKit;
    const rows = {columns: table, pool: Array.from(pools)};
    const lab = decayLab(productionOf(rows, champion.model, {rowsPerDay: stream.rowsPerDay, seed}));
    return {files: await modelDecayFiles(kit), lab};
  } finally {
    await store.close();
  }
}

describe("modelDecayFiles(kit)", () => {
  let lab: DecayLab;
  let answers: DecayAnswers;
  const after = (id: PresetId, model: ModelId = "network"): Reading => lab.after(model, presets[id].change);
  const quadrantOf = (id: PresetId): Quadrant => standingOf(after(id), lab.base("network")).quadrant;

  beforeAll(async () => {
    const {files, lab: made} = await makeFiles();
    lab = made;
    answers = JSON.parse(files["quiz-model-decay.json"]!) as DecayAnswers;
  });

  it("9A: nearly all inputs move while the network errs less than before, and hardly more at the end of S1", () => {
    expect(loudInputs(after("lots").inputs)).toBeGreaterThanOrEqual(lab.features.length - 1);
    expect(after("lots").rmse).toBeLessThan(lab.base("network").rmse);
    expect(loudInputs(after("poorer").inputs)).toBeGreaterThanOrEqual(lab.features.length - 1);
    expect(after("poorer").rmse).toBeLessThan((1 + HARM) * lab.base("network").rmse);
  });

  it.each(["inflation", "premium"] as const)("9A: no input shows %s, and the error grows by a third", (id) => {
    expect(largestPsi(after(id).inputs)).toBeLessThan(0.05);
    expect(after(id).prediction.psi).toBeLessThan(0.05);
    expect(after(id).rmse).toBeGreaterThan(1.3 * lab.base("network").rmse);
  });

  it("9A: NOX in another unit throws the predictions out", () => {
    expect(after("nox-ppb").prediction.psi).toBeGreaterThan(3);
  });

  it("9A: AGE in another unit is harmless to least squares, and not to the network", () => {
    expect(after("age-share", "linear").rmse).toBeLessThan((1 + HARM) * lab.base("linear").rmse);
    expect(after("age-share").rmse).toBeGreaterThan(1.5 * lab.base("network").rmse);
  });

  it("9A: S1 and S2 shout by PSI and stay under 0.3 by the Jensen–Shannon divergence", () => {
    for (const id of ["poorer", "city"] as const) {
      expect(largestPsi(after(id).inputs)).toBeGreaterThan(LARGE_PSI);
      expect(Math.max(...after(id).inputs.map(({js}) => js))).toBeLessThan(0.3);
    }
  });

  it("9B: nothing, S1, S4 and S6b are in four different quadrants", () => {
    const found = (["nothing", "poorer", "inflation", "tax-tenth"] as const).map(quadrantOf);
    expect(found).toEqual(["calm", "loud", "silent", "both"]);
  });

  it("answers the quiz as the text says", () => {
    expect(answers).toMatchObject({loudInputs: "investigate", premiumSeenBy: "labels"});
    expect(answers.stories).toEqual(["both", "data", "data", "concept"]);
    expect(answers.loudCount).toBeGreaterThanOrEqual(answers.inputCount - 1);
    expect(answers.rmseAfter).toBeLessThan(answers.rmseBefore);
    expect(answers.premiumEstimate).toBeCloseTo(answers.rmseBefore, 3);
    expect(answers.ageRmseBefore).toBeCloseTo(4.679, 3);
    expect(answers.ageRmse.toFixed(2)).toBe(answers.ageRmseBefore.toFixed(2));
  });

  it.each([
    ["en", en],
    ["zh-TW", zhTW]
  ])("has a question for each answer, with figures in the reasons, in %s", (_, words) => {
    const items = words.quizItems(answers);
    expect(items.map(({id}) => id)).toEqual(["loudInputs", "premiumSeenBy", "stories", "ageRmse"]);
    for (const item of items) {
      expect(judge(item, answers[item.id as keyof DecayAnswers], answers)).toBe("right");
      expect(`${item.question} ${item.reason}`).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });
});
