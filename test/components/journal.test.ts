import {describe, expect, it} from "vitest";
import {journalSchemas} from "../../lib/journal/schemas.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {registryOf} from "../../lib/registry/registry-of.js";
import {groupOf, notableOf} from "../../src/components/journal/groups.js";
import {registryCounts, versionLanes} from "../../src/components/journal/registry-facts.js";
import {choicesOf, chosenEvents, countEvents, journalFields, startsOf} from "../../src/components/journal/state.js";
import type {JournalState} from "../../src/components/journal/state.js";
import {partitionsOf} from "../../src/components/partitions.js";
import {parseState} from "../../src/components/state-fields.js";
import {eventSentence, latencyNote, latencyText, registryTitle} from "../../src/messages/journal.en.js";
import {english} from "../messages/english.js";

const {profiled, alarm, decision, trained, gate, canary, promoted} = journalSchemas;
const on = (day: number): {at: string; stream: string} => ({at: `2026-01-0${day}`, stream: "S4"});
const why = {reason: "as good as it gets", evidence: {}};
const first: JournalEvent = {...on(1), kind: "promoted", version: "a", before: null, ...why};
const life: readonly JournalEvent[] = [
  {...profiled.example, ...on(1), model: "a"},
  {...decision.example, ...on(1), action: "keep", trigger: null},
  first,
  {...alarm.example, ...on(2), column: "rm"},
  {...alarm.example, ...on(2), column: "lstat"},
  {...trained.example, ...on(2), version: "b", parent: "a"},
  {...gate.example, ...on(2), version: "b", champion: "a", passed: false},
  {...trained.example, ...on(3), version: "c", parent: "a"},
  {...gate.example, ...on(3), version: "c", champion: "a"},
  {...canary.example, ...on(3), version: "c"},
  {...promoted.example, ...on(5), version: "c", before: "a"},
  {...journalSchemas.request.example, at: "2026-01-06", stream: "S0"}
];
const build: JournalEvent = {...journalSchemas.build.example, at: "2026-01-06"};
const fields = journalFields(choicesOf(life));
const initial = parseState("journal", fields, new URLSearchParams());
const chosen = (patch: Partial<JournalState>): number[] =>
  chosenEvents(life, {...initial, ...patch}, (event) => JSON.stringify(event)).map((event) => life.indexOf(event));

