import {startBrowser, openPage, revealAll, settle} from "./open-page.js";
import {serveSite} from "./serve.js";
import {serveFixture, startsOf} from "./fixture.js";
import {projectRoot} from "../../tools/framework.js";
import {join} from "node:path";
const site = await serveSite(join(projectRoot, "dist.page"));
const browser = await startBrowser();
const only = process.argv.slice(2);
const q = (n: number) => Array.from({length: n}, (_, i) => (i % 9 === 4 ? 3 : 0));
const shapes: Record<string, any> = {
  hour: {unit: "hour", timeZone: "Europe/Berlin", starts: startsOf.hour(100), reference: {from: 0, to: 48}, current: 24},
  week: {unit: "week", starts: startsOf.week(30), errorMeasure: "error rate", rowsPerPartition: 200, reference: {from: 4, to: 14}, current: 4, quarantined: q(30), missingFiles: ["logs/2026-01.csv", "logs/2026-02.csv"]},
  month: {unit: "month", starts: startsOf.month(48), errorMeasure: null, rowsPerPartition: 100},
  file: {unit: "file", starts: startsOf.file(12), errorMeasure: null},
  two: {unit: "file", starts: ["data/train.parquet", "data/serving.parquet"], errorMeasure: "error rate", rowsPerPartition: 800, reference: {from: 0, to: 1}, current: 1},
  one: {unit: "day", starts: ["2026-01-01"], errorMeasure: "RMSE", rowsPerPartition: 400},
  wide: {unit: "day", starts: startsOf.day(60), features: 240, errorMeasure: null},
  long: {unit: "hour", starts: startsOf.hour(3000), features: 3, errorMeasure: "RMSE", current: 168, reference: {from: 0, to: 720}},
  none: {unit: "day", starts: []}
};
for (const [name, shape] of Object.entries(shapes)) {
  if (only.length && !only.includes(name)) continue;
  for (const [w, scheme] of [[1440, "light"], [390, "dark"], [1440, "dark"], [390, "light"]] as const) {
    if ((scheme === "dark") === (w === 1440) && name !== "week") continue;
    const t = Date.now();
    const o = await openPage(browser, site, "/monitor/boston/", {width: w, height: 900, colorScheme: scheme, prepare: (page) => serveFixture(page, shape)});
    await o.page.waitForSelector(".stream-view:not([aria-busy]), .explorer-body > .notice", {timeout: 15000}).catch((e) => console.log(name, String(e).slice(0, 200)));
    console.log(name, w, scheme, Date.now() - t, "ms", o.problems, await o.page.evaluate("document.documentElement.scrollWidth") );
    await revealAll(o.page);
    await o.page.screenshot({path: `/tmp/shots/${name}-${w}-${scheme}.png`, fullPage: true});
    await o.close();
  }
}
if (true) for (const [path, name] of [["/", "home"], ["/monitor/boston/", "boston"], ["/monitor/flights/", "flights"]] as const) {
  if (only.length && !only.includes(name)) continue;
  for (const [w, scheme] of [[1440, "light"], [390, "dark"]] as const) {
    const o = await openPage(browser, site, path, {width: w, colorScheme: scheme});
    console.log(name, w, o.problems, o.weight());
    await revealAll(o.page);
    await o.page.screenshot({path: `/tmp/shots/${name}-${w}-${scheme}.png`, fullPage: true});
    await o.close();
  }
}
await browser.close(); await site.close();
