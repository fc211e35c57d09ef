import {mkdir, mkdtemp, readdir, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {format, resolveConfig} from "prettier";
import {beforeEach, describe, expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {projectRoot} from "../../data-loaders/config/paths.js";
import type {TableMonitor} from "../../data-loaders/config/types.js";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import {init, readArguments} from "../../tools/init.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "driftbook-"));
});

/** Runs `npm run init` in the folder, with a configuration there. */
function runInit(...args: string[]): Promise<{id: string; written: string}> {
  const options = readArguments(["--config", "driftbook.config.ts", ...args], folder);
  if (options === "help") throw new Error("help was not asked for");
  return init(options);
}

async function monitorsOf(file = join(folder, "driftbook.config.ts")): Promise<readonly TableMonitor[]> {
  const {config} = await loadSettings({DRIFTBOOK_CONFIG: file});
  return config.monitors as readonly TableMonitor[];
}

/** Writes 12,000 rows over 60 days as Parquet or CSV. */
async function writePredictions(name: string, select = "*"): Promise<void> {
  const database = await openDatabase();
  const rows = `SELECT printf('L%05d', i) AS loan, TIMESTAMP '2026-01-01' + INTERVAL (i * 432) SECOND AS ts,
    18 + (i * 7919) % 70 AS age, (i * 104729) % 9973 / 100.0 + 0.005 AS income, ['north', 'south', 'east'][1 + i % 3] AS region,
    (i * 31) % 7 = 0 AS y, (i * 6151) % 997 / 1000.0 + 0.0005 AS p FROM range(12000) AS rows(i)`;
  await database.connection.run(`COPY (SELECT ${select} FROM (${rows})) TO '${join(folder, name)}'`);
  database.close();
}

describe("npm run init", () => {
  it("tells of its options when asked, and does nothing", () => {
    expect(readArguments(["--help"], folder)).toBe("help");
    expect(readArguments(["-h", "--data", "x.csv"], folder)).toBe("help");
  });

  it("writes the first monitor of a configuration that has none yet", async () => {
    await writePredictions("predictions.parquet");
    const file = join(folder, "driftbook.config.ts");
    await writeFile(file, 'export default {title: "Loans", monitors: []};\n');
    await runInit("--data", "predictions.parquet", "--target", "y", "--prediction", "p", "--time", "ts");
    expect((await monitorsOf()).map(({id}) => id)).toEqual(["predictions"]);
    expect(await readFile(file, "utf8")).toContain('title: "Loans"');
  });

  it("writes a monitor into a configuration that was not there", async () => {
    await writePredictions("predictions.parquet");
    const {id} = await runInit("--data", "predictions.parquet", "--target", "y", "--prediction", "p", "--time", "ts");
    expect(id).toBe("predictions");
    expect(await monitorsOf()).toMatchObject([
      {
        kind: "table",
        id: "predictions",
        title: "Predictions",
        data: {serving: {files: ["predictions.parquet"]}, time: "ts"},
        partition: "day",
        task: "binary",
        columns: [
          {name: "loan", type: "text", role: "ignore"},
          {name: "age", type: "integer", kind: "numeric"},
          {name: "income", type: "number", kind: "numeric"},
          {name: "region", type: "text", kind: "categorical"},
          {name: "y", type: "boolean", kind: "categorical"},
          {name: "p", type: "number", kind: "numeric"}
        ],
        target: "y",
        model: {score: "p", threshold: 0.5},
        drift: {reference: {from: "2026-01-01", until: "2026-01-21"}, current: 7}
      }
    ]);
  });

  it("writes the same for CSV, and finds the time by itself", async () => {
    await writePredictions("a.parquet");
    await writePredictions("b.csv");
    await runInit("--data", "a.parquet", "--target", "y");
    await runInit("--data", "b.csv", "--target", "y");
    const [a, b] = await monitorsOf();
    expect({...b, data: null}).toEqual({...a, id: "b", title: "B", data: null});
  });

  it("adds to a configuration, keeps all else, and is formatted as the rest", async () => {
    await writePredictions("predictions.parquet");
    const file = join(folder, "driftbook.config.ts");
    await runInit("--data", "predictions.parquet");
    const before = (await readFile(file, "utf8")).replace("export default", "// a comment\n\nexport default");
    await writeFile(file, before);
    await runInit(
      "--data",
      "predictions.parquet",
      "--id",
      "second",
      "--title",
      "The second",
      "--reference",
      "predictions.parquet"
    );
    const after = await readFile(file, "utf8");
    const end = before.lastIndexOf("\n  ]");
    expect(after.startsWith(`${before.slice(0, end)},`)).toBe(true);
    expect(after.endsWith(before.slice(end))).toBe(true);
    const options = await resolveConfig(join(projectRoot, "driftbook.config.ts"));
    expect(await format(after, {...options, parser: "typescript"})).toBe(after);
    expect(await monitorsOf()).toMatchObject([
      {id: "predictions"},
      {id: "second", title: "The second", data: {reference: {files: ["predictions.parquet"]}}, drift: {reference: null}}
    ]);
  });

  it("takes a pattern, and names the monitor after the folder", async () => {
    await mkdir(join(folder, "logs"));
    await writePredictions("logs/one.parquet", "* EXCLUDE ts");
    const {id, written} = await runInit("--data", "logs/*.parquet");
    expect(id).toBe("logs");
    expect(written).toContain('serving: "logs/*.parquet"');
    expect((await monitorsOf())[0]).toMatchObject({partition: "file", data: {time: null}});
  });

  it("leaves the configuration as it was when it cannot go on", async () => {
    await writePredictions("predictions.parquet", "*, ts AS known_at");
    const file = join(folder, "driftbook.config.ts");
    const config = `const monitors = [${JSON.stringify({id: "old", title: "Old", data: {serving: "a.csv"}})}];\nexport default {title: "Mine", monitors: monitors.slice()};\n`;
    await writeFile(file, config);
    const failures: [string[], string | RegExp][] = [
      [["--data", "predictions.parquet"], "several columns hold times: ts, known_at; say which with --time"],
      [["--data", "predictions.parquet", "--time", "ts", "--id", "old"], "there is a monitor old already"],
      [["--data", "predictions.parquet", "--time", "ts", "--id", "Old!"], "expected lower-case letters, digits and _"],
      [["--data", "predictions.parquet", "--time", "tss"], "unknown column: --time tss (did you mean ts?)"],
      [["--data", "nothing.parquet"], /nothing\.parquet/],
      [
        ["--data", "predictions.parquet", "--time", "ts"],
        /no list of monitors to be found[^]*paste this[^]*id: "predictions"/
      ],
      [[], "which rows? say it with --data"]
    ];
    for (const [args, message] of failures) await expect((async () => runInit(...args))()).rejects.toThrow(message);
    expect(await readFile(file, "utf8")).toBe(config);
    expect((await readdir(folder)).sort()).toEqual(["driftbook.config.ts", "predictions.parquet"]);
  });
});
