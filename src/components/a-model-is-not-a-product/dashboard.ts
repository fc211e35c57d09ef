import {overviewFile} from "../../lib/bundle.js";
import {productionOf} from "../../lib/course/two-columns.js";
import type {Production, ProductionFiles, TwoColumns} from "../../lib/course/two-columns.js";
import {lifeFile} from "../../lib/performance-files.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {loadJson, monitorUrl} from "../bundle.js";

/**
 * Fetches what the dashboard of the lesson's monitor says of its stream in production.
 * @param listHref address of `monitors.json`
 * @param monitors those of this site
 * @returns null where the site has no such monitor, or not this stream of it
 * @throws Error if a file cannot be had
 */
export async function loadProduction(
  listHref: string,
  monitors: readonly {readonly id: string}[],
  {monitor, stream}: TwoColumns
): Promise<Production | null> {
  if (!monitors.some(({id}) => id === monitor)) return null;
  const load = <T>(name: string): Promise<T> =>
    loadJson<T>(monitorUrl(listHref, monitor, name), {cache: "no-cache"} as RequestInit);
  const overview = await load<ProductionFiles["overview"]>(overviewFile);
  if (!overview.streams.some(({id}) => id === stream)) return null;
  const [status, life] = await Promise.all([
    load<ProductionFiles["status"]>("status.json"),
    load<PublishedCourse>(lifeFile(stream))
  ]);
  return productionOf({overview, status, events: life.events}, stream);
}
