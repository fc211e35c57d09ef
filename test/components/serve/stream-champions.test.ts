import {describe, expect, it} from "vitest";
import type {ModelEvent, StreamSummary} from "../../../lib/bundle.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import type {ModelCard} from "../../../lib/model/card.js";
import {registryOf} from "../../../lib/registry/registry-of.js";
import {championsOf} from "../../../src/components/serve/stream-champions.js";

const model = {version: "first"} as ModelCard;
const stream = (id: string, modelEvents: readonly ModelEvent[]): StreamSummary =>
  ({id, modelEvents}) as unknown as StreamSummary;
const event = (at: string, kind: ModelEvent["kind"], version: string): ModelEvent => ({at, kind, version, reason: ""});

const checks = [{name: "error", passed: true, reason: ""}] as const;
const passed = (at: string, version: string, champion: string): JournalEvent[] =>
  [
    {at, stream: "a", kind: "trained", version, parent: champion, rows: 1, span: [at, at]},
    {at, stream: "a", kind: "gate", version, champion, passed: true, checks}
  ] as unknown as JournalEvent[];

describe("championsOf", () => {
  it("has the last version that was promoted in a stream, and the first model where none was", () => {
    const events = [
      event("2026-01-02", "promoted", "b"),
      event("2026-01-03", "refused", "c"),
      event("2026-01-04", "promoted", "d"),
      event("2026-01-05", "canary", "e"),
      event("2026-01-06", "rolled back", "e")
    ];
    expect(championsOf({model, streams: [stream("quiet", []), stream("busy", events)]})).toEqual([
      {stream: "quiet", version: "first", since: null},
      {stream: "busy", version: "d", since: "2026-01-04"}
    ]);
  });

  it("agrees with the registry that follows from the journal", () => {
    const journal = [
      {at: "2026-01-01", stream: "a", kind: "promoted", version: "first", before: null, reason: "", evidence: {}},
      ...passed("2026-01-02", "b", "first"),
      {at: "2026-01-02", stream: "a", kind: "promoted", version: "b", before: "first", reason: "", evidence: {}},
      ...passed("2026-01-05", "c", "b"),
      {at: "2026-01-05", stream: "a", kind: "canary", version: "c", share: 0.1, partitions: 2},
      {at: "2026-01-07", stream: "a", kind: "rolled back", version: "c", champion: "b", reason: "", evidence: {}}
    ] as JournalEvent[];
    const events = [event("2026-01-02", "promoted", "b"), event("2026-01-07", "rolled back", "c")];
    const {champion, standings} = registryOf(journal, "a");
    const [own] = championsOf({model, streams: [stream("a", events)]});
    expect(own).toEqual({
      stream: "a",
      version: champion,
      since: standings.find(({stage}) => stage === "champion")!.since
    });
  });

  it("has none where there is no model", () => {
    expect(championsOf({model: null, streams: [stream("a", [])]})).toEqual([]);
  });
});
