import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {modelRuntimes} from "../../data-loaders/model-runtimes.js";
import {askModel} from "../../data-loaders/models/ask.js";
import {readModelFiles} from "../../data-loaders/models/files.js";
import {ownModelFiles} from "../../data-loaders/table/own-files.js";
import {rowNumbers} from "../../lib/model/own/answers.js";
import {askRows} from "../../lib/model/own/ask.js";
import {configOf, exported, NUMBERS, open, ROWS, rows} from "../data-loaders/models/fixtures.js";
import {openPage, startBrowser} from "./open-page.js";
import type {OpenPage} from "./open-page.js";
import {serveSite} from "./serve.js";
import type {ServedSite} from "./serve.js";

const models = [
  ["ridge.onnx", "regression", {}],
  ["logistic.onnx", "binary", {}],
  ["xgboost-grade.onnx", "multiclass", {inputs: NUMBERS}],
  ["layers", "binary", {}],
  ["graph", "multiclass", {inputs: NUMBERS}]
] as const;

let folder: string;
let site: ServedSite;
let browser: Browser;

/** A folder with what a build publishes of each model, and a page that does nothing by itself. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driftbook-own-model-"));
  const write = async (name: string, contents: Uint8Array | string): Promise<void> =>
    writeFile(join(folder, name), contents);
  for (const [name, contents] of Object.entries(await modelRuntimes())) await write(name, contents);
  for (const [file, task, config] of models) {
    const {plan} = await open(file, task, config as object);
    const files = await readModelFiles(fileURLToPath(new URL(`../data/models/${file}`, import.meta.url)), file);
    const facts = {plan, inputs: [], outputs: [], producer: "", dialect: "", runtime: "", sizeBytes: 0};
    const published = ownModelFiles({config: configOf(file), files, facts});
    for (const [name, contents] of Object.entries(published)) await write(`${file}.${name}`, contents);
  }
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/components/model/onnx-session.ts", import.meta.url))],
    ...{bundle: true, format: "esm", outfile: join(folder, "page.js"), preserveSymlinks: true, tsconfigRaw: {}}
  });
  await write(
    "index.html",
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>model</title></html>`
  );
  site = await serveSite(folder);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, {recursive: true});
});

/** Asks a model in the page about rows, one after another; an error comes back as its message. */
function ask(page: OpenPage["page"], file: string, asked: readonly object[]): Promise<(number[] | string)[]> {
  return page.evaluate(
    `(async () => {
      const {openModel} = await import("/page.js");
      const at = (name) => new URL(name, location.href).href;
      const runtimes = {onnx: {code: at("onnx.js"), wasm: at("onnx.wasm")}, tensorflow: {code: at("tensorflow.js")}};
      const model = await openModel((name) => at(${JSON.stringify(`${file}.`)} + name), runtimes);
      const answers = [];
      for (const row of ${JSON.stringify(asked)})
        answers.push(await model.predict(row).catch((error) => error.message));
      return answers;
    })()`
  );
}

const everyRow = Array.from({length: ROWS}, (_, row) =>
  Object.fromEntries(Object.entries(exported.rows).map(([name, values]) => [name, values[row]]))
);

describe("openModel(addressOf, runtimes)", () => {
  it.each(models)("%s answers in the page as it does in the build", async (file, task, config) => {
    const {model, plan} = await open(file, task, config as object);
    const tensor = await askRows(model.run, plan, rows, {start: 0, length: ROWS});
    const {page, problems, close} = await openPage(browser, site, "/index.html");
    const answers = await ask(page, file, everyRow);
    const {gaps} = await askModel(model.run, plan, rows, ROWS);
    const unfit = new Map(gaps.map(({row, column, reason}) => [row, `the model cannot be asked: ${column} ${reason}`]));
    expect(unfit.size).toBe(file.endsWith(".onnx") ? 0 : 6);
    answers.forEach((answer, row) => {
      if (unfit.has(row)) return expect(answer).toBe(unfit.get(row));
      const expected = rowNumbers(plan.output, tensor, row)!;
      expect(answer, `row ${row}`).toHaveLength(expected.length);
      expected.forEach((x, i) => expect(Math.abs((answer as number[])[i]! - x), `row ${row}`).toBeLessThan(1e-5));
    });
    expect(problems).toEqual([]);
    await close();
  });

  it("says which column of a row is at fault", async () => {
    const {page, problems, close} = await openPage(browser, site, "/index.html");
    const {job, ...others} = everyRow[0]!;
    expect(typeof job).toBe("string");
    expect(await ask(page, "ridge.onnx", [others])).toEqual(["the model cannot be asked: job missing"]);
    expect(problems).toEqual([]);
    await close();
  });

  it("fetches the runtime of the model's format alone, and nothing before it is called", async () => {
    const {page, close} = await openPage(browser, site, "/index.html");
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await ask(page, "layers", []);
    expect(fetched).toContain("/tensorflow.js");
    expect(fetched.filter((path) => path.startsWith("/onnx"))).toEqual([]);
    await close();
  });
});
