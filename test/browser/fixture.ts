import type {Page} from "playwright-core";
import {publish} from "../../data-loaders/stages/publish.js";
import {madeUp} from "../bundles.js";
import type {BundleShape} from "../bundles.js";

/** Serves the bundle of a made-up monitor in the place of the built one's, so that the site's own page shows it. */
export async function serveFixture(page: Page, shape: BundleShape): Promise<void> {
  const files = publish(madeUp(shape), "fixture");
  await page.route(/\/data\/boston\/[^/]+$/, (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1)!;
    // the summary's name has a hash of what the build wrote
    const body = files[name.replace(/^summary\..*json$/, "summary.json")];
    if (body === undefined) return route.fulfill({status: 404});
    return route.fulfill({body: typeof body === "string" ? body : Buffer.from(body)});
  });
}

const DAY_MS = 86_400_000;

/** Starts of partitions from 1 January 2026 on. */
export const startsOf = {
  hour: (length: number): string[] => Array.from({length}, (_, i) => new Date(Date.UTC(2026, 0, 1, i)).toISOString()),
  day: (length: number): string[] => datesOf(length, (i) => Date.UTC(2026, 0, 1) + i * DAY_MS),
  week: (length: number): string[] => datesOf(length, (i) => Date.UTC(2026, 0, 5) + 7 * i * DAY_MS),
  month: (length: number): string[] => datesOf(length, (i) => Date.UTC(2019, i, 1)),
  file: (length: number): string[] =>
    Array.from(
      {length},
      (_, i) => `logs/2026/predictions-of-the-credit-model-part-${String(i + 1).padStart(2, "0")}.csv`
    )
} as const;

function datesOf(length: number, time: (i: number) => number): string[] {
  return Array.from({length}, (_, i) => new Date(time(i)).toISOString().slice(0, 10));
}
