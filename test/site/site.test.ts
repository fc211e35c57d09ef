import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {findSimulated} from "../../data-loaders/config/monitors.js";
import {checkSite} from "../../tools/check-site.js";
import {projectRoot} from "../../tools/framework.js";
import {readSite} from "../../tools/site/site.js";
import {testedSite} from "./setup.js";

const {config} = await loadSettings();

async function digestOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await readSite(folder)).files) hash.update(path).update(await readFile(join(folder, path)));
  return hash.digest("hex");
}

/** Where these tests build to: browsers look at the tested site at the same time. */
const ownSite = join(projectRoot, "dist.own");
afterAll(() => rm(ownSite, {recursive: true, force: true}));

/** Runs the build as a user does. */
async function runBuild(...args: string[]): Promise<{code: number | null; said: string}> {
  const child = spawn(process.execPath, ["--import", "tsx", join("tools", "build.ts"), ...args], {
    cwd: projectRoot,
    env: {...process.env, DRIFTBOOK_OUTPUT: "dist.own"},
    stdio: ["ignore", "ignore", "pipe"]
  });
  const chunks: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {code, said: Buffer.concat(chunks).toString("utf8")};
}

const MACHINE_FILES = ["status.json", "badge.svg", "feed.xml", "metrics.prom", "schema.pbtxt", "journal.ndjson"];

describe("the built site", () => {
  it("has no problem", async () => {
    expect(await checkSite(testedSite)).toEqual([]);
  });

  it("has a page and the files for machines of every monitor, at stable addresses", async () => {
    const {files} = await readSite(testedSite);
    const expected = config.monitors.flatMap(({id}) => [
      `monitor/${id}/index.html`,
      ...MACHINE_FILES.map((name) => `data/${id}/${name}`)
    ]);
    expect(expected.filter((path) => !files.has(path))).toEqual([]);
  });

  it("says its language and lets itself be enlarged", async () => {
    const {pages} = await readSite(testedSite);
    for (const [path, html] of pages) {
      expect(html).toContain(`<html lang="${path.startsWith("zh-TW/") ? "zh-TW" : "en"}">`);
      expect(html).not.toContain("maximum-scale");
    }
  });

  it("has every page in both languages, each leading to the other", async () => {
    const {pages} = await readSite(testedSite);
    const [chinese, english] = [true, false].map((is) =>
      [...pages.keys()].filter((path) => path.startsWith("zh-TW/") === is)
    );
    expect(english).toContain("learn/index.html");
    expect(chinese).toEqual(english!.map((path) => `zh-TW/${path}`));
    const lesson = pages.get("learn/the-boston-model.html");
    expect(lesson).toContain('<link rel="alternate" hreflang="en" href="the-boston-model">');
    expect(lesson).toContain('<link rel="alternate" hreflang="zh-TW" href="../zh-TW/learn/the-boston-model">');
    expect(lesson).toMatch(/<a href="\.\.\/zh-TW\/learn\/the-boston-model" hreflang="zh-TW" lang="zh-TW">/);
    expect(pages.get("zh-TW/learn/index.html")).toContain('<link rel="alternate" hreflang="zh-TW" href="./">');
  });

  it("has the same bytes when it is built again, and no stage has work to do", async () => {
    const {code, said} = await runBuild();
    expect(code).toBe(0);
    expect(said).toMatch(/no stage had work to do/);
    expect(said).not.toMatch(/\b[1-9]\d* made/);
    expect(await digestOf(ownSite)).toBe(await digestOf(testedSite));
  });
});

describe("a build that fails", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "driftbook-"));
    await rm(ownSite, {recursive: true, force: true});
    await cp(testedSite, ownSite, {recursive: true});
  });
  afterAll(() => rm(folder, {recursive: true}));

  const original = findSimulated(config, "boston").data.file;

  /** Builds the first monitor alone, with its data changed. */
  async function buildWith(change: (csv: string) => string): Promise<{code: number | null; said: string}> {
    const [data, file] = [join(folder, "data.csv"), join(folder, "driftbook.config.mts")];
    await writeFile(data, change(await readFile(join(projectRoot, original), "utf8")));
    const base = JSON.stringify(pathToFileURL(join(projectRoot, "driftbook.config.ts")).href);
    await writeFile(
      file,
      `import config from ${base};
const [first] = config.monitors;
const data = {...first.data, file: ${JSON.stringify(data)}};
export default {...config, monitors: [{...first, data}]};
`
    );
    return runBuild("--config", file);
  }

  const changes: [string, (csv: string) => string, RegExp[]][] = [
    [
      "a truncated copy of the data",
      (csv) => csv.slice(0, csv.length >> 1),
      [/data\.csv line \d+, column \w+/, /npm ci/]
    ],
    ["a renamed column", (csv) => csv.replace(/lstat/i, "status"), [/data\.csv/, /lstat/i]],
    [
      "a text where a number belongs",
      (csv) => csv.replace(/\n([^\n]*\n)([^,]*),/, "\n$1many,"),
      [/data\.csv/, /many/, /crim/i]
    ]
  ];

  it.each(changes)("on %s says where and what, and leaves the site as it was", async (_, change, expected) => {
    const before = await digestOf(ownSite);
    const {code, said} = await buildWith(change);
    expect(code).toBe(1);
    for (const pattern of expected) expect(said).toMatch(pattern);
    expect(said.trimEnd().split("\n").at(-1)).toMatch(/^build failed, dist\.own is as it was: /);
    expect(await digestOf(ownSite)).toBe(before);
  });

  it("on an unknown option names it", async () => {
    const {code, said} = await runBuild("--cofnig", "x.ts");
    expect(code).toBe(1);
    expect(said).toMatch(/--cofnig/);
  });

  it("on a date that is none says what is expected", async () => {
    const {code, said} = await runBuild("--as-of", "yesterday");
    expect(code).toBe(1);
    expect(said).toMatch(/invalid --as-of: expected a date such as/);
  });
});
