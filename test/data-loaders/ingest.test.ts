import {mkdtemp, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, expect, it} from "vitest";
import {fromRoot, projectRoot} from "../../data-loaders/config/paths.js";
import {readSource} from "../../data-loaders/source.js";
import {writeSource} from "../../data-loaders/stages/ingest.js";
import type {SourceConfig, SourceRows} from "../../data-loaders/stages/ingest.js";
import {digestBytes} from "../../data-loaders/state/json.js";
import {smallBoston} from "./boston.js";
import {silentEffects} from "./silent-effects.js";

const source = smallBoston(1).data;
let original: string;
let folder: string;

beforeAll(async () => {
  original = await readFile(fromRoot(source.file), "utf8");
  folder = await mkdtemp(join(tmpdir(), "driftbook-"));
});

/** Ingests a copy of the data after `edit`, of whatever SHA-256. */
async function ingestCopy(
  edit: (lines: string[]) => string[],
  changes: Partial<SourceConfig> = {}
): Promise<SourceRows> {
  const file = join(folder, "copy.csv");
  await writeFile(file, edit(original.split("\n")).join("\n"));
  const copy = {...source, sha256: null, file, ...changes};
  const bytes = await readSource(copy, projectRoot, silentEffects());
  await writeSource(folder, copy, bytes, digestBytes(bytes));
  return JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as SourceRows;
}

function replaceField(line: number, column: number, text: string) {
  return (lines: string[]): string[] =>
    lines.map((l, i) =>
      i === line - 1
        ? l
            .split(",")
            .with(column - 1, text)
            .join(",")
        : l
    );
}

it("ingest(source, file, sha256) reads the 506 rows with both labels, typed, with origin and SHA-256", async () => {
  const {columns, rows, sha256, licence} = await ingestCopy((lines) => lines);
  expect(rows).toBe(506);
  expect(Object.values(columns).map((values) => values.length)).toEqual(Array(15).fill(506));
  expect(columns["medv"]!.filter((y) => y === 50)).toHaveLength(16);
  expect(columns["medv"]!.filter((y, i) => y !== columns["cmedv"]![i])).toHaveLength(8);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(licence).toContain("Public Domain");
});

it.each<[string, (lines: string[]) => string[], RegExp]>([
  [
    "a renamed column",
    (lines) => [lines[0]!.replace("nox", "no2"), ...lines.slice(1)],
    /copy\.csv line 1, column 5 is "no2", expected "nox"; restore/
  ],
  ["an undeclared column", (lines) => lines.map((l) => `${l},1`), /line 1, "1" is not declared; add it/],
  [
    "a word among the numbers",
    replaceField(100, 6, "six"),
    /copy\.csv line 100, column rm: not a number in ".*six.*; correct the file/
  ],
  [
    "a number of the wrong type",
    replaceField(7, 9, "2.5"),
    /copy\.csv line 7, column rad: 2\.5 is not a whole number; correct/
  ],
  ["an empty field", replaceField(8, 1, ""), /copy\.csv line 8, column crim: there is no value; correct/],
  ["an infinite number", replaceField(9, 1, "inf"), /copy\.csv line 9, column crim: Infinity is not a finite number/],
  [
    "a row cut short",
    (lines) => [...lines.slice(0, 300), lines[300]!.slice(0, 20)],
    /copy\.csv line 301.*: too few fields/
  ],
  [
    "a file cut at a line's end",
    (lines) => lines.slice(0, 401),
    /truncated data: copy\.csv has 400 rows, expected 506; restore/
  ]
])("ingest(source, file, sha256) refuses %s, naming file, line, column and remedy", async (_, edit, message) => {
  await expect(ingestCopy(edit)).rejects.toThrow(message);
});

it("ingest(source, file, sha256) refuses a file cut short inside its last field, where the SHA-256 is declared", async () => {
  const cut = (lines: string[]): string[] => lines.join("\n").trimEnd().slice(0, -4).split("\n");
  await expect(ingestCopy(cut, {sha256: source.sha256})).rejects.toThrow(
    /unexpected contents: copy\.csv has SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64}; restore the file/
  );
});

it("readSource(source, home, effects) names a file that is not there", async () => {
  await expect(readSource({...source, file: "no/such.csv"}, projectRoot, silentEffects())).rejects.toThrow(
    "missing file: no/such.csv; run npm ci, or correct data.file in the configuration"
  );
});
