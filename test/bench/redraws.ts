import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {lessons} from "../../lib/course/lessons.js";
import {projectRoot} from "../../tools/framework.js";
import {openPage, startBrowser} from "../browser/open-page.js";
import {serveSite} from "../browser/serve.js";
import {spreadOf} from "./brush.js";
import type {Spread} from "./brush.js";

/** How long a thing to try takes from the frame in which a control is set to the end of its painting, in milliseconds. */
export interface RedrawTiming {
  /** address of the lesson */
  readonly path: string;
  /** as addresses name it */
  readonly thing: string;
  readonly changes: number;
  readonly time: Spread;
}

/** Most that a redraw may take, median, in milliseconds. */
export const REDRAW_BAR = 50;

/**
 * Sets every control of every lesson of the built site and times what follows. What sets nothing by itself, such as a
 * button that measures the reader's device, is left out.
 * @throws Error if the site has not been built
 */
export async function measureRedraws(): Promise<RedrawTiming[]> {
  const folder = join(projectRoot, "dist");
  if (!existsSync(folder)) throw new Error("no site to try: run npm run build first");
  const script = await pageScript();
  const site = await serveSite(folder);
  const browser = await startBrowser();
  try {
    const timings: RedrawTiming[] = [];
    for (const {slug} of lessons) {
      const path = `/learn/${slug}`;
      const {page, close} = await openPage(browser, site, path);
      await page.addScriptTag({content: script});
      for (const {thing, times} of await page.evaluate<{thing: string; times: number[]}[]>("redraws()"))
        if (times.length > 0) timings.push({path, thing, changes: times.length, time: spreadOf(times)});
      await close();
    }
    return timings;
  } finally {
    await browser.close();
    await site.close();
  }
}

async function pageScript(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL("browser/redraw-page.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    target: "es2023",
    write: false
  });
  return outputFiles[0]!.text;
}
