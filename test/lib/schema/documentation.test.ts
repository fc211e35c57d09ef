import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {parseSchemaText} from "../../../lib/schema/parse-text.js";
import {schemaText} from "../../../lib/schema/text.js";
import {ANOMALY_KINDS} from "../../../lib/schema/types.js";

const document = readFileSync(new URL("../../../docs/schema.md", import.meta.url), "utf8");

it("docs/schema.md states the condition of every kind", () => {
  const stated = document.split("\n").flatMap((line) => {
    const [, kinds] = /^\| (`[^|]+) \|/.exec(line) ?? [];
    return Array.from(kinds?.matchAll(/`(\w+)`/g) ?? [], ([, kind]) => kind!);
  });
  expect(ANOMALY_KINDS.filter((kind) => !stated.includes(kind))).toEqual([]);
});

it("docs/schema.md shows a schema as it is written", () => {
  const [, text] = /^```pbtxt\n([\s\S]*?)^```/m.exec(document)!;
  expect(schemaText(parseSchemaText(text!))).toBe(text);
});

it("docs/schema.md tells the number of cases", () => {
  const file = new URL("../../data/tfdv/cases.json", import.meta.url);
  const {cases} = JSON.parse(readFileSync(file, "utf8")) as {cases: readonly unknown[]};
  expect(document).toContain(`has ${cases.length} schemas`);
});
