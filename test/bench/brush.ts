import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Page} from "playwright-core";
import {quantile} from "../../lib/statistics/quantile.js";
import {startBrowser} from "../browser/open-page.js";
import type {SyntheticSize} from "./synthetic.js";

/** How long a brush takes in Chromium, in milliseconds. */
export interface BrushTiming {
  readonly columns: number;
  readonly days: number;
  readonly compute: Spread;
  /** from the start of the frame that answers to the end of its painting */
  readonly redraw: Spread;
}

export interface Spread {
  readonly median: number;
  readonly p95: number;
}

const SIZES: readonly SyntheticSize[] = [
  {columns: 13, days: 120, rowsPerDay: 60, seed: 1},
  {columns: 100, days: 365, rowsPerDay: 20, seed: 1}
];
const BRUSHES = 200;

/** Most that a brush over the largest size may take, median, in milliseconds. */
export const BARS = {compute: 4, redraw: 50} as const;

/** Runs the page's own code over made-up timelines in a blank page. */
export async function measureBrush(): Promise<BrushTiming[]> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({viewport: {width: 1440, height: 900}});
    await preparePage(page);
    const timings: BrushTiming[] = [];
    for (const size of SIZES) {
      const call = `brush(${JSON.stringify(size)}, ${BRUSHES})`;
      const {compute, redraw} = await page.evaluate<{compute: number[]; redraw: number[]}>(call);
      timings.push({columns: size.columns, days: size.days, compute: spreadOf(compute), redraw: spreadOf(redraw)});
    }
    return timings;
  } finally {
    await browser.close();
  }
}

async function preparePage(page: Page): Promise<void> {
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const {outputFiles} = await build({
    entryPoints: [path("browser/brush-page.ts")],
    bundle: true,
    format: "iife",
    target: "es2023",
    write: false
  });
  // The page's own rules of layout; its colours do not take time.
  const css = await readFile(path("../../src/components/drift/drift.css"), "utf8");
  await page.setContent('<!doctype html><html lang="en"><body class="explorer"></body></html>');
  await page.addStyleTag({content: css});
  await page.addScriptTag({content: outputFiles[0]!.text});
}

/** Returns the spread of some times. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).sort();
  return {median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95)};
}
