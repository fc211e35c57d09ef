import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {format, resolveConfig} from "prettier";
import {z} from "zod";
import {readProse, readStructure} from "../data-loaders/lessons/prose.js";
import {lessons} from "../lib/course/lessons.js";
import {inEveryLesson, syllabus} from "../lib/course/syllabus.js";
import {projectRoot} from "./framework.js";

/** The document that the table is part of. */
export const courseDocument = join(projectRoot, "docs", "course.md");

/** Pages of the course, by the folders in lessons: its home page, then the lessons in order. */
export const coursePages: readonly string[] = ["home", ...lessons.map(({slug}) => slug)];

/** The table is between these two lines of the document. */
const marks = ["<!-- coverage: npm run docs -->", "<!-- end of coverage -->"] as const;

/** covers.json of a page: which items of the syllabus it covers, at which key of its structure, and what a reader does there. */
const coverageFile = z.array(
  z.strictObject({item: z.enum(syllabus.map(({id}) => id)), at: z.string().min(1), reader: z.string().min(1)})
);

/** A place of a page that covers an item. */
export interface CoveredPlace extends Readonly<z.infer<typeof coverageFile>[number]> {
  readonly page: string;
  /** key of the heading that the place is under; null above the first */
  readonly heading: string | null;
}

/**
 * Reads which places cover what, page by page.
 * @throws Error naming a place that a page does not have
 */
export async function coveredPlaces(): Promise<CoveredPlace[]> {
  return (await Promise.all(coursePages.map(placesOf))).flat();
}

async function placesOf(page: string): Promise<CoveredPlace[]> {
  const [text, structure] = await Promise.all([
    readFile(join(projectRoot, "lessons", page, "covers.json"), "utf8"),
    readStructure(page)
  ]);
  return coverageFile
    .parse(JSON.parse(text))
    .map((place) => ({...place, page, heading: headingOver(structure, place.at, `lessons/${page}`)}));
}

/**
 * Returns the key of the heading that a place is under, or of the heading that it is; null above the first.
 * @param structure Markdown with `{{key}}` where prose goes
 * @param folder of the structure, for errors
 * @throws Error if the structure has no such place
 */
export function headingOver(structure: string, key: string, folder: string): string | null {
  const places = Array.from(structure.matchAll(/^(#+ )?\{\{([\w-]+)\}\}$/gm), ([, hash, found]) => ({
    key: found!,
    isHeading: hash !== undefined
  }));
  const index = places.findIndex((place) => place.key === key);
  if (index === -1) throw new Error(`${folder}/covers.json: page.md has no place ${key}`);
  return places.slice(0, index + 1).findLast(({isHeading}) => isHeading)?.key ?? null;
}

/** Returns the document of the course, with the table of what is covered made anew. */
export async function courseDocs(): Promise<string> {
  const [before, rest] = split(await readFile(courseDocument, "utf8"), marks[0]);
  const [, after] = split(rest, marks[1]);
  const places = await coveredPlaces();
  const rows = syllabus.flatMap(({id, item}) =>
    places.filter((place) => place.item === id).map((place, i) => cellsOf(place, i === 0 ? item : ""))
  );
  const header = "[the strip](../src/components/lesson/lesson-header.ts)";
  const table = [
    ["item", "lesson", "place", "what the reader does"],
    ["---", "---", "---", "---"],
    ...(await Promise.all(rows)),
    [inEveryLesson.item, "all", header, inEveryLesson.reader]
  ].map((cells) => `| ${cells.join(" | ")} |`);
  const text = `${before}${marks[0]}\n\n${table.join("\n")}\n\n${marks[1]}${after}`;
  return format(text, {...(await resolveConfig(courseDocument)), parser: "markdown"});
}

async function cellsOf({page, heading, reader}: CoveredPlace, item: string): Promise<string[]> {
  const {head, sections} = await readProse(page, "en");
  const structure = `../lessons/${page}/page.md`;
  const place =
    heading === null
      ? `[${head.title}](${structure})`
      : `[${sections[heading]!}](${structure}#${heading.toLowerCase()})`;
  const number = coursePages.indexOf(page);
  return [item, number === 0 ? "home" : `L${number}`, place, reader];
}

function split(text: string, mark: string): [string, string] {
  const [before, after, ...more] = text.split(mark);
  if (after === undefined || more.length > 0) throw new Error(`docs/course.md: it has to have one line ${mark}`);
  return [before!, after];
}
