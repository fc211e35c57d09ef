import {decodeProfiles} from "../lib/profile/codec.js";
import {timelineOf} from "../lib/profile/window.js";
import type {Timeline} from "../lib/profile/window.js";

/**
 * Returns the address of another file of a monitor's bundle, given the address of its summary. A build adds a hash to
 * the summary's name and keeps it under `_file`; the other files lie at stable addresses outside it. The preview keeps
 * both under `_file`, without a hash.
 * @param summaryHref address of `summary.json` as the page's file attachment gives it
 * @param name file name within the bundle
 * @param version the summary's version, so that a cache never answers with an older file
 */
export function bundleUrl(summaryHref: string, name: string, version: string): string {
  const url = new URL(summaryHref);
  const folder = url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
  const isHashed = !url.pathname.endsWith("/summary.json");
  // The last "_file" is Framework's: a site may be served from a folder of that name, but a bundle never lies in one.
  const at = folder.lastIndexOf("/_file/");
  url.pathname = (isHashed && at >= 0 ? folder.slice(0, at) + folder.slice(at + "/_file".length) : folder) + name;
  url.search = `?v=${encodeURIComponent(version)}`;
  return url.href;
}

/**
 * Fetches the profiles of one stream and sums them for windowing.
 * @throws Error if the file cannot be had; RangeError if it holds no profiles of this format
 */
export async function loadTimeline(url: string): Promise<Timeline> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP status ${response.status}`);
  const {spec, partitions} = decodeProfiles(new Uint8Array(await response.arrayBuffer()));
  return timelineOf(spec, partitions);
}
