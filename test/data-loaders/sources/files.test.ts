import {createHash} from "node:crypto";
import {appendFile, chmod, mkdir, rename, symlink, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {contentDigests} from "../../../data-loaders/sources/digest.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {openFile} from "../../../data-loaders/sources/open.js";
import {columnsOf, fileSource, makeFolder} from "./read-source.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

/** Makes a folder with files of these names, each with its name as content. */
async function folderOf(names: readonly string[], under = ""): Promise<string> {
  const root = join(await makeFolder(), under);
  for (const name of names) {
    await mkdir(join(root, name, ".."), {recursive: true});
    await writeFile(join(root, name), name);
  }
  return root;
}

describe("listFiles(source)", () => {
  it("gives each file once, in order of path, whatever the order of patterns", async () => {
    const root = await folderOf(["b.csv", "a/2.csv", "a/1.csv", "a/deep/3.csv", "c.txt", "a/_SUCCESS.csv", "a/.x.csv"]);
    const paths = async (files: string[]): Promise<string[]> =>
      (await listFiles(fileSource(files), {root, database})).map(({path}) => path);
    expect(await paths(["**/*.csv"])).toEqual(["a/1.csv", "a/2.csv", "a/deep/3.csv", "b.csv"]);
    expect(await paths(["b.csv", "a/*.csv", "*.csv", "./a/../b.csv"])).toEqual(["a/1.csv", "a/2.csv", "b.csv"]);
    expect(await paths([join(root, "a", "?.csv")])).toEqual(["a/1.csv", "a/2.csv"]);
    // named by hand, a file may be called as it likes
    expect(await paths(["a/.x.csv"])).toEqual(["a/.x.csv"]);
  });

  it("takes a name for itself before it takes it for a pattern, in folders that look like one", async () => {
    const root = await folderOf(["x[1].csv", "x1.csv", "s*r.csv", "star.csv", "it's.csv"], "[data]*");
    const list = (file: string): Promise<string[]> =>
      listFiles(fileSource(file), {root, database}).then((files) => files.map(({path}) => path));
    expect(await list("x[1].csv")).toEqual(["x[1].csv"]);
    expect(await list("s*r.csv")).toEqual(["s*r.csv"]);
    expect(await list("s*.csv")).toEqual(["s*r.csv", "star.csv"]);
    expect(await list("it's.csv")).toEqual(["it's.csv"]);
    const [file] = await listFiles(fileSource("x[1].csv"), {root, database});
    const open = await openFile(database, fileSource("x[1].csv"), file!, columnsOf({"x[1].csv": "text"}), null);
    expect([...open.columns.keys()]).toEqual(["x[1].csv"]);
    await open.close();
  });

  it("tells what is wrong with a path", async () => {
    const root = await folderOf(["a/1.csv"]);
    const list = (file: string): Promise<unknown> => listFiles(fileSource(file), {root, database});
    await expect(list("none.csv")).rejects.toThrow("no such file: none.csv");
    await expect(list("a/*.parquet")).rejects.toThrow(
      "no such file: a/*.parquet, which is a pattern that no file fits"
    );
    await expect(list("a")).rejects.toThrow("expected a file: a is a folder; write a/** for the files in it");
    await expect(listFiles({database: "no.duckdb", table: "t"}, {root})).rejects.toThrow("no such file: no.duckdb");
  });

  it("gives no file where that is allowed", async () => {
    const options = {root: await makeFolder(), database, allowNone: true};
    expect(await listFiles(fileSource(["*.csv", "gone.csv"]), options)).toEqual([]);
    expect(await listFiles({database: "gone.duckdb", table: "t"}, options)).toEqual([]);
  });

  // the super-user may read everything
  it.skipIf(process.getuid?.() === 0)("tells of a file that may not be read", async () => {
    const root = await folderOf(["a.csv"]);
    await chmod(join(root, "a.csv"), 0o000);
    await expect(listFiles(fileSource("a.csv"), {root, database})).rejects.toThrow(
      "cannot read a.csv: check its permissions"
    );
  });
});

describe("contentDigests(database, source, files, memory)", () => {
  const source = fileSource("*.csv");
  const old = new Date("2001-01-01T00:00:00Z");

  it("reads those alone whose size, time or inode is not as remembered", async () => {
    const root = await folderOf(["a.csv", "b.csv"]);
    for (const name of ["a.csv", "b.csv"]) await utimes(join(root, name), old, old);
    const files = await listFiles(source, {root, database});
    const first = await contentDigests(database, source, files, {});
    expect(first.digests.get("a.csv")).toBe(createHash("sha256").update("a.csv").digest("hex"));
    const marked = {...first.memory, "a.csv": {...first.memory["a.csv"]!, digest: "from memory"}};
    const second = await contentDigests(database, source, files, marked);
    expect(second.digests.get("a.csv")).toBe("from memory");
    expect(second.digests.get("b.csv")).toBe(first.digests.get("b.csv"));
    await writeFile(join(root, "new"), "a.csv");
    await utimes(join(root, "new"), old, old);
    await rename(join(root, "new"), join(root, "a.csv"));
    const third = await contentDigests(database, source, await listFiles(source, {root, database}), marked);
    expect(third.digests).toEqual(first.digests);
  });

  it("does not trust the time of a file that was written just now", async () => {
    const root = await folderOf(["a.csv", "b.csv"]);
    await utimes(join(root, "b.csv"), old, old);
    const files = await listFiles(source, {root, database});
    const {memory} = await contentDigests(database, source, files, {});
    expect(Object.keys(memory)).toEqual(["b.csv"]);
    const later = await contentDigests(database, source, files, memory, () => Date.now() + 10_000);
    expect(Object.keys(later.memory)).toEqual(["a.csv", "b.csv"]);
  });

  it("refuses a file that has changed since it was listed", async () => {
    const root = await folderOf(["a.csv"]);
    const files = await listFiles(source, {root, database});
    await appendFile(join(root, "a.csv"), "more");
    await expect(contentDigests(database, source, files, {})).rejects.toThrow("changed while being read: a.csv; start");
  });
});

describe("openFile(…)", () => {
  it("tells of a file that changes while it is read", async () => {
    const root = await folderOf(["a.csv"]);
    const source = fileSource("a.csv");
    const [file] = await listFiles(source, {root, database});
    const open = await openFile(database, source, file!, columnsOf({"a.csv": "text"}), null);
    await appendFile(join(root, "a.csv"), "\n1\n");
    await expect(open.rejects(0)).rejects.toThrow("changed while being read: a.csv");
    await open.close();
    await expect(openFile(database, source, file!, columnsOf({"a.csv": "text"}), null)).rejects.toThrow(
      "changed while"
    );
  });

  it("reads through a link", async () => {
    const root = await folderOf(["a.csv"]);
    await symlink(join(root, "a.csv"), join(root, "link.csv"));
    expect((await listFiles(fileSource("link.csv"), {root, database})).map(({path, size}) => [path, size])).toEqual([
      ["link.csv", 5]
    ]);
  });
});
