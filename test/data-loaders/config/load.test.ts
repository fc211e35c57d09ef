import {mkdir, mkdtemp, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {importFile} from "../../../data-loaders/config/import-file.js";
import {loadSettings} from "../../../data-loaders/config/load.js";
import {fromRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import driftbook from "../../../driftbook.config.js";
import {credit} from "./table-monitor.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driftbook-"));
});

/** Writes files into a folder of their own and returns the path of the first. */
async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const place = await mkdtemp(join(folder, "config-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(place, name)), {recursive: true});
    await writeFile(join(place, name), text);
  }
  return join(place, Object.keys(files)[0]!);
}

describe("loadSettings(environment)", () => {
  it("takes the configuration and the day from the environment", async () => {
    const config = parseConfig(driftbook, "driftbook.config.ts");
    expect(await loadSettings({DRIFTBOOK_AS_OF: "2026-03-31"})).toEqual({
      ...{asOf: "2026-03-31", config, rebuild: false}
    });
    expect(await loadSettings({})).toMatchObject({asOf: null});
    expect(await loadSettings({DRIFTBOOK_AS_OF: "2026-03-31T14:00:00+02:00", DRIFTBOOK_REBUILD: "yes"})).toMatchObject({
      ...{asOf: "2026-03-31T14:00:00+02:00", rebuild: true}
    });
  });

  it("refuses an --as-of that is no date", async () => {
    await expect(loadSettings({DRIFTBOOK_AS_OF: "yesterday"})).rejects.toThrow(
      'invalid --as-of: expected a date such as 2026-03-31, or an instant such as 2026-03-31T14:00:00Z; found "yesterday"'
    );
  });

  it("names a configuration that is not there", async () => {
    await expect(loadSettings({DRIFTBOOK_CONFIG: "nope.ts"})).rejects.toThrow("no such configuration: nope.ts");
  });

  it("loads one in a folder that is no ES-module package, with the function that types it", async () => {
    const define = JSON.stringify(pathToFileURL(fromRoot("data-loaders/config/define.ts")).href);
    const monitor = JSON.stringify(credit);
    const file = await write({
      "mine.ts": `import {defineConfig} from ${define};\nexport default defineConfig({title: "Mine", monitors: [${monitor}]});\n`,
      "package.json": `{"type": "commonjs"}`
    });
    const {config} = await loadSettings({DRIFTBOOK_CONFIG: file});
    expect(config).toMatchObject({title: "Mine", folder: dirname(file), monitors: [{id: "credit"}]});
  });
});

describe("importFile(file)", () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["TypeScript", {"a.ts": "const x: number = 1; export default {x};"}],
    ["an ES module", {"a.mjs": "export default {x: 1};"}],
    ["a CommonJS module", {"a.cjs": "module.exports = {x: 1};"}],
    ["JSON", {"a.json": `{"x": 1}`}],
    [
      "files that it imports",
      {"a.ts": `import {x} from "./lib/b.js"; export default {x};`, "lib/b.ts": "export const x = 1;"}
    ],
    [
      "packages of its folder",
      {
        "a.ts": `import {x} from "one"; export default {x};`,
        "node_modules/one/package.json": `{"name": "one", "version": "1.0.0", "type": "module", "exports": "./index.js"}`,
        "node_modules/one/index.js": "export const x = 1;"
      }
    ],
    ["modules of Node", {"a.ts": `import {sep} from "node:path"; export default {x: sep.length};`}]
  ])("loads %s", async (_, files) => {
    expect(await importFile(await write(files))).toEqual({x: 1});
  });

  it("lets every file know its own address", async () => {
    const file = await write({
      "a.ts": `import {b} from "./lib/b.js"; export default [import.meta.url, b];`,
      "lib/b.ts": "export const b = import.meta.url;"
    });
    expect(((await importFile(file)) as string[]).map((url) => fileURLToPath(url))).toEqual([
      file,
      join(dirname(file), "lib", "b.ts")
    ]);
  });

  it("sees a file that has changed since it was loaded", async () => {
    const file = await write({"a.ts": "export default 1;"});
    expect(await importFile(file)).toBe(1);
    await writeFile(file, (await readFile(file, "utf8")).replace("1", "2"));
    expect(await importFile(file)).toBe(2);
  });

  it.each([
    ["a file that does not parse", "export default {\n  x: ;\n};", /cannot load \S*a\.ts line 2: /],
    ["an import that is not there", `import "./b.js";\nexport default 1;`, /cannot load \S*a\.ts line 1: .*\.\/b\.js/]
  ])("says where %s is wrong", async (_, text, message) => {
    await expect(importFile(await write({"a.ts": text}))).rejects.toThrow(message);
  });
});