describe("the state of the journal page", () => {
  it("begins with all streams and what is notable", () => {
    expect(initial.stream).toBe("");
    expect(initial.groups).not.toContain("profiled");
    expect(chosen({})).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it("begins with the one stream where there is one, and with the routine where there is nothing else", () => {
    const quiet = life.slice(0, 2);
    expect(parseState("journal", journalFields(choicesOf(quiet)), new URLSearchParams())).toMatchObject({
      stream: "S4",
      groups: ["profiled", "kept"]
    });
    expect(notableOf(["profiled", "alarm"])).toEqual(["alarm"]);
  });

  it.each<[string, Partial<JournalState>, number[]]>([
    ["a stream", {stream: "S0"}, [11]],
    ["a group", {groups: ["kept"]}, [1]],
    ["decisions to keep the model are none to retrain it", {groups: ["decision"]}, []],
    ["a column", {column: "rm"}, [3]],
    ["a model", {version: "b"}, [5, 6]],
    ["days", {from: "2026-01-03", to: "2026-01-05"}, [7, 8, 9, 10]],
    ["words, all of them, in any case", {words: "LSTAT  alarm"}, [4]],
    ["words that no event has", {words: "lstat gate"}, []]
  ])("keeps %s", (_name, patch, expected) => {
    expect(chosen(patch)).toEqual(expected);
  });

  it("shows builds with every stream, offers no stream of them, and begins without them", () => {
    const all = [...life, build];
    expect(choicesOf(all).streams).toEqual(["S4", "S0"]);
    expect(choicesOf(all).groups).toContain("build");
    const shown = (patch: Partial<JournalState>): boolean =>
      chosenEvents(all, {...initial, ...patch}, JSON.stringify).includes(build);
    expect(shown({})).toBe(false);
    expect(shown({groups: ["build"]})).toBe(true);
    expect(shown({groups: ["build"], stream: "S0"})).toBe(true);
    expect(shown({groups: ["build"], column: "rm"})).toBe(false);
  });

  it("goes into the address and back; what the journal does not have is passed over", () => {
    const written = new URLSearchParams({
      "journal.stream": "S4",
      "journal.groups": "rolled back,alarm",
      "journal.from": "2026-01-02",
      "journal.column": "unknown",
      "journal.to": "tomorrow"
    });
    const state = parseState("journal", fields, written);
    expect(state).toMatchObject({
      stream: "S4",
      groups: ["alarm", "rolled back"],
      from: "2026-01-02",
      column: "",
      to: ""
    });
    expect(fields.groups.format(state.groups)).toBe("alarm,rolled back");
  });
});

describe("countEvents(events, starts)", () => {
  it("counts each event once, in its partition", () => {
    const starts = startsOf(life, true);
    const counts = countEvents(life, starts);
    expect(starts).toEqual([1, 2, 3, 5, 6].map((day) => `2026-01-0${day}`));
    expect(counts.find(({group}) => group === "alarm")?.perPartition).toEqual([0, 2, 0, 0, 0]);
    expect(counts.reduce((sum, {events}) => sum + events, 0)).toBe(life.length);
    for (const {events, perPartition} of counts) expect(perPartition.reduce((a, b) => a + b, 0)).toBe(events);
  });
});

describe("versionLanes(registry, starts)", () => {
  const starts = [1, 2, 3, 4, 5, 6].map((day) => `2026-01-0${day}`);
  const registry = registryOf(life, "S4");

  it("has each version where it was, from the partition after the decision on", () => {
    const lanes = versionLanes(registry, starts);
    expect(
      lanes.map(({version, stays}) => [version, ...stays.map(({stage, from, to}) => `${stage} ${from}–${to}`)])
    ).toEqual([["a", "champion 0–5"], ["b"], ["c", "candidate 3–5", "champion 5–6"]]);
  });

  it("has exactly one champion in every partition", () => {
    const champions = starts.map((_, i) =>
      versionLanes(registry, starts).flatMap(({version, stays}) =>
        stays.some(({stage, from, to}) => stage === "champion" && from <= i && i < to) ? [version] : []
      )
    );
    expect(champions).toEqual([["a"], ["a"], ["a"], ["a"], ["a"], ["c"]]);
  });

  it("is told in one sentence", () => {
    expect(registryCounts(registry)).toEqual({trained: 2, promoted: 1, refused: 1, rolledBack: 0});
    expect(registryTitle(registry, registryCounts(registry))).toBe(
      "c is champion; of 2 challengers, 1 promoted, 1 refused."
    );
    const alone = registryOf([first], "S4");
    expect(registryTitle(alone, registryCounts(alone))).toBe("a is champion; no challenger has been trained.");
  });
});

describe("eventSentence(event, context)", () => {
  const partitions = partitionsOf(english, {unit: "day", timeZone: "UTC"}, ["2026-01-01", "2026-03-14"]);
  const context = {partitions, errorMeasure: "RMSE"} as const;

  it.each(Object.values(journalSchemas).map(({example}) => [example.kind, example] as const))(
    "puts an event of kind %s into one whole sentence, without a hole",
    (_kind, event) => {
      const sentence = eventSentence(event as JournalEvent, context);
      expect(sentence).toMatch(/[.”]$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\.\./);
    }
  );

  it("says of a build what it read and made, and why", () => {
    expect(eventSentence(build, context)).toBe("Built, data up to 6 Jan: 1 new file. Made: chunk 1 (new; 72 kept).");
    const why = {new: 3, "changed: code": 1, "changed: rows": 1};
    const anew: JournalEvent = {
      ...{...build, kind: "build", asOf: "2026-01-05", rebuild: true, files: null},
      stages: [
        {stage: "chunk", made: 5, kept: 0, why},
        {stage: "decide", made: 0, kept: 9, why: {}}
      ]
    };
    expect(eventSentence(anew, context)).toBe(
      "Built anew as of 2026-01-05. Made: chunk 5 (3 new, 1 changed: code, others)."
    );
  });

  it("names the checks that refused a challenger", () => {
    const checks = [
      {name: "error", passed: true, reason: "better", evidence: {}},
      {name: "size", passed: false, reason: "3 times as large.", evidence: {}}
    ] as const;
    expect(eventSentence({...gate.example, version: "b", champion: "a", passed: false, checks}, context)).toBe(
      "b was refused against a: size (3 times as large)."
    );
  });
});

it("groupOf(event) tells decisions to keep from others", () => {
  expect([life[1]!, decision.example].map(groupOf)).toEqual(["kept", "decision"]);
});

it("latencyNote(latencies) names each machine once, and the speeds from the least to the most", () => {
  const one = {version: "a", machine: "2 × X", median: 6.25, p99: 19.9, rowsPerSecond: 8.2e6};
  expect(latencyText(one)).toBe("6.3 µs (p99 20)");
  expect(latencyNote([one])).toContain("measured once, on 2 × X; in batches 8.2 million");
  expect(latencyNote([one, {...one, machine: "4 × Y", rowsPerSecond: 1.1e7}, one])).toMatch(
    /on 2 × X and 4 × Y; in batches 8\.2 to 11 million rows a second/
  );
});
