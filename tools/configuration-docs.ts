import {join} from "node:path";
import {format, resolveConfig} from "prettier";
import type {z} from "zod";
import {sections} from "./configuration/sections.js";
import type {Section} from "./configuration/sections.js";
import {describeKey} from "./configuration/type-text.js";
import {projectRoot} from "./framework.js";

/** The document that is made here. */
export const configurationDocument = join(projectRoot, "docs", "configuration.md");

/** Returns the document of the configuration, made from the schema that checks it. */
export async function configurationDocs(): Promise<string> {
  const options = {...(await resolveConfig(configurationDocument)), parser: "markdown"};
  return format(sections.map(chapter).join("\n\n"), options);
}

function chapter({heading, words, forms}: Section, i: number): string {
  const tables = forms.map(({title, fields}) => {
    const rows = Object.entries(fields).map(([name, schema]) => rowOf(name, schema));
    const table = ["| key | value | default | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
    return title === null ? table : `### ${title}\n\n${table}`;
  });
  return [`${i === 0 ? "#" : "##"} ${heading}`, words, ...tables].join("\n\n");
}

function rowOf(name: string, schema: z.ZodType): string {
  const key = describeKey(name, schema, linkOf);
  const otherwise = key.default !== null ? `\`${key.default}\`` : key.isOptional ? "may be left out" : "";
  return `| ${[`\`${name}\``, key.type, otherwise, key.description].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Returns a link to the chapter of an object, if it has one. */
function linkOf(object: z.ZodObject): string | null {
  const found = sections.find(({forms}) => forms.some(({fields}) => fields === object.shape));
  if (found === undefined) return null;
  const anchor = found.heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
  return `[${found.heading.replace(/^A /, "")}](#${anchor})`;
}
