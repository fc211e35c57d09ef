import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Result, RunOptions} from "axe-core";
import type {Page} from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Returns what axe finds wrong with a page under all its rules, a line for each element. */
export function axeViolations(page: Page): Promise<string[]> {
  return violationsOf(page, {});
}

/** Returns what axe finds wrong with the colours of a page under the rules on them, those that it asks for by itself. */
export function contrastViolations(page: Page): Promise<string[]> {
  return violationsOf(page, {runOnly: ["color-contrast", "link-in-text-block"]});
}

async function violationsOf(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.addScriptTag({content: source});
  // what satisfies a rule is put into words only when asked for: of a long page that is most of the work
  const asked = JSON.stringify({...options, resultTypes: ["violations"]});
  const violations = await page.evaluate<Result[]>(`axe.run(document, ${asked}).then(({violations}) => violations)`);
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target, html}) => `${id}: ${help}: ${target.join(" ")}: ${html.slice(0, 120)}`)
  );
}
