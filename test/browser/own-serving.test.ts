import {copyFile, mkdir, readdir, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {rowNumbers} from "../../lib/model/own/answers.js";
import {askRows} from "../../lib/model/own/ask.js";
import {classOf} from "../../lib/model/own/classes.js";
import {exported, NUMBERS, open, ROWS, rows} from "../data-loaders/models/fixtures.js";
import {smallProject} from "../data-loaders/small-table.js";
import {axeViolations} from "./axe.js";
import type {OpenPage} from "./open-page.js";
import {useSite} from "./site.js";

const site = useSite();
const PATH = "/monitor/boston/serve";
/** Largest difference of a number from the build's. */
const TOLERANCE = 1e-5;
/** Bytes that a first visit may take, compressed and with data: the models and their runtimes are none of them. */
const BUDGET = 250_000;

interface Case {
  /** in test/data/models */
  readonly file: string;
  readonly task: "regression" | "binary" | "multiclass";
  /** column of the export that is the label */
  readonly label: string;
  readonly model?: object;
}

const ridge: Case = {file: "ridge.onnx", task: "regression", label: "number"};
const layers: Case = {file: "layers", task: "binary", label: "yes"};
const grade: Case = {
  ...{file: "xgboost-grade.onnx", task: "multiclass", label: "grade"},
  model: {inputs: NUMBERS, output: "label"}
};

type Files = Readonly<Record<string, Uint8Array | string>>;

/** The rows of the export, as a reader types them. */
const everyRow = Array.from({length: ROWS}, (_, row) =>
  Object.fromEntries(Object.entries(exported.rows).map(([name, values]) => [name, values[row] ?? null]))
);

/** Builds a monitor of a model in a file, whose days all have the rows of the export. */
async function builtMonitor({file, task, label, model = {}}: Case): Promise<Files> {
  const project = await smallProject();
  const from = fileURLToPath(new URL(`../data/models/${file}`, import.meta.url));
  const names = file.includes(".") ? [""] : await readdir(from);
  for (const name of names) {
    const to = join(project.folder, "models", file, name);
    await mkdir(dirname(to), {recursive: true});
    await copyFile(join(from, name), to);
  }
  const columns = Object.keys(exported.rows);
  const labels = exported.labels[label]!;
  for (const day of ["2026-03-01", "2026-03-02", "2026-03-03"]) {
    const lines = everyRow.map((row, i) => [`${day} 12:00:00`, ...columns.map((name) => row[name] ?? ""), labels[i]]);
    await project.write(`logs/${day}.csv`, [["ts", ...columns, "y"], ...lines, ""].map(String).join("\n"));
  }
  const {files} = await project.advance({
    monitor: {
      ...{data: {serving: "logs/*.csv", time: "ts"}, task, model: {file: `models/${file}`, ...model}, columns: []},
      drift: {reference: {first: 1}, current: 1}
    }
  });
  return files;
}

/** Serves the bundle of a monitor in the place of the built one's. */
function serveFiles(page: Page, files: Files): Promise<unknown> {
  return page.route(/\/data\/boston\/[^/]+$/, (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1)!;
    // the summary's name has a hash of what the build wrote
    const body = files[name.replace(/^summary\..*json$/, "summary.json")];
    if (body === undefined) return route.fulfill({status: 404});
    return route.fulfill({body: typeof body === "string" ? body : Buffer.from(body)});
  });
}

interface Opened extends OpenPage {
  /** paths that were asked for, oldest first */
  readonly asked: readonly string[];
}

async function openServing(files: Files): Promise<Opened> {
  const asked: string[] = [];
  const opened = await site.open(PATH, {
    async prepare(page) {
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await serveFiles(page, files);
    }
  });
  return {...opened, asked};
}

/** Of what was asked for, the files that a model in a file needs. */
const modelPaths = (asked: readonly string[]): string[] =>
  asked
    .filter((path) => /model-runtimes|own-model-/.test(path))
    .map((path) => path.replace(/^.*\//, "").replace(/\.[0-9a-f]{8}\./, "."));

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", {name, exact: typeof name === "string"}).click();
}

async function load(page: Page): Promise<void> {
  await press(page, /^Load the model/);
  await page.waitForSelector(".answer-figure:not(:empty)");
}

async function sent(page: Page, requests: string): Promise<void> {
  await page.waitForFunction(
    `document.querySelector(".traffic-verdict").textContent.startsWith(${JSON.stringify(requests)})`
  );
}

/** Types every row of the export into the page, sends it, and returns what was exported. */
async function askEveryRow(page: Page): Promise<{prediction: number | string | null; model: string}[]> {
  await page.evaluate(`(() => {
    const boxes = Array.from(document.querySelectorAll(".ask-field input"));
    const names = boxes.map((box) => box.labels[0].firstChild.textContent.trim());
    for (const row of ${JSON.stringify(everyRow)}) {
      boxes.forEach((box, i) => (box.value = row[names[i]] === null ? "" : String(row[names[i]])));
      boxes[0].dispatchEvent(new Event("input", {bubbles: true}));
      boxes[0].dispatchEvent(new Event("change", {bubbles: true}));
    }
  })()`);
  await sent(page, `${ROWS} requests`);
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Export as JSON lines")]);
  const lines = (await readFile((await download.path())!, "utf8")).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as {prediction: number | string | null; model: string});
}

/** What the build says of the rows: a number or a class each. */
async function answersOf({file, task, model = {}}: Case): Promise<(number | string | null)[]> {
  const {model: opened, plan} = await open(file, task, model);
  const tensor = await askRows(opened.run, plan, rows, {start: 0, length: ROWS});
  const isClass = plan.output.kind === "class";
  return everyRow.map((_, row) =>
    isClass ? classOf(plan.output, tensor, row) : (rowNumbers(plan.output, tensor, row)?.[0] ?? null)
  );
}

