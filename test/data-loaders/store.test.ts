import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, dirname, join} from "node:path";
import {beforeEach, expect, it} from "vitest";
import {codeDigest} from "../../data-loaders/state/code-digest.js";
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
  expect(store.tally).toEqual({simulate: {made: 1, reused: 1, why: {new: 1}}});
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
  await symlink("999999999 1", `${root}.lock`);
  await (await openStore(root)).close();
});

it("finish() removes what was replaced, with what is said about it, and leaves what was not asked for", async () => {
  const before = await openStore(root);
  const old = await before.artefact("simulate", "S0/2026-01-01", {seed: 1}, writes("old"));
  const other = await before.artefact("simulate", "S0/2026-01-02", {seed: 1}, writes("other"));
  await before.close();
  const store = await openStore(root);
  const renewed = await store.artefact("simulate", "S0/2026-01-01", {seed: 2}, writes("new"));
  expect(store.tally["simulate"]!.why).toEqual({"changed: seed": 1});
  await store.finish();
  const names = [other, renewed].flatMap(({folder}) => [basename(folder), `${basename(folder)}.json`]);
  expect((await readdir(dirname(old.folder))).sort()).toEqual(names.sort());
  expect(await readdir(join(root, "tmp"))).toEqual([]);
  await store.close();
});

it("artefact(stage, name, inputs, make) compares with the one made last, of those that are whole", async () => {
  const first = await openStore(root);
  const old = await first.artefact("simulate", "x", {seed: 1, rows: 5}, writes("old"));
  await first.artefact("simulate", "x", {seed: 2, rows: 6}, writes("newer"));
  // a build that was killed had said what it was to make, and had not made it
  await writeFile(join(dirname(old.folder), `x-${"0".repeat(16)}.json`), '{"inp');
  const third = await first.artefact("simulate", "x", {seed: 3, rows: 6}, writes("newest"));
  expect(JSON.parse(await readFile(`${third.folder}.json`, "utf8"))).toEqual({
    ...{code: await codeDigest("stages/simulate"), inputs: {seed: 3, rows: 6}, why: "changed: seed"}
  });
  await first.close();
});

it("openStore(root, {startOver}) takes the place of the store when it is finished, and leaves it as it was if it is not", async () => {
  const former = await openStore(root);
  const kept = await former.artefact("simulate", "x", {seed: 1}, writes("former"));
  await former.close();
  const abandoned = await openStore(root, {startOver: true});
  expect(abandoned.former).toBe(root);
  await abandoned.artefact("simulate", "y", {seed: 1}, writes("never finished"));
  await abandoned.close();
  const again = await openStore(root);
  expect([existsSync(kept.folder), existsSync(`${root}.next`)]).toEqual([true, false]);
  await again.close();
  const store = await openStore(root, {startOver: true});
  await store.artefact("simulate", "z", {seed: 1}, writes("new"));
  await store.finish();
  await store.close();
  expect((await readdir(join(root, "simulate"))).map((name) => name.split("-")[0])).toEqual(["z", "z"]);
  expect(existsSync(`${root}.previous`)).toBe(false);
});

it("openStore(root) puts back the store of a build that was killed while it swapped", async () => {
  const store = await openStore(root);
  const {folder} = await store.artefact("simulate", "x", {seed: 1}, writes("former"));
  await store.close();
  await rename(root, `${root}.previous`);
  await mkdir(`${root}.next`);
  await (await openStore(root)).close();
  expect(await readFile(join(folder, "file.txt"), "utf8")).toBe("former");
});

it("no artefact is found that is half made or half removed, at whatever change of the file system a build is killed", async () => {
  const store = new URL("../../data-loaders/state/store.ts", import.meta.url).href;
  const die = new URL("die-at.ts", import.meta.url).href;
  const makes = (seed: number, place: string): string => `
    const store = await openStore(${JSON.stringify(place)});
    await store.artefact("simulate", "x", {seed: ${seed}}, async (folder) => {
      for (const name of ["a", "b", "c"]) await writeFile(folder + "/" + name, "${seed}");
    });
    await store.finish();
    await store.close();`;
  const run = (code: string, environment: Readonly<Record<string, string>>) =>
    spawnSync(
      process.execPath,
      [
        "--import",
        "tsx",
        "--import",
        die,
        "--input-type=module",
        "--eval",
        `
        import {writeFile} from "node:fs/promises";
        import {openStore} from ${JSON.stringify(store)};${code}`
      ],
      {env: {...process.env, ...environment}}
    );
  const standing = join(root, "standing");
  expect(run(makes(1, standing), {}).status).toBe(0);
  let killed = 0;
  for (let change = 1; ; ++change) {
    const place = join(root, String(change));
    await cp(standing, place, {recursive: true});
    const {signal} = run(makes(2, place), {DIE_AT: String(change)});
    const names = (await readdir(join(place, "simulate"))).filter((name) => /-[0-9a-f]{16}$/.test(name));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const folder = join(place, "simulate", name);
      expect(await readdir(folder)).toEqual(["a", "b", "c"]);
      expect(JSON.parse(await readFile(`${folder}.json`, "utf8"))).toHaveProperty("why");
    }
    if (signal === null) break;
    ++killed;
  }
  // lock, sweeping, draft, three files, what is said about it, the rename, two removals
  expect(killed).toBeGreaterThan(12);
}, 120_000);

it("openStore(root) names the folder and the remedy where it cannot write", async () => {
  await rm(root, {recursive: true});
  await writeFile(root, "a file where the folder should be");
  const place = join(root, "small");
  await expect(openStore(place)).rejects.toThrow(
    `cannot write to ${root}, which is no folder; correct that, or name another folder as state in the configuration`
  );
});

it("digest(value) does not depend on the order of keys, but on everything else", () => {
  expect(digest({a: 1, b: [1, 2]})).toBe(digest({b: [1, 2], a: 1}));
  expect(digest({a: 1, b: [2, 1]})).not.toBe(digest({a: 1, b: [1, 2]}));
});

it("codeDigest(module) tells modules apart and is stable", async () => {
  expect(await codeDigest("stages/simulate")).toBe(await codeDigest("stages/simulate"));
  expect(await codeDigest("stages/simulate")).not.toBe(await codeDigest("stages/profile"));
});

it("replaceFile(path, contents) leaves no draft", async () => {
  await replaceFile(join(root, "head.json"), "{}");
  await replaceFile(join(root, "head.json"), "{1}");
  expect(await readFile(join(root, "head.json"), "utf8")).toBe("{1}");
  expect(await readdir(root)).toEqual(["head.json"]);
});
