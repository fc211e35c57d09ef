import {mkdtemp, readdir} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import {buildManifest} from "../../../data-loaders/lessons/build-manifest.js";
import type {buildChanges} from "../../../data-loaders/lessons/build-trials.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {thePipelineFiles} from "../../../data-loaders/lessons/the-pipeline.js";
import {timeSteps} from "../../../data-loaders/lessons/time-steps.js";
import type {PipelineAnswers} from "../../../lib/course/pipeline/answers.js";
import {costOfChange, downstreamOf} from "../../../lib/course/pipeline/manifest.js";
import type {Manifest} from "../../../lib/course/pipeline/manifest.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {judge} from "../../../src/components/quiz-score.js";
import * as en from "../../../src/messages/the-pipeline.en.js";
import * as zh from "../../../src/messages/the-pipeline.zh-TW.js";
import {bostonColumns} from "../../boston-rows.js";
import {silentEffects} from "../silent-effects.js";

const monitor = findSimulated(parseConfig({title: "t", monitors: [boston]}, "driftbook.config.ts"), boston.id);
const make = (): Promise<Manifest> => buildManifest({monitor, folder: projectRoot, effects: silentEffects()});

let manifest: Manifest;
beforeAll(async () => {
  manifest = await make();
}, 120_000);

describe("buildManifest({monitor, folder, effects})", () => {
  const stepsOf = (id: keyof typeof buildChanges): readonly string[] =>
    costOfChange(
      manifest.changes.find((change) => change.id === id)!,
      manifest
    ).steps;
  const all = (): string[] => manifest.steps.map(({id}) => id);

  it("finds each step after those it reads, and what reads the rows is everything", () => {
    manifest.steps.forEach(({reads}, i) => expect(all().slice(0, i)).toEqual(expect.arrayContaining([...reads])));
    expect(manifest.steps[0]).toMatchObject({id: "ingest", reads: []});
    expect(downstreamOf(manifest.steps, "ingest")).toEqual(all().slice(1));
  });

  it("finds what steps name by their keys, by what others wrote, and behind digests", () => {
    const reads = (id: string) => manifest.steps.find((step) => step.id === id)!.reads;
    expect(reads("profile")).toEqual(["train", "reference", "simulate"]);
    expect(reads("simulate")).toEqual(["ingest"]);
    expect(reads("registry")).toContain("train");
    expect(manifest.steps.filter(({readsItself}) => readsItself).map(({id}) => id)).toEqual(["decide"]);
  });

  it("has a build in which nothing changed make nothing", () => {
    const {outcomes} = manifest.changes.find(({id}) => id === "nothing")!;
    expect(outcomes.map(({made}) => made)).toEqual(outcomes.map(() => 0));
    expect(outcomes.map(({kept}) => kept)).toEqual(manifest.steps.map(({results}) => results));
  });

  it("has another value in the file make everything, and other words the bundle alone", () => {
    expect(stepsOf("rows")).toEqual(all());
    expect(stepsOf("words")).toEqual(["publish"]);
  });

  it("makes anew all that comes after what is made anew", () => {
    for (const {id} of manifest.changes) {
      const made = stepsOf(id as keyof typeof buildChanges);
      for (const step of made) expect(made).toEqual(expect.arrayContaining(downstreamOf(manifest.steps, step)));
    }
  });

  it("has a column of another kind make the reference anew, with what reads it, and train no model", () => {
    expect(stepsOf("schema")).toEqual(
      expect.arrayContaining(["reference", ...downstreamOf(manifest.steps, "reference")])
    );
    expect(stepsOf("schema")).not.toContain("train");
    expect(stepsOf("feature")).toContain("train");
  });

  it("has a new day make its own results, one per stream and step of the day", () => {
    const {outcomes} = manifest.changes.find(({id}) => id === "day")!;
    const made = Object.fromEntries(outcomes.map((outcome) => [outcome.step, outcome]));
    const {streams, days} = manifest.tried;
    for (const step of ["simulate", "profile", "decide"])
      expect(made[step]).toMatchObject({made: streams, kept: streams * days});
    expect(made["train"]).toMatchObject({made: 0});
  });

  it("says why in the store's words", () => {
    const {outcomes} = manifest.changes.find(({id}) => id === "alarms")!;
    expect(outcomes.find(({step}) => step === "decide")!.why).toContain("falseAlarmRate");
    for (const {made, why} of manifest.changes.flatMap((change) => change.outcomes))
      expect(why === null).toBe(made === 0);
  });

  it.each([
    ["English", en],
    ["Chinese", zh]
  ])("has words in %s for every step and every change", (_, {buildWords}) => {
    for (const {id} of manifest.steps) expect(`${buildWords.stepName(id)} ${buildWords.what(id)}`).toMatch(/^\S.+ \S/);
    for (const {id} of manifest.changes) expect(buildWords.changeName(id)).toMatch(/\S/);
  });

  it("is the same each time, and leaves nothing behind", async () => {
    const own = await mkdtemp(join(tmpdir(), "driftbook-test-"));
    const former = process.env["TMPDIR"];
    process.env["TMPDIR"] = own;
    try {
      expect(await make()).toEqual(manifest);
    } finally {
      if (former === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = former;
    }
    expect(await readdir(own)).toEqual([]);
  }, 120_000);
});

describe("timeSteps({monitor, folder, effects})", () => {
  it("measures every step of the manifest, in its order, by all results that the builds made", async () => {
    const {steps} = await timeSteps({monitor, folder: projectRoot, effects: silentEffects()});
    expect(steps.map(({id}) => id)).toEqual(manifest.steps.map(({id}) => id));
    for (const {id, ms, results} of steps) {
      const made = manifest.changes.flatMap(({outcomes}) => outcomes.filter(({step}) => step === id));
      const first = manifest.steps.find((step) => step.id === id)!.results;
      expect(results).toBe(made.reduce((sum, outcome) => sum + outcome.made, first));
      expect(ms).toBeGreaterThan(0);
    }
    // what a build trains a model for takes longer than what it writes down
    const msOf = (name: string) => steps.find(({id}) => id === name)!.ms;
    expect(msOf("train")).toBeGreaterThan(msOf("registry"));
  }, 120_000);
});

describe("thePipelineFiles(kit)", () => {
  it("answers the quiz as the lesson tells it", async () => {
    const kit = {
      ...{monitor, folder: projectRoot, effects: silentEffects(), seed: monitor.seed, data: {}, table: bostonColumns},
      features: monitor.features.map(({name}) => name),
      pools: dealPools(bostonColumns["medv"]!, monitor.seed),
      kept: async (name: string, _: unknown, content: () => unknown) =>
        JSON.stringify(name === "manifest" ? manifest : await content())
    } as unknown as CourseKit;
    const files = await thePipelineFiles(kit);
    expect(Object.keys(files).sort()).toEqual(["manifest.json", "pipeline-stream.json", "quiz-the-pipeline.json"]);
    const answers = JSON.parse(files["quiz-the-pipeline.json"]!) as PipelineAnswers;
    const schema = manifest.changes.find(({id}) => id === "schema")!;
    expect(answers).toEqual({
      stages: ["experiment", "pipeline-ci", "pipeline-cd", "trigger", "model-cd", "monitoring"],
      level: "1",
      schemaSteps: costOfChange(schema, manifest).steps.length,
      vanished: "ct",
      blind: "distribution"
    });
    // more than a setting that only decisions read, fewer than the rows
    expect(answers.schemaSteps).toBeGreaterThan(3);
    expect(answers.schemaSteps).toBeLessThan(manifest.steps.length);
    for (const items of [en.quizItems(answers, manifest.steps.length), zh.quizItems(answers, manifest.steps.length)])
      for (const item of items) expect(judge(item, answers[item.id as keyof PipelineAnswers], answers)).toBe("right");
  }, 120_000);
});
