import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import type {Summary} from "../../lib/bundle.js";
import {readJournal} from "../../lib/journal/read-journal.js";
import type {PublishedModel, ReferencePredictions} from "../../lib/published-model.js";
import {registryOf} from "../../lib/registry/registry-of.js";
import type {Registry} from "../../lib/registry/registry-of.js";
import {BACKENDS} from "../../src/components/serve/backends.js";
import {championOf} from "../../src/components/serve/champion.js";
import {readSite} from "../../tools/site/site.js";
import {testedSite} from "../site/setup.js";
import {axeViolations} from "./axe.js";
import {serveFixture, startsOf} from "./fixture.js";
import {addressOf} from "./open-page.js";
import {useSite} from "./site.js";

const site = useSite();
const PATH = "/monitor/boston/serve";
/** The stream in which nothing changes, and so no model is promoted. */
const CONTROL = `${PATH}#stream=S0`;
/** Largest difference of an answer from the build's, in $1000. */
const TOLERANCE = 1e-4;
/** Bytes that a first visit may take, compressed and with data. */
const BUDGET = 250_000;

async function published<T>(file: RegExp): Promise<T> {
  const {files} = await readSite(testedSite);
  const path = Array.from(files).find((name) => file.test(name))!;
  return JSON.parse(await readFile(join(testedSite, path), "utf8")) as T;
}

const reference = (): Promise<ReferencePredictions> => published(/^data\/boston\/reference-predictions\.json$/);
/** The model that answered the reference, which is the first one. */
const model = async (): Promise<PublishedModel> => {
  const {version} = await reference();
  return published(new RegExp(`^data/boston/model-${version}\\.json$`));
};

/** What the journal makes of each stream's models. */
async function registries(): Promise<Map<string, Registry>> {
  const {streams} = await published<Summary>(/^_file\/data\/boston\/summary\.\w+\.json$/);
  const events = readJournal(await readFile(join(testedSite, "data/boston/journal.ndjson"), "utf8"));
  return new Map(streams.map(({id}) => [id, registryOf(events, id)]));
}

const field = (page: Page, name: string) => page.getByRole("textbox", {name: new RegExp(`^${name}\\b`)});
const combo = (page: Page, name: string) => page.getByRole("combobox", {name: new RegExp(`^${name}\\b`)});
const answer = (page: Page): Promise<string> => page.locator(".answer-figure").innerText();
const verdict = (page: Page): Promise<string> => page.locator(".traffic-verdict").innerText();

/** Waits until so many requests have been compared. */
async function sent(page: Page, requests: string): Promise<void> {
  await page.waitForFunction(
    `document.querySelector(".traffic-verdict").textContent.startsWith(${JSON.stringify(requests)})`
  );
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", {name, exact: typeof name === "string"}).click();
}

