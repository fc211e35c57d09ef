import {readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import config from "../vitest.config.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const projects = config.test!.projects! as readonly {test: {name: string; include: readonly string[]}}[];

/** Of globs, only what the configuration uses: `**` followed by a slash for any folders, `*` for any part of a name. */
function matches(path: string, glob: string): boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/|\*/g, (stars) => (stars === "*" ? "[^/]*" : "(?:[^/]+/)*"));
  return new RegExp(`^${pattern}$`).test(path);
}

it("every test file belongs to one project", () => {
  const files = readdirSync(join(root, "test"), {recursive: true})
    .map((name) => `test/${String(name).replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".test.ts"));
  const homes = files.map((path) => {
    const names = projects.filter(({test}) => test.include.some((glob) => matches(path, glob))).map((p) => p.test.name);
    return {path, names};
  });
  expect(files.length).toBeGreaterThan(0);
  expect(homes.filter(({names}) => names.length !== 1)).toEqual([]);
});
