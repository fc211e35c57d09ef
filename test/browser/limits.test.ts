import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import type {Summary} from "../../lib/bundle.js";
import {readSite} from "../../tools/site/site.js";
import {testedSite} from "../site/setup.js";
import {useSite} from "./site.js";

const site = useSite();

async function summaryOf(monitor: string): Promise<Summary> {
  const {files} = await readSite(testedSite);
  const path = Array.from(files).find((name) =>
    new RegExp(`^_file/data/${monitor}/summary\\.\\w+\\.json$`).test(name)
  )!;
  return JSON.parse(await readFile(join(testedSite, path), "utf8")) as Summary;
}

it("the limits of a table whose schema tells no environments apart are broken where the build says so alone", async () => {
  const {columns, schema, streams} = await summaryOf("flights");
  expect(schema.environments).toEqual([]);
  const {anomalies, starts} = streams[0]!;
  for (const {name} of columns.filter(({role}) => role === "feature")) {
    const {page, problems, close} = await site.open(`/monitor/flights/#open=${encodeURIComponent(name)}`);
    await page.waitForSelector(".limit-result p");
    const text = await page.locator(".limit-result").innerText();
    expect(text, name).not.toMatch(/not expected/);
    const wrong = new Set(anomalies.filter(({column}) => column === name).map(({at}) => at)).size;
    const said = /^(\d+) of (\d+) /.exec(text);
    expect(said === null ? 0 : Number(said[1]), name).toBe(wrong);
    if (said !== null) expect(Number(said[2])).toBe(starts.length);
    await close();
    expect(problems).toEqual([]);
  }
});