describe("a model in a file", () => {
  it("of ONNX is loaded at the reader's click alone, and answers in the page as in the build", async () => {
    const files = await builtMonitor(ridge);
    const {page, problems, asked, weight, close} = await openServing(files);
    expect(await page.locator(".serve .lede").innerText()).toMatch(/^An ONNX model, which reads 4 columns/);
    expect(await page.getByRole("button", {name: /^Load the model/}).innerText()).toMatch(
      /^Load the model, 1[0-9] MB$/
    );
    expect(modelPaths(asked)).toEqual([]);
    expect(weight()).toBeLessThanOrEqual(BUDGET);
    expect(await axeViolations(page)).toEqual([]);
    await load(page);
    expect(modelPaths(asked)).toEqual(["onnx.js", expect.stringMatching(/^own-model-\w+\.onnx$/), "onnx.wasm"]);
    const lines = await askEveryRow(page);
    const expected = await answersOf(ridge);
    expect(lines).toHaveLength(ROWS);
    lines.forEach(({prediction}, row) => {
      expect(Math.abs((prediction as number) - (expected[row] as number)), `row ${row}`).toBeLessThan(TOLERANCE);
    });
    const {model} = JSON.parse(Buffer.from(files["summary.json"]!).toString()) as {model: {version: string}};
    expect(new Set(lines.map((line) => line.model))).toEqual(new Set([model.version]));
    await close();
    expect(problems).toEqual([]);
  });

  it("of TensorFlow.js brings its own runtime alone, and has no answer where the build has none", async () => {
    const {page, problems, asked, close} = await openServing(await builtMonitor(layers));
    expect(modelPaths(asked)).toEqual([]);
    await load(page);
    expect(modelPaths(asked).map((name) => name.replace(/-\w+\./, "-*."))).toEqual([
      "tensorflow.js",
      "own-model-*.json",
      "own-model-*.bin"
    ]);
    const lines = await askEveryRow(page);
    const expected = await answersOf(layers);
    const hasGap = everyRow.map((row) => NUMBERS.some((name) => row[name] === null));
    expect(hasGap.filter(Boolean).length).toBeGreaterThan(0);
    lines.forEach(({prediction}, row) => {
      if (hasGap[row]) return expect(prediction, `row ${row}`).toBeNull();
      expect(Math.abs((prediction as number) - (expected[row] as number)), `row ${row}`).toBeLessThan(TOLERANCE);
    });
    await close();
    expect(problems).toEqual([]);
  });

  it("that says the class alone says it in the page", async () => {
    const {page, problems, close} = await openServing(await builtMonitor(grade));
    await load(page);
    const lines = await askEveryRow(page);
    expect(lines.map(({prediction}) => prediction)).toEqual(await answersOf(grade));
    const [last] = lines.slice(-1);
    expect(await page.locator(".answer-figure").innerText()).toBe(last!.prediction);
    await close();
    expect(problems).toEqual([]);
  });

  it("is timed, marks what the reference has not seen, and its requests are a stream", async () => {
    const {page, problems, close} = await openServing(await builtMonitor(ridge));
    await load(page);
    expect(await page.locator(".answer-odd").innerText()).toMatch(/^All inputs lie within/);
    await page.waitForFunction(
      `/^p50 .*answers( each)?\\.$/.test(document.querySelector(".answer-latency").textContent)`
    );
    const age = page.getByRole("textbox", {name: /^age\b/});
    const job = page.getByRole("combobox", {name: /^job\b/});
    await age.fill("400");
    await job.fill("astronaut");
    await page.waitForFunction(`/^2 of 4 inputs/.test(document.querySelector(".answer-odd").textContent)`);
    expect(await page.locator(".ask-field.odd, .ask-field.wrong").count()).toBe(2);
    await job.fill("");
    await page.waitForFunction(`/^No answer: .*job missing/.test(document.querySelector(".answer-odd").textContent)`);
    expect(await page.locator(".answer-figure").innerText()).toBe("no answer");
    await press(page, "Typical values");
    await page.waitForFunction(`/^All inputs/.test(document.querySelector(".answer-odd").textContent)`);
    await press(page, "Send 50 typical rows");
    await press(page, /^Send 50 rows like/);
    await page.waitForFunction(`/^10[0-9] requests/.test(document.querySelector(".traffic-verdict").textContent)`);
    expect(await page.locator(".traffic-table tbody th").allInnerTexts()).toEqual([
      ...["age", "income", "hours", "job"],
      "prediction"
    ]);
    expect(await axeViolations(page)).toEqual([]);
    await close();
    expect(problems).toEqual([]);
  });

  it("that cannot be loaded says why, and is asked for again", async () => {
    let isDown = true;
    const files = await builtMonitor(ridge);
    const {page, close} = await site.open(PATH, {
      async prepare(page) {
        await serveFiles(page, files);
        await page.route(/\/own-model-\w+\.onnx/, (route) =>
          isDown ? route.fulfill({status: 500}) : route.fallback()
        );
      }
    });
    await press(page, /^Load the model/);
    expect(await page.getByRole("alert").innerText()).toMatch(/The model cannot be loaded: .*500/);
    isDown = false;
    await press(page, "Try again");
    await page.waitForSelector(".answer-figure:not(:empty)");
    await close();
  });

  it("that is kept back is said to be", async () => {
    const files = await builtMonitor({...ridge, model: {publish: false}});
    const {page, problems, asked, close} = await openServing(files);
    expect(await page.locator(".notice").innerText()).toMatch(/keeps the file of its model back/);
    expect(modelPaths(asked)).toEqual([]);
    await close();
    expect(problems).toEqual([]);
  });
});
