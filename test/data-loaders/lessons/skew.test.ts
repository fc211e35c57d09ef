import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {skewFiles} from "../../../data-loaders/lessons/skew.js";
import type {SkewAnswers} from "../../../lib/course/skew/cases.js";
import {stepFiles, stepIds} from "../../../lib/course/skew/walk.js";
import type {WalkFacts} from "../../../lib/course/skew/walk.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {parseAnomaliesJson} from "../../../lib/schema/parse-anomalies-json.js";
import {parseStatisticsJson} from "../../../lib/schema/parse-statistics-json.js";
import {parseSchemaText} from "../../../lib/schema/parse-text.js";
import {validate} from "../../../lib/schema/validate.js";
import {judge} from "../../../src/components/quiz-score.js";
import * as en from "../../../src/messages/skew.en.js";
import * as zhTW from "../../../src/messages/skew.zh-TW.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";
import {production} from "../../lib/course/what-to-watch/production.js";

const monitor = findSimulated(parseConfig({title: "t", monitors: [boston]}, "driftbook.config.ts"), boston.id);
const kit = {
  ...{monitor, table: bostonColumns, features: bostonFeatures.filter((name) => name !== "b")},
  ...{pools: dealPools(bostonColumns["medv"]!, monitor.seed), seed: monitor.seed, champion: {model: production.v2}}
} as unknown as CourseKit;

const linesOf = (text: string): string[] => text.trimEnd().split("\n");

describe("skewFiles(kit)", () => {
  let files: Readonly<Record<string, string>>;
  let facts: WalkFacts;
  let answers: SkewAnswers;

  beforeAll(async () => {
    files = await skewFiles(kit);
    facts = JSON.parse(files["skew-walk.json"]!) as WalkFacts;
    answers = JSON.parse(files["quiz-skew.json"]!) as SkewAnswers;
  });

  it("makes a file for every box, and no other but facts and answers", () => {
    expect(Object.keys(files).sort()).toEqual(
      [...stepIds.map((id) => stepFiles[id]), "skew-walk.json", "quiz-skew.json"].sort()
    );
    for (const text of Object.values(files)) expect(text.length).toBeGreaterThan(40);
  });

  it("has rows of both sides, with the faults in those that are served", () => {
    const [training, serving] = [files[stepFiles.training]!, files[stepFiles.serving]!].map(linesOf) as [
      string[],
      string[]
    ];
    expect([training.length - 1, serving.length - 1]).toEqual([facts.trainingRows, facts.servingRows]);
    expect([facts.trainingRows, facts.servingRows]).toEqual([304, 202]);
    expect(training[0]).toContain("medv");
    expect(serving[0]).toMatch(/^tract,(?!.*medv)(?!.*,ptratio).*pupils_per_teacher/);
    const keys = [...training.slice(1), ...serving.slice(1)].map((line) => Number(line.split(",")[0]));
    expect(new Set(keys).size).toBe(506);
  });

  it("has statistics, a schema and anomalies that can be read again, and fit each other", () => {
    const schema = parseSchemaText(files[stepFiles.schema]!);
    const [baseline] = parseStatisticsJson(files[stepFiles.baseline]!);
    const [statistics] = parseStatisticsJson(files[stepFiles.statistics]!);
    expect(schema.columns).toHaveLength(facts.columns);
    expect(validate(schema, baseline!, {environment: "training"})).toEqual([]);
    const kinds = validate(schema, statistics!, {environment: "serving"}).map(({kind}) => kind);
    expect(kinds).toEqual(["ENUM_TYPE_UNEXPECTED_STRING_VALUES", "SCHEMA_MISSING_COLUMN", "SCHEMA_NEW_COLUMN"]);
    const {anomalies} = parseAnomaliesJson(files[stepFiles.anomalies]!);
    expect(anomalies).toHaveLength(facts.anomalies);
    expect(anomalies.map(({kind}) => kind)).toEqual(expect.arrayContaining([...kinds, "COMPARATOR_L_INFTY_HIGH"]));
    // what the page gives as the reason for their number
    const kindsOf = (name: string): string[] => anomalies.flatMap(({column, kind}) => (column === name ? [kind] : []));
    expect(kindsOf("ptratio")).toEqual(["SCHEMA_MISSING_COLUMN", "COMPARATOR_CONTROL_DATA_MISSING"]);
    expect(kindsOf("pupils_per_teacher")).toEqual(["SCHEMA_NEW_COLUMN"]);
    expect(kindsOf("rad")).toEqual(["ENUM_TYPE_UNEXPECTED_STRING_VALUES", "COMPARATOR_L_INFTY_HIGH"]);
  });

  it("tells the three kinds of skew apart", () => {
    const kinds = JSON.parse(files[stepFiles.skew]!) as {
      schemaSkew: {training: unknown[]; serving: {column: string}[]};
      distributionSkew: {column: string}[];
    };
    expect(kinds.schemaSkew.training).toEqual([]);
    expect(kinds.schemaSkew.serving.map(({column}) => column)).toEqual(["ptratio", "pupils_per_teacher"]);
    expect(kinds.distributionSkew.map(({column}) => column)).toEqual(["age", "rad", "ptratio"]);
    expect(facts).toMatchObject({schemaSkew: 2, featureSkew: 202, distributionSkew: 2, checks: 11, over: 2});
  });

  it("has checks, an alert and an analysis that agree", () => {
    const checks = linesOf(files[stepFiles.validate]!).slice(1);
    expect(checks.filter((line) => line.endsWith(",over")).map((line) => line.split(",")[0])).toEqual(["age", "rad"]);
    expect(files[stepFiles.alert]).toMatch(new RegExp(`^${facts.anomalies} anomalies in 4 columns of 202`));
    const [head, ...columns] = linesOf(files[stepFiles.analysis]!);
    expect(head).toBe("column,pairs,same,different,training_only,serving_only");
    expect(columns.find((line) => line.startsWith("age,"))).toBe("age,202,0,202,0,0");
    expect(columns.find((line) => line.startsWith("lstat,"))).toBe("lstat,202,202,0,0,0");
  });

  it("answers the quiz as the text says", () => {
    expect(answers).toMatchObject({
      ...{crimOutside: 119, innerRows: 132, label: "environment"},
      ...{join: "pairing", joinDistance: 0}
    });
    const kinds = ["schema", "feature", "distribution", "schema", "feature", "distribution", "feature", "schema"];
    expect(answers.cases).toEqual(kinds);
    expect(answers.joinDiffers).toBeGreaterThan(0.9);
    expect(answers.falseAnomalies).toBeGreaterThan(6);
  });

  it.each([
    ["en", en],
    ["zh-TW", zhTW]
  ])("has a question for each answer, in %s", (_, words) => {
    const items = words.quizItems(answers);
    expect(items.map(({id}) => id)).toEqual(["cases", "crimOutside", "label", "join", "falseAnomalies"]);
    for (const item of items) {
      expect(judge(item, answers[item.id as keyof SkewAnswers], answers)).toBe("right");
      expect(`${item.question} ${item.reason}`).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  it("keeps the page light", () => {
    const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0);
    expect(bytes).toBeLessThan(150_000);
  });
});
