import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Returns what axe finds wrong with a page under all its rules, a line for each element. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({content: source});
  const {violations} = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target, html}) => `${id}: ${help}: ${target.join(" ")}: ${html.slice(0, 120)}`)
  );
}
