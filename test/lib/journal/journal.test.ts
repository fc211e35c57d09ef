import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {columnOf, EVERYTHING, filterJournal, versionsOf} from "../../../lib/journal/filter.js";
import type {JournalFilter} from "../../../lib/journal/filter.js";
import {readJournal} from "../../../lib/journal/read-journal.js";
import {EVENT_KINDS, journalSchemas} from "../../../lib/journal/schemas.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import {journalDocs, journalDocument} from "./journal-docs.js";

const examples: readonly JournalEvent[] = EVENT_KINDS.map((kind) => journalSchemas[kind].example);
const textOf = (events: readonly unknown[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join("");

describe("docs/journal.md", () => {
  it("is what the schemas say: npx tsx test/lib/journal/journal-docs.ts writes it anew", async () => {
    expect(await readFile(journalDocument, "utf8")).toBe(await journalDocs());
  });

  it("shows one line of each kind that is read as it stands", async () => {
    const lines = Array.from((await journalDocs()).matchAll(/^```ndjson\n(.*)\n```$/gm), ([, line]) => line!);
    expect(readJournal(`${lines.join("\n")}\n`)).toEqual(examples);
  });
});

describe("readJournal(text)", () => {
  it("returns every event as it was written", () => {
    expect(readJournal(textOf(examples))).toEqual(examples);
    expect(readJournal("")).toEqual([]);
  });

  it("does not need a line end after the last event", () => {
    expect(readJournal(textOf(examples).trimEnd())).toEqual(examples);
  });

  const of = (kind: JournalEvent["kind"], change: object): object => ({...journalSchemas[kind].example, ...change});
  const check = {name: "error", passed: true, reason: "better", evidence: {}};
  it.each([
    ["a number that is text", of("profiled", {rows: "120"}), 'rows: expected a whole number from 0, found "120"'],
    [
      "a number of rows that is not whole",
      of("profiled", {rows: 1.5}),
      "rows: expected a whole number from 0, found 1.5"
    ],
    ["a number that JSON had no words for", of("alarm", {value: NaN}), "value: expected a number, found null"],
    [
      "a figure within evidence",
      of("decision", {evidence: {rmse: null}}),
      "evidence.rmse: expected a number, found null"
    ],
    ["evidence that is a list", of("decision", {evidence: [1]}), "evidence: expected numbers by name, found [1]"],
    ["a probability above one", of("alarm", {pValue: 1.01}), "pValue: expected a number from 0 to 1, found 1.01"],
    ["a missing field", of("profiled", {rows: undefined}), "rows: missing"],
    ["an unknown field", of("request", {by: "me"}), "by: unknown field"],
    ["an unknown name", of("decision", {action: "wait"}), 'action: expected "keep" or "retrain", found "wait"'],
    ["an empty name", of("alarm", {column: ""}), 'column: expected text, found ""'],
    ["a wrong value that may be null", of("profiled", {error: "4"}), 'error: expected a number, or null, found "4"'],
    ["a span of one", of("trained", {span: ["2026-01-01"]}), 'span: expected two of text, found ["2026-01-01"]'],
    ["a span of numbers", of("trained", {span: ["2026-01-01", 2]}), "span[1]: expected text, found 2"],
    [
      "a check without a field",
      of("gate", {checks: [check, {...check, passed: 1}]}),
      "checks[1].passed: expected true or false, found 1"
    ],
    [
      "checks that are no list",
      of("gate", {checks: {}}),
      "checks: expected a list of {name, passed, reason, evidence}, found {}"
    ],
    ["an unknown kind", of("request", {kind: "retired"}), 'kind: expected "profiled" or'],
    ["no kind", {at: "2026-01-01", stream: "S0"}, "kind: expected"],
    ["no event at all", null, "kind: expected"]
  ])("names line and field of %s", (_name, line, message) => {
    expect(() => readJournal(textOf([examples[0], line]))).toThrow(`invalid journal: line 2: ${message}`);
  });

  it("names the line that is no JSON, and an empty one", () => {
    expect(() => readJournal(`${textOf(examples)}{"at":`)).toThrow(`invalid journal: line ${examples.length + 1}: `);
    expect(() => readJournal(`\n${textOf(examples)}`)).toThrow("invalid journal: line 1: ");
  });

  it("shortens what it found", () => {
    const long = "x".repeat(500);
    expect(() => readJournal(textOf([of("profiled", {rows: long})]))).toThrow(/found "x{79}…$/);
  });
});

describe("filterJournal(events, filter)", () => {
  const {alarm, promoted, request} = journalSchemas;
  const events: readonly JournalEvent[] = [
    {...alarm.example, at: "2026-01-31", stream: "S0", column: "rm"},
    {...alarm.example, at: "2026-02-01T23:00:00Z", stream: "S0", column: "lstat"},
    {...promoted.example, at: "2026-02-02", stream: "S4", version: "b", before: "a"},
    {...request.example, at: "2026-03-01", stream: "S4"}
  ];
  const kept = (filter: Partial<JournalFilter>): number[] =>
    filterJournal(events, {...EVERYTHING, ...filter}).map((event) => events.indexOf(event));

  it.each<[string, Partial<JournalFilter>, number[]]>([
    ["everything", {}, [0, 1, 2, 3]],
    ["one stream", {stream: "S4"}, [2, 3]],
    ["some kinds", {kinds: ["alarm", "request"]}, [0, 1, 3]],
    ["no kinds", {kinds: []}, []],
    ["one column", {column: "lstat"}, [1]],
    ["a version as challenger", {version: "b"}, [2]],
    ["a version as the champion before", {version: "a"}, [2]],
    ["from a day on", {from: "2026-02-01"}, [1, 2, 3]],
    ["up to a day, with all its hours", {to: "2026-02-01"}, [0, 1]],
    ["a month", {from: "2026-02", to: "2026-02"}, [1, 2]],
    ["what fits all", {stream: "S0", kinds: ["alarm"], from: "2026-02"}, [1]],
    ["what fits none", {stream: "S4", column: "rm"}, []]
  ])("keeps %s", (_name, filter, expected) => {
    expect(kept(filter)).toEqual(expected);
  });

  it("finds each example by each version and column that it names", () => {
    for (const event of examples) {
      for (const version of versionsOf(event))
        expect(filterJournal([event], {...EVERYTHING, version})).toEqual([event]);
      const column = columnOf(event);
      if (column !== null) expect(filterJournal([event], {...EVERYTHING, column})).toEqual([event]);
    }
  });

  it.each<[JournalEvent["kind"], readonly string[]]>([
    ["profiled", ["3f9a5c01d2e4"]],
    ["alarm", []],
    ["trained", ["b07c44d1e6f8", "3f9a5c01d2e4"]],
    ["gate", ["b07c44d1e6f8", "3f9a5c01d2e4"]],
    ["canary", ["b07c44d1e6f8"]],
    ["promoted", ["b07c44d1e6f8", "3f9a5c01d2e4"]],
    ["rolled back", ["b07c44d1e6f8", "3f9a5c01d2e4"]]
  ])("versionsOf(event) of kind %s names %j", (kind, versions) => {
    expect(versionsOf(journalSchemas[kind].example)).toEqual(versions);
  });
});
