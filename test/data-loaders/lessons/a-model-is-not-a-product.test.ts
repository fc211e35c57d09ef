import {execFileSync} from "node:child_process";
import {mkdtemp, mkdir, readFile, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {advance} from "../../../data-loaders/advance.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {aModelIsNotAProductFiles} from "../../../data-loaders/lessons/a-model-is-not-a-product.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {pathPattern} from "../../../data-loaders/lessons/path-pattern.js";
import {countRepository, listFiles} from "../../../data-loaders/lessons/repository.js";
import {isCounted, roleOf} from "../../../data-loaders/lessons/roles.js";
import {modelShareOf, sharesOf} from "../../../lib/course/repository.js";
import type {Repository} from "../../../lib/course/repository.js";
import {productionOf} from "../../../lib/course/two-columns.js";
import type {ProductAnswers, ProductionFiles, TwoColumns} from "../../../lib/course/two-columns.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import type {PublishedCourse} from "../../../lib/performance-files.js";
import {registryOf} from "../../../lib/registry/registry-of.js";
import {dealPools, TRAIN} from "../../../lib/scenario/pools.js";
import {bostonColumns} from "../../boston-rows.js";
import {smallBoston, temporarySettings} from "../boston.js";
import {silentEffects} from "../silent-effects.js";

const pools = dealPools(bostonColumns["medv"]!, 42);
const kit = {
  monitor: smallBoston(8),
  champion: {card: {holdout: {rows: 202, rmse: 3.3}}},
  pools,
  table: bostonColumns,
  features: ["rm", "lstat"]
} as unknown as CourseKit;

/** Files under version control; links are none. */
function trackedFiles(): string[] {
  const lines = execFileSync("git", ["ls-files", "-s"], {cwd: projectRoot, encoding: "utf8"}).trim().split("\n");
  return lines.filter((line) => !line.startsWith("120000")).map((line) => line.slice(line.indexOf("\t") + 1));
}

describe("aModelIsNotAProductFiles(kit)", () => {
  let files: Record<string, string>;
  let repository: Repository;
  const read = <T>(name: string): T => JSON.parse(files[name]!) as T;

  beforeAll(async () => {
    files = await aModelIsNotAProductFiles(kit);
    repository = read("repo.json");
  });

  it("has a role for every file under version control: add new ones to data-loaders/lessons/roles.ts", () => {
    expect(trackedFiles().filter((path) => roleOf(path) === null)).toEqual([]);
  });

  it("counts every file under version control, once", async () => {
    const present = new Set(await listFiles(projectRoot));
    const counted = [...Object.values(repository.roles).flat(), ...repository.uncounted.map((path) => [path, 0])];
    const paths = counted.map(([path]) => path);
    expect(new Set(paths).size).toBe(paths.length);
    // one that somebody is about to remove is still under version control
    expect(trackedFiles().filter((path) => present.has(path) && !paths.includes(path))).toEqual([]);
  });

  it("counts the lines that an editor shows", async () => {
    const lines = new Map(Object.values(repository.roles).flat());
    for (const path of ["lib/model/dense.ts", "README.md", "package.json"]) {
      const text = await readFile(join(projectRoot, path), "utf8");
      expect(text.endsWith("\n")).toBe(true);
      expect(lines.get(path)).toBe(text.split("\n").length - 1);
    }
  });

  it("has shares that add up to 1, of which the model is a small part", () => {
    const shares = sharesOf(repository);
    expect(shares.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares.every(({files}) => files > 0)).toBe(true);
    const {ofAll, ofCode} = modelShareOf(shares);
    // the text says: a small fraction, less than a tenth even of the code alone
    expect(ofAll).toBeGreaterThan(0.005);
    expect(ofAll).toBeLessThan(0.05);
    expect(ofCode).toBeLessThan(0.1);
  });

  it("answers the quiz from them", () => {
    const answers = read<ProductAnswers>("quiz-a-model-is-not-a-product.json");
    const {ofAll} = modelShareOf(sharesOf(repository));
    expect(answers.lines).toBeCloseTo(1 / ofAll - 1, 9);
    expect(answers.builds).toBe("AIOps");
    expect(answers.training).toBe("retrain");
  });

  it("says which failure of the built-in monitor stays silent longest", async () => {
    const {boston} = await import("../../../data-loaders/built-in/boston.js");
    const own = await aModelIsNotAProductFiles({...kit, monitor: boston} as unknown as CourseKit);
    const {silence} = JSON.parse(own["quiz-a-model-is-not-a-product.json"]!) as ProductAnswers;
    expect(silence).toEqual(["priority", "whole", "data", "training"]);
  });

  it("tells the notebook's side from the rows and the first model", () => {
    expect(read<TwoColumns>("two-columns.json")).toMatchObject({
      ...{monitor: "boston", stream: "S4", holdout: {rows: 202, rmse: 3.3}},
      trainingRows: pools.filter((pool) => pool === TRAIN).length
    });
    const {row} = read<TwoColumns>("two-columns.json");
    const first = pools.findIndex((_, i) => pools[i] !== TRAIN && bostonColumns["rm"]![i] === row["rm"]);
    expect(row).toEqual({rm: bostonColumns["rm"]![first], lstat: bostonColumns["lstat"]![first]});
  });
});

describe("productionOf(files, stream)", () => {
  it("equals what the dashboard has", async () => {
    const monitor = smallBoston(8);
    const trained = {
      ...monitor,
      stream: {...monitor.stream, scenarios: ["S4" as const]},
      retrain: {
        ...monitor.retrain,
        triggers: [{on: "schedule" as const, every: 3}],
        coolDown: 1,
        window: 4,
        canary: null
      }
    };
    const {files} = await advance(trained, await temporarySettings(trained), silentEffects());
    const text = (name: string): string => Buffer.from(files[name]!).toString("utf8");
    const json = <T>(name: string): T => JSON.parse(text(name)) as T;
    const production = productionOf(
      {
        overview: json<ProductionFiles["overview"]>("overview.json"),
        status: json<ProductionFiles["status"]>("status.json"),
        events: json<PublishedCourse>("life-S4.json").events
      },
      "S4"
    );
    const journal = text("journal.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as JournalEvent);
    const last = journal.findLast((event) => event.kind === "profiled");
    expect(production).toMatchObject({at: last!.at, rows: (last as {rows: number}).rows, partitions: 8});
    const {history} = registryOf(journal, "S4");
    expect(production.trained).toBeGreaterThan(0);
    expect(production.trained).toBe(history.filter(({by}) => by === "trained").length);
    expect(production.refused).toBe(history.filter(({by, stage}) => by === "gate" && stage === "archived").length);
    expect(production.promoted).toBe(
      history.filter(({by, stage, since}) => by === "promoted" && stage === "champion" && since !== null).length
    );
  }, 60_000);
});

describe("countRepository(root)", () => {
  it("leaves out what .gitignore names, links, and what has no role, and gives the same bytes again", async () => {
    const root = await mkdtemp(join(tmpdir(), "driftbook-count-"));
    await mkdir(join(root, "lib/model/own"), {recursive: true});
    await mkdir(join(root, "test/output"), {recursive: true});
    await mkdir(join(root, "my-data"));
    await writeFile(join(root, ".gitignore"), "test/output/\n*.log\n");
    await writeFile(join(root, "lib/model/dense.ts"), "a\nb\nc");
    await writeFile(join(root, "lib/model/own/ask.ts"), "a\n");
    await writeFile(join(root, "lib/model/run.log"), "a\n");
    await writeFile(join(root, "test/output/chart.svg"), "a\n");
    await writeFile(join(root, "my-data/loans.txt"), "a\n");
    await symlink("model", join(root, "lib/link"));
    const {roles, uncounted} = await countRepository(root);
    const some = Object.entries(roles).filter(([, list]) => list.length > 0);
    expect(Object.fromEntries(some)).toEqual({
      model: [["lib/model/dense.ts", 3]],
      serving: [["lib/model/own/ask.ts", 1]],
      configuration: [[".gitignore", 2]]
    });
    expect(uncounted).toEqual([]);
    expect(JSON.stringify(await countRepository(root))).toBe(JSON.stringify({roles, uncounted}));
  });
});

describe("pathPattern(pattern)", () => {
  it.each([
    ["*.log", "a/b.log", true],
    ["*.log", "a/b.logs", false],
    ["dist/", "dist/a.ts", true],
    ["dist/", "src/dist/a.ts", true],
    ["dist/", "dist", false],
    ["/lib/*.ts", "lib/a.ts", true],
    ["/lib/*.ts", "lib/model/a.ts", false],
    ["/lib/*.ts", "src/lib/a.ts", false],
    ["src/.observablehq/", "src/.observablehq/cache/x", true],
    ["src/.observablehq/", "src/xobservablehq/cache/x", false],
    ["dist.*/", "dist.next/x", true]
  ])("%s means %s: %s", (pattern, path, means) => {
    expect(pathPattern(pattern)(path)).toBe(means);
  });

  it.each(["", "!a", "a/**/b", "a?", "[ab]", "# all"])("refuses %j, of which it knows nothing", (pattern) => {
    expect(() => pathPattern(pattern)).toThrow("cannot read the pattern");
  });

  it("gives tests' data no role that counts", () => {
    expect(isCounted(roleOf("test/data/tfdv/cases.json")!)).toBe(false);
    expect(roleOf("test/data/tfdv/cases.py")).toBe("tests");
  });
});
