import {beforeAll, describe, expect, it} from "vitest";
import {advance} from "../../../data-loaders/advance.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import type {PublishedCourse} from "../../../lib/performance-files.js";
import type {PublishedReplay} from "../../../lib/policy/published-replay.js";
import {silentEffects} from "../silent-effects.js";
import {checkDecisions} from "./check-decisions.js";
import {checkLife} from "./check-life.js";
import {projectOf} from "./check-runs.js";
import {lifeMonitor, readLived} from "./lived.js";
import type {Lived, LivedStream} from "./lived.js";

/* What proves the life of a model has to find what is wrong: a life that is right, and the same with one thing changed. */
describe("the proof of a model's life", () => {
  let lived: Lived;

  beforeAll(async () => {
    const monitor = lifeMonitor({
      ...{id: "small", knowsTax: true},
      stream: {scenarios: ["S6c"], days: 32, rowsPerDay: 60, labelDelay: 2},
      retrain: {
        triggers: [{on: "new labels", rows: 300}],
        ...{
          coolDown: 2,
          window: 14,
          gate: {holdout: 7, confidence: 0.51, slices: 9, latency: 100},
          canary: {share: 0.5, partitions: 4}
        }
      }
    });
    const asked = {small: [{at: "2026-01-24", stream: null, reason: "to see what comes of it"}]};
    const {config} = await projectOf([monitor], asked);
    await advance(config.monitors[0]!, {config, asOf: null, rebuild: false}, silentEffects());
    lived = await readLived(config, "small");
  }, 120_000);

  const faultsOf = (changed: Lived): string[] => [...checkDecisions(changed).faults, ...checkLife(changed)];

  function withStream(change: (stream: LivedStream) => Partial<LivedStream>): Lived {
    const [stream] = lived.streams as [LivedStream];
    return {...lived, streams: [{...stream, ...change(stream)}]};
  }

  /** The life with the last event of a kind changed, or left out where it becomes null. */
  function withEvent<K extends JournalEvent["kind"]>(
    kind: K,
    change: (event: Extract<JournalEvent, {kind: K}>) => JournalEvent | null
  ): Lived {
    return withStream(({events}) => {
      const last = events.findLastIndex((event) => event.kind === kind);
      expect(last).toBeGreaterThanOrEqual(0);
      return {
        events: events.flatMap((event, i) => {
          const other = i === last ? change(event as Extract<JournalEvent, {kind: K}>) : event;
          return other === null ? [] : [other];
        })
      };
    });
  }

  it("finds nothing where nothing is wrong, in a life in which something happens", () => {
    expect(faultsOf(lived)).toEqual([]);
    const kinds = new Set(lived.streams[0]!.events.map(({kind}) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(["request", "decision", "trained", "gate"]));
  });

  it("finds a decision that the policy does not bring", () => {
    const changed = withEvent("decision", (event) => ({...event, action: "retrain", trigger: "new labels"}));
    expect(faultsOf(changed)).not.toEqual([]);
  });

  it("finds a decision that is missing, and one without its training", () => {
    expect(faultsOf(withEvent("decision", () => null))).not.toEqual([]);
    const first = lived.streams[0]!.events.findIndex(({kind}) => kind === "trained");
    expect(faultsOf(withStream(({events}) => ({events: events.slice(0, first)})))).not.toEqual([]);
  });

  it("finds a request that nobody has dealt with", () => {
    expect(faultsOf(withEvent("decision", (event) => ({...event, trigger: "schedule"})))).not.toEqual([]);
    expect(faultsOf(withEvent("request", () => null))).not.toEqual([]);
  });

  it.each(["error", "schema", "size", "cost", "latency", "slices"])(
    "finds a check of %s that does not follow",
    (name) => {
      const changed = withEvent("gate", (event) => ({
        ...event,
        checks: event.checks.map((check) => (check.name === name ? {...check, passed: !check.passed} : check))
      }));
      expect(faultsOf(changed).join("\n")).toContain(`the check of ${name} does not follow from its figures`);
    }
  );

  it("finds a gate that is not what its checks are", () => {
    expect(faultsOf(withEvent("gate", (event) => ({...event, passed: !event.passed})))).not.toEqual([]);
  });

  it("finds answers that do not add up, or are somebody else's", () => {
    const changed = (change: (sums: readonly number[]) => number[], model = (own: string) => own): Lived =>
      withStream(({cells}) => ({
        cells: cells.map((cell, i) => (i === 0 ? {...cell, sums: change(cell.sums), model: model(cell.model)} : cell))
      }));
    expect(faultsOf(changed(([rows, ...rest]) => [rows! + 1, ...rest])).length).toBe(1);
    expect(
      faultsOf(
        changed(
          (sums) => [...sums],
          () => "other"
        )
      ).length
    ).toBeGreaterThan(0);
  });

  it("finds labels that are told before they are known", () => {
    const changed = withStream(({cells, partitions}) => {
      const last = partitions.at(-1)!.start;
      return {cells: cells.map((cell) => (cell.start === last ? {...cell, sums: cell.sums.map(() => 1)} : cell))};
    });
    expect(faultsOf(changed)).not.toEqual([]);
  });

  it("rests on files that tell of no label before it is known", () => {
    const json = <T>(name: string): T => JSON.parse(Buffer.from(lived.files[name]!).toString()) as T;
    const {starts, training, alarms, distances} = json<PublishedReplay>("replay-S6c.json");
    const days = lived.streams[0]!.partitions.map(({start}) => start);
    expect(starts).toEqual(days.slice(0, 30));
    const {scored} = json<PublishedCourse>("life-S6c.json");
    expect(scored).toHaveLength(32);
    const lengths = [...training, alarms, ...Object.values(distances)].map(({length}) => length);
    expect(new Set(lengths)).toEqual(new Set([30]));
  });

  it("finds a state that is not what the journal says", () => {
    const changed = withStream(({memories}) => ({
      memories: memories.map((memory, day) => (day === 20 ? {...memory, champion: "other"} : memory))
    }));
    expect(faultsOf(changed).length).toBe(1);
    expect(faultsOf(withStream(({memories}) => ({memories: memories.slice(1)})))).not.toEqual([]);
  });

  it("finds a champion whose model nobody can load", () => {
    const files = Object.fromEntries(Object.entries(lived.files).filter(([name]) => !name.startsWith("model-")));
    expect(faultsOf({...lived, files}).length).toBeGreaterThan(0);
  });
});
