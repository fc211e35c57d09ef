import {axeViolations, contrastViolations} from "./axe.js";
import {shownErrors} from "./open-page.js";
import type {OpenPage} from "./open-page.js";

interface Findings {
  readonly problems: readonly string[];
  readonly errors: readonly string[];
  readonly violations: readonly string[];
}

/** What is found on a page with which nothing is wrong. */
export const nothing: Findings = {problems: [], errors: [], violations: []};

/** Returns what is wrong with a page as it was opened. */
export async function findingsOn({page, problems}: OpenPage): Promise<Findings> {
  return {problems, errors: await shownErrors(page), violations: await axeViolations(page)};
}

/** Returns what is wrong in the other scheme: colours are the style sheets' alone, and a page keeps all else. */
export async function findingsIn(scheme: "light" | "dark", {page, problems}: OpenPage): Promise<Findings> {
  await page.emulateMedia({colorScheme: scheme});
  return {problems, errors: await shownErrors(page), violations: await contrastViolations(page)};
}
