import {spawnSync} from "node:child_process";
import {appendFileSync} from "node:fs";
import {chmod, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {standingBundle} from "../../data-loaders/advance.js";
import {projectRoot} from "../../data-loaders/config/paths.js";
import {parseConfig} from "../../data-loaders/config/schema.js";
import type {ConfigInput} from "../../data-loaders/config/schema.js";
import type {Summary} from "../../lib/bundle.js";
import {rowsOf, smallMonitor, smallProject} from "./small-table.js";
import type {SmallProject} from "./small-table.js";

const configuration = {title: "test", monitors: [smallMonitor]};

/** Returns the bundle that a page would be built from now. */
function standing({folder}: SmallProject): Promise<Record<string, Uint8Array>> {
  const config = parseConfig(configuration as unknown as ConfigInput, "driftbook.config.ts");
  return standingBundle({...config, folder}, "small");
}

async function builtProject(): Promise<SmallProject> {
  const project = await smallProject();
  await project.write("logs/a.csv", rowsOf("2026-03-01", 30, 1));
  await project.advance();
  return project;
}

describe("advance(monitor, settings, effects) of a table", () => {
  it("names a file that changes while it is read, and keeps the state", async () => {
    const project = await builtProject();
    const before = await standing(project);
    await project.write("logs/b.csv", rowsOf("2026-03-02", 30, 2));
    const onProgress = (): void =>
      appendFileSync(join(project.folder, "logs/b.csv"), "late,2026-03-02 13:00:00,1,a,1,1\n");
    await expect(project.advance({onProgress})).rejects.toThrow(
      "changed while being read: logs/b.csv; start the build again when nothing writes to it"
    );
    expect(await standing(project)).toEqual(before);
    const {files} = await project.advance();
    expect(await standing(project)).toEqual(files);
    expect(files).not.toEqual(before);
  });

  it("names a file that is no longer what its name says, and keeps the state", async () => {
    const project = await builtProject();
    const before = await standing(project);
    await project.write("logs/b.parquet", "no such thing");
    const serving = {data: {...smallMonitor.data, serving: ["logs/*.csv", "logs/*.parquet"]}};
    await expect(project.advance({monitor: serving})).rejects.toThrow("logs/b.parquet");
    expect(await standing(project)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)("names a file that may not be read, and keeps the state", async () => {
    const project = await builtProject();
    const before = await standing(project);
    await chmod(join(project.folder, "logs/a.csv"), 0);
    await expect(project.advance()).rejects.toThrow("cannot read logs/a.csv: check its permissions");
    expect(await standing(project)).toEqual(before);
  });
});

const mayMount = spawnSync("unshare", ["--user", "--map-root-user", "--mount", "true"]).status === 0;

/** Runs a build whose state folder is a disk of its own; returns what it said. The project keeps what the disk held then. */
async function buildOnDisk({folder}: SmallProject, size: string, prepare: string): Promise<string> {
  await writeFile(join(folder, "config.json"), JSON.stringify(configuration));
  const script = `set -e
    cp -a .driftbook before
    mount -t tmpfs -o size=${size} tmpfs .driftbook
    cp -a before/. .driftbook
    ${prepare}
    (cd "${projectRoot}" && DRIFTBOOK_CONFIG="${folder}/config.json" "${process.execPath}" --import tsx tools/advance.ts) || true
    cp -a .driftbook after`;
  const options = {cwd: folder, encoding: "utf8"} as const;
  const {stderr} = spawnSync("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", script], options);
  await rm(join(folder, ".driftbook"), {recursive: true});
  await rename(join(folder, "after"), join(folder, ".driftbook"));
  return stderr;
}

// where a user may have file systems of their own
describe.runIf(mayMount)("tools/advance.ts", () => {
  it.each([
    [
      "full",
      "1m",
      "head -c 2m /dev/zero > .driftbook/filler 2> /dev/null || true",
      /^error: no space left on the disk of .* free some/m
    ],
    [
      "read-only",
      "8m",
      "mount -o remount,ro .driftbook",
      /^error: cannot write to .*, which can only be read; correct that/m
    ]
  ])("on a %s disk says what is wrong and what to do, and keeps the state", async (_, size, prepare, message) => {
    const project = await builtProject();
    const before = await standing(project);
    await project.write("logs/b.csv", rowsOf("2026-03-02", 30, 2));
    expect(await buildOnDisk(project, size, prepare)).toMatch(message);
    expect(await standing(project)).toEqual(before);
    const {files} = await project.advance();
    expect((JSON.parse(Buffer.from(files["summary.json"]!).toString()) as Summary).streams[0]!.starts).toHaveLength(3);
  });
});
