import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeEach, expect, it} from "vitest";
import {codeDigest} from "../../data-loaders/state/code-digest.js";
import {takeLock} from "../../data-loaders/state/lock.js";
import {digest} from "../../data-loaders/state/json.js";
import {replaceFile} from "../../data-loaders/state/replace-file.js";
import {openStore} from "../../data-loaders/state/store.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "driftbook-"));
});

function writes(text: string) {
  return (folder: string): Promise<void> => writeFile(join(folder, "file.txt"), text);
}

it("artefact(stage, name, inputs, make) makes an artefact once for the same inputs", async () => {
  const store = await openStore(root);
  const first = await store.artefact("simulate", "S0/day", {day: 1, seed: 2}, writes("a"));
  const again = await store.artefact("simulate", "S0/day", {seed: 2, day: 1}, () =>
    Promise.reject(new Error("made again"))
  );
  expect(first).toMatchObject({made: true});
  expect(again).toEqual({...first, made: false});
  expect(await readFile(join(first.folder, "file.txt"), "utf8")).toBe("a");
  expect(store.tally).toEqual({simulate: {made: 1, reused: 1}});
  await store.close();
});

it("artefact(stage, name, inputs, make) makes another artefact for other inputs or another stage", async () => {
  const store = await openStore(root);
  const keys = [
    await store.artefact("simulate", "x", {day: 1}, writes("a")),
    await store.artefact("simulate", "x", {day: 2}, writes("b")),
    await store.artefact("profile", "x", {day: 1}, writes("c"))
  ].map((artefact) => artefact.key);
  expect(new Set(keys).size).toBe(3);
  await store.close();
});

it("artefact(stage, name, inputs, make) leaves nothing behind when making fails", async () => {
  const store = await openStore(root);
  const failing = store.artefact("simulate", "x", {}, async (folder) => {
    await writes("half")(folder);
    throw new Error("disk full");
  });
  await expect(failing).rejects.toThrow("disk full");
  expect(existsSync(join(root, "simulate"))).toBe(false);
  await store.close();
});

it("openStore(root) sweeps away what a killed build left half-written", async () => {
  await mkdir(join(root, "tmp", "profile-abc"), {recursive: true});
  await writes("half")(join(root, "tmp", "profile-abc"));
  const store = await openStore(root);
  expect(await readdir(join(root, "tmp"))).toEqual([]);
  await store.close();
});

it("openStore(root) refuses a store that another process has open, and takes over from a dead one", async () => {
  const store = await openStore(root);
  await expect(openStore(root)).rejects.toThrow(`another build (process ${process.pid}) is using`);
  await store.close();
  await writeFile(join(root, "lock"), "999999999");
  await (await openStore(root)).close();
});

it("removeReplaced() removes what was replaced, and leaves what was not asked for", async () => {
  const before = await openStore(root);
  const old = await before.artefact("simulate", "S0/2026-01-01", {seed: 1}, writes("old"));
  const other = await before.artefact("simulate", "S0/2026-01-02", {seed: 1}, writes("other"));
  await before.close();
  const store = await openStore(root);
  const renewed = await store.artefact("simulate", "S0/2026-01-01", {seed: 2}, writes("new"));
  await store.removeReplaced();
  expect([old, other, renewed].map(({folder}) => existsSync(folder))).toEqual([false, true, true]);
  await store.close();
});

it("takeLock(path) leaves nothing but the lock, and gives it back", async () => {
  const release = await takeLock(join(root, "lock"));
  expect(await readdir(root)).toEqual(["lock"]);
  expect(await readFile(join(root, "lock"), "utf8")).toBe(String(process.pid));
  await release();
  expect(await readdir(root)).toEqual([]);
});

it("digest(value) does not depend on the order of keys, but on everything else", () => {
  expect(digest({a: 1, b: [1, 2]})).toBe(digest({b: [1, 2], a: 1}));
  expect(digest({a: 1, b: [2, 1]})).not.toBe(digest({a: 1, b: [1, 2]}));
});

it("codeDigest(stage) tells stages apart and is stable", async () => {
  expect(await codeDigest("simulate")).toBe(await codeDigest("simulate"));
  expect(await codeDigest("simulate")).not.toBe(await codeDigest("profile"));
});

it("replaceFile(path, contents) leaves no draft", async () => {
  await replaceFile(join(root, "head.json"), "{}");
  await replaceFile(join(root, "head.json"), "{1}");
  expect(await readFile(join(root, "head.json"), "utf8")).toBe("{1}");
  expect(await readdir(root)).toEqual(["head.json"]);
});
