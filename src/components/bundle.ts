import {overviewFile} from "../lib/bundle.js";
import type {CourseLatency} from "../lib/course/latency.js";
import type {Overview} from "../lib/overview.js";
import {decodeProfiles} from "../lib/profile/codec.js";
import {timelineOf} from "../lib/profile/window.js";
import type {Timeline} from "../lib/profile/window.js";
import {latencyFile} from "../lib/registry/latency.js";

/**
 * Returns the address of another file of the build, given the address of one that a page names. A build adds a hash to
 * the name of the latter and keeps it under `_file`; the others lie at stable addresses outside it. The preview keeps
 * both under `_file`, without a hash.
 * @param href address of the named file, as the page's file attachment gives it
 * @param name the name of that file, without a hash
 * @param path of the other file, from the folder of the named one
 */
function siblingUrl(href: string, name: string, path: string): URL {
  const url = new URL(href);
  const folder = url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
  const isHashed = !url.pathname.endsWith(`/${name}`);
  // The last "_file" is Framework's: a site may be served from a folder of that name, but a bundle never lies in one.
  const at = folder.lastIndexOf("/_file/");
  url.pathname = (isHashed && at >= 0 ? folder.slice(0, at) + folder.slice(at + "/_file".length) : folder) + path;
  url.search = "";
  return url;
}

/**
 * Returns the address of another file of a monitor's bundle, given the address of its summary.
 * @param name file name within the bundle
 * @param version the summary's version, so that a cache never answers with an older file
 */
export function bundleUrl(summaryHref: string, name: string, version: string): string {
  const url = siblingUrl(summaryHref, "summary.json", name);
  url.search = `?v=${encodeURIComponent(version)}`;
  return url.href;
}

/**
 * Fetches the profiles of one stream and sums them for windowing.
 * @throws Error if the file cannot be had; RangeError if it holds no profiles of this format
 */
export async function loadTimeline(url: string): Promise<Timeline> {
  const {spec, partitions} = decodeProfiles(new Uint8Array(await (await load(url)).arrayBuffer()));
  return timelineOf(spec, partitions);
}

/**
 * Returns the address of a file of a monitor's bundle, given the address of `monitors.json`. It is the same after every
 * build, so whoever loads it must have the browser ask whether its copy is still right.
 */
export function monitorUrl(listHref: string, monitor: string, name: string): string {
  return siblingUrl(listHref, "monitors.json", `${monitor}/${name}`).href;
}

/**
 * Fetches what the build measured for the course, which may be another with every build.
 * @param href address of a file of the course, as its file attachment gives it
 * @param name the name of that file
 * @throws Error if it cannot be had
 */
export async function loadCourseLatency(href: string, name: string): Promise<CourseLatency> {
  return JSON.parse(await loadCurrentText(siblingUrl(href, name, latencyFile).href)) as CourseLatency;
}

/**
 * Fetches what the home page says of each monitor.
 * @param listHref address of `monitors.json`
 * @throws Error if a file cannot be had
 */
export function loadOverviews(listHref: string, monitors: readonly {readonly id: string}[]): Promise<Overview[]> {
  return Promise.all(
    monitors.map(async ({id}) => {
      const url = monitorUrl(listHref, id, overviewFile);
      return loadJson<Overview>(url, {cache: "no-cache"} as RequestInit);
    })
  );
}

/**
 * Fetches a file of a bundle that holds JSON.
 * @throws Error if it cannot be had
 */
export async function loadJson<T>(url: string, options: RequestInit = {}): Promise<T> {
  return (await load(url, options)).json() as Promise<T>;
}

/**
 * Fetches a file of a bundle that holds text.
 * @throws Error if it cannot be had
 */
export async function loadText(url: string): Promise<string> {
  return (await load(url)).text();
}

/**
 * Fetches text that lies beside a bundle: it may be another one while the bundle, and so its address, is the same.
 * @throws Error if it cannot be had
 */
export async function loadCurrentText(url: string): Promise<string> {
  return (await load(url, {cache: "no-cache"} as RequestInit)).text();
}

/**
 * Fetches a file of a bundle as it is.
 * @throws Error if it cannot be had
 */
export async function loadBytes(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await load(url)).arrayBuffer());
}

async function load(url: string, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP status ${response.status}`);
  return response;
}
