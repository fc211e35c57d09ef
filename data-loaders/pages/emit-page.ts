import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import type {Language} from "../../lib/languages.js";
import {filled} from "../lessons/page.js";
import {parseSections} from "../lessons/prose.js";

/**
 * Writes a page of the dashboard, or the home page, to stdout for Framework: its structure, which all languages share, with
 * the prose of a language put in. `{{language}}` stands for the language itself.
 * @param name of a folder of `pages`
 * @param values what the build has worked out for the structure's places, by key
 * @throws Error naming keys that only the structure or only the prose knows
 */
export async function emitPage(
  name: string,
  language: Language,
  values: Readonly<Record<string, string>> = {}
): Promise<void> {
  const read = (file: string): Promise<string> =>
    readFile(fileURLToPath(new URL(`../../pages/${name}/${file}`, import.meta.url)), "utf8");
  const prose = `prose.${language}.md`;
  const sections = parseSections(await read(prose), `pages/${name}/${prose}`);
  const filling = {sections: {...sections, ...values, language}};
  process.stdout.write(filled(await read("page.md"), filling, `pages/${name}`, language));
}