async function exported(page: Page): Promise<Record<string, unknown>[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Export as JSON lines")]);
  expect(download.suggestedFilename()).toBe("requests-boston.ndjson");
  const lines = (await readFile((await download.path())!, "utf8")).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("one request", () => {
  it("starts with typical values and is answered at every key, on the device", async () => {
    const {page, problems, close} = await site.open(PATH);
    const before = await answer(page);
    expect(before).toMatch(/^\d+\.\d+ \(\$1000\)$/);
    await field(page, "rm").press("End");
    await field(page, "rm").pressSequentially("9");
    const after = await answer(page);
    expect(await verdict(page)).toMatch(/^Nothing sent yet/);
    await press(page, "Typical values");
    expect(after).not.toBe(before);
    expect(await answer(page)).toBe(before);
    await page.waitForFunction(`/last 200 batches/.test(document.querySelector(".answer-latency").textContent)`);
    expect(await page.locator(".answer-latency").innerText()).toMatch(/^p50 [\d.]+ µs, p99 [\d.,]+ µs per answer/);
    await close();
    expect(problems).toEqual([]);
  });

  it("marks at the field, in words, what the schema does not allow and what the reference has not seen", async () => {
    const {page, problems, close} = await site.open(PATH);
    const rad = combo(page, "rad");
    await rad.fill("99");
    await field(page, "zn").fill("");
    await field(page, "rm").fill("9.5");
    const described = async (locator: typeof rad) => {
      const ids = (await locator.getAttribute("aria-describedby"))!.split(" ");
      return (await Promise.all(ids.map((id) => page.locator(`#${id}`).innerText()))).join(" ");
    };
    expect(await rad.getAttribute("aria-invalid")).toBe("true");
    expect(await described(rad)).toMatch(/not allowed: the schema knows 9 values/);
    expect(await described(field(page, "zn"))).toMatch(/not allowed: a value is required/);
    expect(await field(page, "rm").getAttribute("aria-invalid")).toBe("false");
    expect(await described(field(page, "rm"))).toMatch(/above all of the reference, which ends at 8\.\d+/);
    expect(await page.locator(".answer-odd").innerText()).toMatch(/^3 of 12 inputs are out of the ordinary/);
    await page.waitForFunction(`/3 of 12 inputs/.test(document.querySelector(".answer [role=status]").textContent)`);
    expect(await axeViolations(page)).toEqual([]);
    await close();
    expect(problems).toEqual([]);
  });

  it("is neither answered nor sent while a value cannot be read", async () => {
    const {page, close} = await site.open(PATH);
    await field(page, "crim").fill("0,5");
    expect(await answer(page)).toBe("no answer");
    expect(await page.locator("#ask-0-fault").innerText()).toMatch(/“0,5” is no number: write it with a point/);
    await press(page, "Send");
    expect(await verdict(page)).toMatch(/^Nothing sent yet/);
    await field(page, "crim").fill("0.5");
    await page.keyboard.press("Enter");
    await sent(page, "1 request ");
    await close();
  });

  it("is sent once by leaving its field, by Enter and by the button, however these come together", async () => {
    const {page, close} = await site.open(PATH);
    await field(page, "rm").fill("6.5");
    await page.keyboard.press("Enter");
    await sent(page, "1 request ");
    await field(page, "rm").fill("6.6");
    await page.keyboard.press("Tab");
    await sent(page, "2 requests");
    await field(page, "rm").fill("6.7");
    await press(page, "Send");
    await sent(page, "3 requests");
    await press(page, "Send");
    await sent(page, "4 requests");
    await field(page, "rm").press("Enter");
    await sent(page, "5 requests");
    expect((await exported(page)).map(({inputs}) => (inputs as {rm: number}).rm)).toEqual([6.5, 6.6, 6.7, 6.7, 6.7]);
    await close();
  });
});

describe("the reader's traffic", () => {
  it("is too little at first, moves with the rows of a scenario, and is empty again when cleared", async () => {
    const {page, problems, close} = await site.open(PATH);
    await press(page, "Send");
    await sent(page, "1 request ");
    expect(await verdict(page)).toMatch(/Not enough data to say anything yet/);
    await press(page, "Clear");
    expect(await verdict(page)).toMatch(/^Nothing sent yet/);
    await press(page, "Send 50 typical rows");
    await sent(page, "50 requests");
    expect(await verdict(page)).toMatch(/No column moved beyond chance/);
    await press(page, "Clear");
    await page.getByRole("combobox", {name: "Rows as in"}).selectOption("S6a");
    await press(page, /^Send 50 rows like/);
    await sent(page, "50 requests");
    const nox = page.locator(".traffic-table tr", {has: page.locator("th", {hasText: /^nox$/})});
    expect(await nox.innerText()).toMatch(/alarm/);
    expect(await verdict(page)).toMatch(/beyond chance: .*\bnox\b/);
    expect(await axeViolations(page)).toEqual([]);
    await close();
    expect(problems).toEqual([]);
  });

  it("is exported as JSON lines, with the reader's own time", async () => {
    const {page, problems, close} = await site.open(PATH);
    const start = Date.now();
    await press(page, "Send");
    await sent(page, "1 request ");
    await page.getByRole("combobox", {name: "Rows as in"}).selectOption("S7");
    await press(page, /^Send 50 rows like/);
    await sent(page, "51 requests");
    const lines = await exported(page);
    const {version, model: champion} = await model();
    expect(lines.length).toBe(51);
    for (const [i, line] of lines.entries()) {
      expect(line).toMatchObject({request: i + 1, source: i === 0 ? "typed" : "S7", model: version});
      expect(Object.keys(line["inputs"] as object).sort()).toEqual(champion.inputs.map(({name}) => name).sort());
      const at = Date.parse(line["at"] as string);
      expect(at).toBeGreaterThanOrEqual(start);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
    // the scenario renames this column
    expect(lines.slice(1).map(({inputs}) => (inputs as {ptratio: null}).ptratio)).toEqual(Array(50).fill(null));
    await close();
    expect(problems).toEqual([]);
  });

  it("of a table is drawn from its profile, and looks like it", async () => {
    const {page, problems, close} = await site.open("/monitor/flights/serve");
    expect(await page.locator(".answer-odd").innerText()).toMatch(/^All inputs lie within/);
    await press(page, "Send 50 typical rows");
    await sent(page, "50 requests");
    expect(await verdict(page)).toMatch(/No column moved beyond chance/);
    await press(page, /^Send 50 rows like/);
    await sent(page, "100 requests");
    await close();
    expect(problems).toEqual([]);
  });
});

describe("the comparison of the reader's traffic", () => {
  it("is fetched with the first request, and says so where it cannot be had", async () => {
    const asked: string[] = [];
    const {page, close} = await site.open(PATH, {
      prepare: (page) =>
        page.route(/\/judge-traffic\./, (route) => {
          asked.push(route.request().url());
          return route.fulfill({status: 500});
        })
    });
    await page.waitForSelector(".answer-figure:not(:empty)");
    expect(asked).toEqual([]);
    await press(page, "Send");
    await sent(page, "The requests cannot be compared: ");
    expect(asked).toHaveLength(1);
    expect(await exported(page)).toHaveLength(1);
    await close();
  });
});

describe("the champion of a stream", () => {
  const line = (page: Page): Promise<string> => page.locator(".champion-line").innerText();
  const chosen = (page: Page) => page.getByRole("combobox", {name: "Champion of"});

  it(
    "is the one that the journal leaves, in every stream, and the page says since when",
    {timeout: 120_000},
    async () => {
      const [all, {version: first}] = [await registries(), await reference()];
      const versions = Array.from(all.values(), ({champion}) => champion);
      expect(new Set(versions).size).toBeGreaterThan(2);
      const {page, problems, close} = await site.open(CONTROL);
      for (const [stream, {champion, standings}] of all) {
        await chosen(page).selectOption(stream);
        await page.waitForFunction(
          `document.querySelector(".champion-line").textContent.includes(${JSON.stringify(champion)}) &&
          document.querySelector(".eyebrow").textContent.includes(${JSON.stringify(champion)})`
        );
        const since = standings.find(({stage}) => stage === "champion")!.since;
        const text = await line(page);
        if (since === null) expect(text, stream).toMatch(/the first model, as nothing was promoted/);
        else {
          const day = new Date(since).toLocaleDateString("en-GB", {day: "numeric", month: "long", timeZone: "UTC"});
          expect(text, stream).toContain(`promoted after ${day}`);
          expect(text, stream).toContain(`The reference was answered by the first model, ${first}`);
        }
      }
      expect(await axeViolations(page)).toEqual([]);
      await close();
      expect(problems).toEqual([]);
    }
  );

  it("answers what was typed and goes on with the stream of requests, each line with its model", async () => {
    const [all, {version: first}] = [await registries(), await reference()];
    const [stream, {champion}] = Array.from(all).find(([, own]) => own.champion !== first)!;
    const {page, problems, close} = await site.open(CONTROL);
    await field(page, "rm").fill("6.5");
    await page.keyboard.press("Enter");
    await sent(page, "1 request ");
    const before = await answer(page);
    await chosen(page).selectOption(stream);
    await page.waitForFunction(
      `document.querySelector(".champion-line").textContent.includes(${JSON.stringify(champion)})`
    );
    await page.waitForFunction(
      `!["", ${JSON.stringify(before)}].includes(document.querySelector(".answer-figure").textContent)`
    );
    expect(await field(page, "rm").inputValue()).toBe("6.5");
    await press(page, "Send");
    await sent(page, "2 requests");
    const lines = await exported(page);
    expect(lines.map(({model}) => model)).toEqual([first, champion]);
    expect(lines[0]!["inputs"]).toEqual(lines[1]!["inputs"]);
    const own = championOf(await published(new RegExp(`^data/boston/model-${champion}\\.json$`)));
    expect(lines[1]!["prediction"]).toBeCloseTo(own.predict(lines[1]!["inputs"] as {rm: number})[0]!, 9);
    await close();
    expect(problems).toEqual([]);
  });

  it("is chosen by the address, as the stream of the monitor's page is", async () => {
    const all = await registries();
    const promoted = Array.from(all).filter(([, {standings}]) => standings.length > 1);
    const [stream, {champion}] = promoted[0]!;
    const {page, problems, close} = await site.open(`${PATH}#stream=${stream}`);
    expect(await chosen(page).inputValue()).toBe(stream);
    expect(await line(page)).toContain(champion!);
    await chosen(page).selectOption("S0");
    expect(new URL(await addressOf(page)).hash).toBe("#stream=S0");
    await page.goto(`${site.origin()}/monitor/boston/${new URL(await addressOf(page)).hash}`);
    expect(await page.locator(".explorer-controls select").first().inputValue()).toBe("S0");
    await close();
    expect(problems).toEqual([]);
  });
});

describe("the page's answers are the build's", () => {
  it("on every reference row, typed into the page", {timeout: 180_000}, async () => {
    const [{inputs, columns, predictions}, {page, close}] = await Promise.all([reference(), site.open(CONTROL)]);
    const rows = predictions.map((_, row) => inputs.map((_, i) => columns[i]![row]!));
    await page.evaluate(`(() => {
      const names = ${JSON.stringify(inputs)};
      const boxes = Array.from(document.querySelectorAll(".ask-field input"));
      const labels = boxes.map((box) => box.labels[0].firstChild.textContent.trim());
      for (const row of ${JSON.stringify(rows)}) {
        labels.forEach((label, i) => (boxes[i].value = String(row[names.indexOf(label)])));
        boxes[0].dispatchEvent(new Event("input", {bubbles: true}));
        boxes[0].dispatchEvent(new Event("change", {bubbles: true}));
      }
    })()`);
    await sent(page, "506 requests");
    const lines = await exported(page);
    await close();
    expect(predictions.length).toBe(506);
    const off = lines.map(({prediction}, i) => Math.abs((prediction as number) - predictions[i]!));
    expect(Math.max(...off)).toBeLessThan(TOLERANCE);
  });

  it("on every reference row, on each back end of TensorFlow.js that the browser has", async () => {
    const [{inputs, columns, predictions}, champion] = [await reference(), championOf(await model())];
    const {outcome} = champion;
    if (outcome.task !== "regression") throw new TypeError("the champion of Boston predicts a number");
    const rows = predictions.map((_, row) => Object.fromEntries(inputs.map((name, i) => [name, columns[i]![row]!])));
    const given = {rows: rows.length, inputs: Array.from(champion.encode(rows)), layers: champion.networks[0]};
    const {files} = await readSite(testedSite);
    const address = (name: RegExp): string => `/${Array.from(files).find((path) => name.test(path))!}`;
    const wasm = {
      plain: address(/tfjs-backend-wasm\.\w+\.wasm$/),
      simd: address(/tfjs-backend-wasm-simd\.\w+\.wasm$/)
    };
    const {page, close} = await site.open(PATH);
    const results = await page.evaluate<(number[] | string)[]>(`(async () => {
      const {rows, inputs, layers} = ${JSON.stringify(given)};
      const {openScorer} = await import(${JSON.stringify(address(/^_file\/data\/tensorflow-js\/tensorflow\.\w+\.js$/))});
      const results = [];
      for (const name of ${JSON.stringify(BACKENDS)}) {
        try {
          const scorer = await openScorer(name, layers, ${JSON.stringify(wasm)});
          results.push(Array.from(await scorer.score(Float32Array.from(inputs), rows)));
          scorer.close();
        } catch (error) {
          results.push(error.message);
        }
      }
      return results;
    })()`);
    await close();
    const found = BACKENDS.map((name, i) => {
      const result = results[i]!;
      if (typeof result === "string") return [name, result] as const;
      const off = result.map((output, row) => Math.abs(outcome.mean + outcome.sd * output - predictions[row]!));
      return [name, Math.max(...off)] as const;
    });
    const present = found.filter(([, off]) => typeof off === "number");
    expect(present.map(([name]) => name)).toEqual(expect.arrayContaining(["cpu", "wasm"]));
    expect(present.filter(([, off]) => !((off as number) < TOLERANCE))).toEqual([]);
    // the others say why they are not there
    expect(found.filter(([, reason]) => typeof reason === "string" && !/this browser/.test(reason))).toEqual([]);
  });
});

describe("the back ends", () => {
  it("are fetched at the reader's click alone, and compared in a table and a chart", {timeout: 240_000}, async () => {
    const {page, problems, close} = await site.open(PATH);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const isCode = (path: string): boolean => path.includes("/tensorflow-js/");
    await press(page, "Typical values");
    expect(asked.filter(isCode)).toEqual([]);
    await press(page, "Load TensorFlow.js and measure");
    await page.waitForSelector(".backends table", {timeout: 200_000});
    expect(asked.filter(isCode).map((path) => path.replace(/^.*\/([\w-]+)\.\w+\.(\w+)$/, "$1.$2"))).toEqual([
      "tensorflow.js",
      "tfjs-backend-wasm-simd.wasm"
    ]);
    const names = await page.locator(".backends tbody th").allInnerTexts();
    expect(names).toEqual(["plain loop", ...BACKENDS]);
    const cells = await page.locator(".backends tbody tr").nth(2).locator("td").allInnerTexts();
    expect(cells.length).toBe(5);
    for (const cell of cells) expect(cell).toMatch(/^[\d,.]+ \([\d,.]+ ms\)$/);
    expect(await page.locator(".backends .chart-title").innerText()).toMatch(/^Fastest here: /);
    const missing = await page.locator(".backends tbody tr", {hasText: "–"}).count();
    expect(await page.locator(".backend-problems li").count()).toBe(missing);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({width: 390, height: 844});
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await close();
    // a browser without an adapter for WebGPU says so by itself
    expect(problems.filter((problem) => !/No available adapters/.test(problem))).toEqual([]);
  });
});

describe("the page", () => {
  it.each(["boston", "flights"])("of %s is reached from its monitor and weighs at most 250 kB", async (monitor) => {
    const {page, close} = await site.open(`/monitor/${monitor}/`);
    expect(await page.getByRole("link", {name: "Ask the model"}).getAttribute("href")).toBe("./serve");
    await close();
    const opened = await site.open(`/monitor/${monitor}/serve`);
    await opened.page.waitForSelector(".answer-figure");
    const bytes = opened.weight();
    await opened.close();
    expect(bytes).toBeLessThanOrEqual(BUDGET);
  });

  it("says so where there is no model to ask", async () => {
    const prepare = (page: Page) => serveFixture(page, {unit: "day", starts: startsOf.day(12)});
    const {page, problems, close} = await site.open(PATH, {prepare});
    expect(await page.locator(".notice").innerText()).toMatch(/no model here to ask/);
    await close();
    expect(problems).toEqual([]);
  });

  it("says what has failed to load, and tries again", async () => {
    let isDown = true;
    const {page, close} = await site.open(PATH, {
      prepare: (page) =>
        page.route(/\/data\/boston\/model-/, (route) => (isDown ? route.fulfill({status: 500}) : route.continue()))
    });
    expect(await page.getByRole("alert").innerText()).toMatch(/The model cannot be loaded: .*500/);
    isDown = false;
    await press(page, "Try again");
    await page.waitForSelector(".answer-figure");
    await close();
  });
});
