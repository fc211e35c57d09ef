import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import type {Language} from "../../lib/languages.js";

/** What a lesson's prose has to say about the lesson as a whole. */
const headFields = ["title", "short", "description", "keywords", "question"] as const;
type HeadField = (typeof headFields)[number];

/** The prose of a lesson in one language. */
export interface Prose {
  readonly head: Readonly<Record<HeadField, string>>;
  /** Markdown by key */
  readonly sections: Readonly<Record<string, string>>;
}

/** Reads the structure of a lesson, which is the same in all languages. */
export function readStructure(slug: string): Promise<string> {
  return readFile(fileOf(slug, "page"), "utf8");
}

/** Reads the prose of a lesson in a language. */
export async function readProse(slug: string, language: Language): Promise<Prose> {
  const name = `prose.${language}`;
  return parseProse(await readFile(fileOf(slug, name), "utf8"), `lessons/${slug}/${name}.md`);
}

function fileOf(slug: string, name: string): string {
  return fileURLToPath(new URL(`../../lessons/${slug}/${name}.md`, import.meta.url));
}

/**
 * Takes prose apart: lines `name: text` between two lines `---`, then sections, each begun by a line `<!-- key -->`.
 * @param file what the text is called in errors
 * @throws Error naming the file and what is missing, empty or there twice
 */
export function parseProse(text: string, file: string): Prose {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (front === undefined || body === undefined)
    throw new Error(`${file}: it has to begin with lines between two lines "---"`);
  const found = Object.fromEntries(
    front.split("\n").map((line) => {
      const [, name, value] = /^(\w+): (.+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`${file}: not "name: text": ${line}`);
      return [name, value];
    })
  );
  const missing = headFields.filter((field) => found[field] === undefined);
  if (missing.length > 0) throw new Error(`${file}: missing at its beginning: ${missing.join(", ")}`);
  return {head: found as Prose["head"], sections: parseSections(body, file)};
}

/**
 * Takes prose without a beginning apart: sections, each begun by a line `<!-- key -->`.
 * @param file what the text is called in errors
 * @throws Error naming the file and what is empty or there twice
 */
export function parseSections(body: string, file: string): Record<string, string> {
  const [before, ...parts] = body.split(/^<!-- ([\w-]+) -->$/m);
  if (before!.trim() !== "") throw new Error(`${file}: text before the first key: ${before!.trim().slice(0, 40)}`);
  const sections: Record<string, string> = {};
  for (let i = 0; i < parts.length; i += 2) {
    const [key, content] = [parts[i]!, parts[i + 1]!.trim()];
    if (sections[key] !== undefined) throw new Error(`${file}: ${key} is there twice`);
    if (content === "") throw new Error(`${file}: ${key} is empty`);
    sections[key] = content;
  }
  return sections;
}
