import {readSiteFile} from "./site.js";
import type {Site} from "./site.js";

/** Finds data files that are empty or, being JSON, do not parse. */
export async function findBadData(site: Site): Promise<string[]> {
  const files = Array.from(site.files).filter((path) => /^(?:_file|data)\//.test(path));
  const problems = await Promise.all(
    files.map(async (path) => {
      const text = await readSiteFile(site, path);
      if (text === "") return `${path}: empty file`;
      const documents = path.endsWith(".json") ? [text] : path.endsWith(".ndjson") ? text.trim().split("\n") : [];
      const error = documents.map(parseError).find((message) => message !== null);
      return error === undefined ? null : `${path}: invalid JSON: ${error}`;
    })
  );
  return problems.filter((problem) => problem !== null);
}

function parseError(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
