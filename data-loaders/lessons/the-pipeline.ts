import type {PipelineAnswers} from "../../lib/course/pipeline/answers.js";
import {levelOf, levelTwoStages, pipelineSteps, triggerNames} from "../../lib/course/pipeline/automation.js";
import {costOfChange} from "../../lib/course/pipeline/manifest.js";
import type {Manifest} from "../../lib/course/pipeline/manifest.js";
import {productionOf} from "../../lib/course/pipeline/production.js";
import type {StreamSettings} from "../../lib/course/pipeline/production.js";
import {runPipeline} from "../../lib/course/pipeline/run-pipeline.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {Json} from "../state/json.js";
import {buildManifest} from "./build-manifest.js";
import type {CourseKit} from "./kit.js";

/** Makes the files of the lesson on the pipeline: its own build graph, the settings of its stream, and the quiz. */
export async function thePipelineFiles(kit: CourseKit): Promise<Record<string, string>> {
  const monitor = JSON.parse(JSON.stringify(kit.monitor)) as Json;
  const manifest = await kit.kept("manifest", {...kit.data, monitor}, () => buildManifest(kit));
  const settings = streamSettings(kit);
  const stream = settings as unknown as Json;
  const made = JSON.parse(manifest) as Manifest;
  const steps = costOfChange(changeOf(made, "schema"), made).steps.length;
  const quiz = await kit.kept("quiz", {...kit.data, stream, steps}, () => answersOf(kit, settings, steps));
  return {
    "manifest.json": manifest,
    "pipeline-stream.json": JSON.stringify(settings),
    "quiz-the-pipeline.json": quiz
  };
}

function streamSettings({monitor, features, seed}: CourseKit): StreamSettings {
  const {start, days, rowsPerDay, labelDelay} = monitor.stream;
  const {reference, current} = monitor.drift;
  return {
    ...{features, target: monitor.target.name, seed, start, days, rowsPerDay, labelDelay},
    ...{reference: reference.first, current}
  };
}

function changeOf({changes}: Manifest, id: string): Manifest["changes"][number] {
  const change = changes.find((one) => one.id === id);
  if (change === undefined) throw new RangeError(`unknown change: ${id}`);
  return change;
}

/** The blind trigger is the one that never fires while prices rise, with everything automatic. */
function answersOf({table, pools}: CourseKit, settings: StreamSettings, schemaSteps: number): PipelineAnswers {
  const production = productionOf({columns: table, pool: Array.from(pools)}, settings, scenarios.S4);
  const automatic = {automatic: pipelineSteps, delivery: "manual", minutes: 60, weekdaysOnly: true} as const;
  const blind = triggerNames.filter(
    (trigger) => runPipeline({...automatic, triggers: [trigger]}, production).releases.length === 0
  );
  if (blind.length !== 1) throw new Error(`not one blind trigger: ${blind.join(", ")}`);
  return {
    stages: levelTwoStages,
    level: String(levelOf({...automatic, triggers: ["schedule"]})),
    schemaSteps,
    vanished: "ct",
    blind: blind[0]!
  };
}
