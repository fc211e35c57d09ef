import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, readdirSync} from "node:fs";
import {cp, mkdtemp, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {projectRoot} from "../../data-loaders/config/paths.js";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import {listFiles} from "../../data-loaders/sources/list.js";
import {fileCopies} from "../../data-loaders/table/file-copies.js";
import {build, differences, leftIn} from "./crash.js";
import {fileOf, lines, smallMonitor, smallProject} from "./small-table.js";
import {columnsOf, fileSource} from "./sources/read-source.js";

/** Rows of four days, in one file that is large enough to be copied. */
function largeFile(): string {
  return fileOf(["03", "04", "05", "06"].flatMap((day, i) => lines(`2026-03-${day}`, 45_000, i + 1)));
}

const monitor = {
  ...smallMonitor,
  data: {serving: "logs/*.csv", time: "ts", quarantineLimit: 0.5},
  drift: {current: 2, reference: {first: 2}}
};

it("fileCopies(…) opens the copy that a file was left with, once, for the same columns alone", async () => {
  const {folder, write} = await smallProject();
  await write("logs/all.csv", largeFile());
  const database = await openDatabase();
  const copied = await mkdtemp(join(tmpdir(), "driftbook-test-"));
  const copies = fileCopies(database, copied);
  const source = fileSource("logs/all.csv");
  const [file] = await listFiles(source, {root: folder, database});
  const columns = columnsOf({ts: "timestamp", x: "number"});
  const place = async (isAskedAgain: boolean, wanted = columns): Promise<string> => {
    const open = await copies.open(source, file!, wanted, null, isAskedAgain);
    expect(open.isCopy).toBe(true);
    await open.close();
    return open.relation;
  };
  const first = await place(true);
  expect((await readdir(copied)).length).toBe(1);
  expect(await place(true, columnsOf({x: "text"}))).not.toBe(first);
  expect((await readdir(copied)).length).toBe(2);
  expect(await place(false)).toBe(first);
  expect((await readdir(copied)).length).toBe(1);
  await copies.close();
  expect(await readdir(copied)).toEqual([]);
  expect(await place(false)).not.toBe(first);
  expect(await readdir(copied)).toEqual([]);
  database.close();
  await rm(folder, {recursive: true});
});

it("a build that is killed while it copies leaves the next one to come to the same bytes", async () => {
  const {folder, write} = await smallProject();
  await write("logs/all.csv", largeFile());
  await writeFile(join(folder, "config.json"), JSON.stringify({title: "copies", monitors: [monitor]}));
  const undisturbed = await mkdtemp(join(tmpdir(), "driftbook-test-"));
  await cp(folder, undisturbed, {recursive: true, preserveTimestamps: true});
  expect(await build(undisturbed, {})).toMatchObject({end: 0});
  const left = await leftIn(undisturbed);
  expect(Object.keys(left).filter((path) => path.includes("/tmp/"))).toEqual([]);
  const tmp = join(folder, ".driftbook", "small", "tmp");
  expect(await killedWhile(folder, () => existsSync(tmp) && readdirSync(tmp).some(isCopy))).toBe("SIGKILL");
  expect((await readdir(tmp)).filter(isCopy).length).toBe(1);
  expect(await build(folder, {})).toMatchObject({end: 0});
  expect(differences(await leftIn(folder), left)).toEqual([]);
  for (const project of [folder, undisturbed]) await rm(project, {recursive: true});
}, 120_000);

function isCopy(name: string): boolean {
  return name.startsWith("rows-");
}

/** Builds until something holds, and returns how the build came to its end. */
async function killedWhile(folder: string, holds: () => boolean): Promise<unknown> {
  const child = spawn(process.execPath, ["--import", "tsx", "tools/advance.ts"], {
    cwd: projectRoot,
    env: {...process.env, DRIFTBOOK_CONFIG: join(folder, "config.json")},
    stdio: "ignore"
  });
  const timer = setInterval(() => holds() && child.kill("SIGKILL"), 1);
  const [code, signal] = (await once(child, "exit")) as [unknown, unknown];
  clearInterval(timer);
  return signal ?? code;
}
