import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {splitFields} from "../../../data-loaders/sources/records.js";
import {regularityOf} from "../../../data-loaders/sources/regular-text.js";
import {walkRows} from "../../../data-loaders/sources/walk.js";

/** A text in chunks that end anywhere. */
async function* chunksOf(bytes: Buffer, ends: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (const end of [...new Set(ends.map((x) => x % (bytes.length + 1)))].sort((a, b) => a - b)) {
    if (end > from) yield Buffer.from(bytes.subarray(from, end));
    from = end;
  }
  if (from < bytes.length) yield Buffer.from(bytes.subarray(from));
}

async function walk(bytes: Buffer, ends: readonly number[], fields: number | null = 2): Promise<unknown[]> {
  const found = [];
  for await (const rows of walkRows(chunksOf(bytes, ends), {delimiter: ",", fields}))
    for (const row of rows) found.push([row.line, row.bytes.toString("latin1"), row.fields, row.fault]);
  return found;
}

const marks = fc.constantFrom("a", "é", ",", '"', '""', "\n", "\r\n", "\r", " ", 'x,"y"\n', "1,2\n");
const texts = fc.array(marks, {maxLength: 30}).map((parts) => Buffer.from(parts.join("")));

describe("walkRows(chunks, form)", () => {
  it("gives the same rows wherever chunks end", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.nat(60), {maxLength: 8}), async (bytes, ends) => {
        expect(await walk(bytes, ends)).toEqual(await walk(bytes, []));
      }),
      {seed: 5, numRuns: 500}
    );
  });

  it("loses no byte: rows, their line ends and empty lines are the text", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (bytes) => {
        const lines = bytes.toString("latin1").split(/\r\n|\r|\n/);
        const rows = (await walk(bytes, [])) as [number, string][];
        const taken = rows.flatMap(([line, text]) => text.split(/\r\n|\r|\n/).map((_, i) => line + i));
        expect(new Set(taken).size).toBe(taken.length);
        for (const [line, text] of rows)
          expect(text.split(/\r\n|\r|\n/)).toEqual(lines.slice(line - 1, line - 1 + text.split(/\r\n|\r|\n/).length));
        lines.forEach((line, i) => {
          if (line !== "") expect(taken).toContain(i + 1);
        });
      }),
      {seed: 6, numRuns: 500}
    );
  });

  it("takes the first line alone of a row whose quote is never closed, or whose end is beyond 2,000,000 bytes", async () => {
    expect(await walk(Buffer.from('1,"a\n2,b\n3,c'), [])).toEqual([
      [1, '1,"a', 2, "broken"].with(2, 1),
      [2, "2,b", 2, null],
      [3, "3,c", 2, null]
    ]);
    const far = Buffer.from(`1,"a\n${"2,b\n".repeat(600_000)}",c\n`);
    const rows = (await walk(far, [1_000_000, 1_500_000])) as unknown[];
    expect(rows.length).toBe(600_002);
    expect(rows[0]).toEqual([1, '1,"a', 1, "broken"]);
    expect(rows.at(-1)).toEqual([600_002, '",c', 1, "broken"]);
    const long = Buffer.from(`1,a\n2,${"b".repeat(2_000_001)}\r\n3,c\n4,${"d".repeat(4_000_000)}\n5,e`);
    for (const ends of [[], [1_000_000, 2_000_006, 2_000_007, 3_000_000], [6_000_010]])
      expect(
        ((await walk(long, ends)) as [number, string, number, string][]).map(([line, text, , fault]) => [
          line,
          text.length,
          fault
        ])
      ).toEqual([
        [1, 3, null],
        [2, 2000, "long"],
        [3, 3, null],
        [4, 2000, "long"],
        [5, 3, null]
      ]);
  });
});

describe("regularityOf(chunks, delimiter)", () => {
  it("is regular only if no row is at fault but in its fields, and all lines end alike, and by line only if each line is a row", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.nat(60), {maxLength: 4}), async (bytes, ends) => {
        const {isRegular, isByLine} = await regularityOf(chunksOf(bytes, ends), ",");
        if (!isRegular) return;
        const rows = (await walk(bytes, [], null)) as [number, string, number, string | null][];
        expect(rows.filter(([, , , fault]) => fault !== null)).toEqual([]);
        expect(new Set(bytes.toString().match(/\r\n|\r|\n/g)).size).toBeLessThanOrEqual(1);
        expect(bytes.toString()).not.toMatch(/\r(?!\n)/);
        expect(isByLine).toBe(!rows.some(([, text]) => /[\r\n]/.test(text)));
      }),
      {seed: 7, numRuns: 2000}
    );
  });

  it.each([
    ["plain", "a,b\n1,2\n", "lines"],
    ["no last line end", "a,b\r\n1,2", "lines"],
    ["quotes, spaces around them, line ends within", 'a,b\n "x, ""y""\n" ,\' "z\n', "quoted lines"],
    ["quotes in a field", 'a,5\'10"\nb"c,d\n', "lines"],
    ["text behind a quote", 'a,"b"c\n', "irregular"],
    ["an open quote", 'a,"b\nc,d\n', "irregular"],
    ["mixed line ends", "a\r\nb\nc\r\n", "irregular"],
    ["\\r alone", "a\rb\r", "irregular"],
    ["not UTF-8", Buffer.from([97, 10, 0xff, 10]), "irregular"],
    ["cut UTF-8", Buffer.from([97, 10, 0xc3]), "irregular"],
    ["a long quote", `a\n"${"b\n".repeat(150_000)}"\nc\n`, "irregular"],
    ["nothing", "", "lines"]
  ])("of a text with %s", async (_, text, expected) => {
    const bytes = Buffer.from(text as string);
    for (const ends of [[], [1, 2, 3, 5, 7], [4, 6, 100_000, 250_000]])
      expect(await regularityOf(chunksOf(bytes, ends), ",")).toEqual({
        isRegular: expected !== "irregular",
        isByLine: expected === "lines"
      });
  });

  it("is irregular of a line that DuckDB would stop at", async () => {
    const bytes = Buffer.from(`a\n${"b".repeat(2_000_001)}\nc\n`);
    expect(await regularityOf(chunksOf(bytes, [1 << 20, 1 << 21]), ",")).toMatchObject({isRegular: false});
  });

  it("takes quotes for letters in JSON lines", async () => {
    expect(await regularityOf(chunksOf(Buffer.from('{"a":"b"\n"c'), []), null)).toMatchObject({isRegular: true});
  });
});

it("splitFields(row, delimiter) takes fields out of their quotes", () => {
  expect(splitFields('a,"b, ""c"""," d", "e" ,f"g,', ",")).toEqual(["a", 'b, "c"', " d", "e", 'f"g', ""]);
  expect(splitFields("", ";")).toEqual([""]);
  expect(splitFields('" a" b', " ")).toEqual([" a", "b"]);
});
