import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {parseConfig} from "../../data-loaders/config/schema.js";
import {describeKey} from "../../tools/configuration/type-text.js";
import {configurationDocs, configurationDocument} from "../../tools/configuration-docs.js";

const written = await readFile(configurationDocument, "utf8");

describe("docs/configuration.md", () => {
  it("is what the schema says: npm run docs writes it anew", async () => {
    expect(written).toBe(await configurationDocs());
  });

  it("shows configurations that are accepted", () => {
    const examples = Array.from(written.matchAll(/^```ts\n([\s\S]*?)^```/gm), ([, code]) => code!);
    expect(examples.length).toBe(2);
    for (const code of examples) {
      const body = /defineConfig\(([\s\S]*)\);/.exec(code)![1]!;
      expect(parseConfig(new Function(`return (${body});`)(), "example.ts").monitors.length).toBe(1);
    }
  });
});

describe("describeKey(name, schema, linkOf)", () => {
  const nowhere = (): null => null;

  it.each<[z.ZodType, string]>([
    [z.string(), "text"],
    [z.iso.date(), "day"],
    [z.int().min(1), "whole number from 1"],
    [z.number().gt(0).lt(1), "number above 0 below 1"],
    [z.enum(["a", "b"]), '`"a"` or `"b"`'],
    [z.literal("a"), '`"a"`'],
    [z.boolean(), "`true` or `false`"],
    [z.string().nullable(), "text or `null`"],
    [z.array(z.string()), "list of text"],
    [z.record(z.string(), z.int()), "object of whole number by name"],
    [z.object({a: z.string().describe("A letter.")}), "{a: text}"],
    [z.array(z.object({a: z.string().describe("A letter.")})), "list of {a: text}"]
  ])("calls a type by plain words: %#", (schema, type) => {
    expect(describeKey("key", schema.describe("Something."), nowhere).type).toBe(type);
  });

  it("tells the default, and whether a key may be left out", () => {
    const [plain, optional] = [z.string().describe("Text."), z.string().optional().describe("Text.")];
    expect(describeKey("key", plain, nowhere)).toEqual({
      type: "text",
      default: null,
      isOptional: false,
      description: "Text."
    });
    expect(describeKey("key", optional, nowhere).isOptional).toBe(true);
    expect(describeKey("key", plain.default("x"), nowhere)).toMatchObject({default: '"x"', isOptional: true});
  });

  it("refuses a key that nothing describes", () => {
    expect(() => describeKey("key", z.string(), nowhere)).toThrow("no description of the key key");
  });
});
