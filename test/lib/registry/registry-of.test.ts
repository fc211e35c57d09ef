import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {JournalEvent} from "../../../lib/journal/types.js";
import {registryOf} from "../../../lib/registry/registry-of.js";
import type {Registry, RegistryEvent} from "../../../lib/registry/registry-of.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

/** Events of one stream, a partition each. */
function journal(...events: RegistryEvent[]): JournalEvent[] {
  return events.map((event, day) => ({...event, at: dateOf(day)}));
}

function dateOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
}

/** `journal` gives each event its partition. */
const header = {at: "", stream: "serving"};
const why = {reason: "as good as it gets", evidence: {}};
const first = (version: string): RegistryEvent => ({...header, kind: "promoted", version, before: null, ...why});
const trained = (version: string, parent: string): RegistryEvent => {
  return {...header, kind: "trained", version, parent, rows: 100, span: ["2024-01-01", "2024-01-01"]};
};
const gate = (version: string, champion: string, passed: boolean): RegistryEvent => {
  return {...header, kind: "gate", version, champion, passed, checks: []};
};
const canary = (version: string): RegistryEvent => ({...header, kind: "canary", version, share: 0.1, partitions: 3});
const promoted = (version: string, before: string): RegistryEvent => {
  return {...header, kind: "promoted", version, before, ...why};
};
const rolledBack = (version: string, champion: string): RegistryEvent => {
  return {...header, kind: "rolled back", version, champion, ...why};
};

const refused = [trained("b", "a"), gate("b", "a", false)];
const passed = [trained("b", "a"), gate("b", "a", true)];
const stagesOf = ({standings}: Registry): string[] =>
  standings.map(({version, stage, since}) => [version, stage, since].join(" "));

describe("registryOf(events, stream)", () => {
  it("has nobody before the first event", () => {
    expect(registryOf([], "serving")).toEqual({champion: null, challenger: null, standings: [], history: []});
  });

  it("gives the first champion no beginning: it was there before any partition", () => {
    expect(stagesOf(registryOf(journal(first("a")), "serving"))).toEqual(["a champion "]);
  });

  it.each([
    ["a trained version waits for its gate", [trained("b", "a")], ["a champion ", "b candidate 2024-01-02"]],
    ["a version that the gate refused is archived", refused, ["a champion ", "b archived 2024-01-03"]],
    ["one that passed is a candidate as before", passed, ["a champion ", "b candidate 2024-01-02"]],
    ["so is a canary", [...passed, canary("b")], ["a champion ", "b candidate 2024-01-02"]],
    [
      "a promotion archives the champion",
      [...passed, canary("b"), promoted("b", "a")],
      ["a archived 2024-01-05", "b champion 2024-01-05"]
    ],
    [
      "so does one without a canary",
      [...passed, promoted("b", "a")],
      ["a archived 2024-01-04", "b champion 2024-01-04"]
    ],
    [
      "a canary that is rolled back is archived",
      [...passed, canary("b"), rolledBack("b", "a")],
      ["a champion ", "b archived 2024-01-05"]
    ],
    [
      "the same model trained again is a candidate again",
      [...refused, trained("b", "a")],
      ["a champion ", "b candidate 2024-01-04"]
    ],
    ["training that ends in the champion changes nothing", [trained("a", "a")], ["a champion "]]
  ])("%s", (_, events, stages) => {
    expect(stagesOf(registryOf(journal(first("a"), ...events), "serving"))).toEqual(stages);
  });

  it("tells what moved each version, with the partition", () => {
    const {history} = registryOf(journal(first("a"), ...passed, canary("b"), promoted("b", "a")), "serving");
    expect(history.map(({version, by, stage, at}) => [version, by, stage, at].join(" "))).toEqual([
      "a promoted champion 2024-01-01",
      "b trained candidate 2024-01-02",
      "b gate candidate 2024-01-03",
      "b canary candidate 2024-01-04",
      "a promoted archived 2024-01-05",
      "b promoted champion 2024-01-05"
    ]);
  });

  it("passes over other streams and other kinds", () => {
    const line = {at: "2024-01-01", stream: "serving"};
    const request: JournalEvent = {...line, kind: "request", reason: "why not"};
    const elsewhere: JournalEvent[] = journal(first("c")).map((event) => ({...event, stream: "S4"}));
    const events = [...elsewhere, ...journal(first("a")), request];
    expect(registryOf(events, "serving")).toEqual(registryOf(journal(first("a")), "serving"));
    expect(registryOf(events, "S4").champion).toBe("c");
  });

  it.each([
    ["a promotion of an unknown version", [promoted("x", "a")], /"promoted".*2024-01-02.*unknown version: x/],
    ["a promotion over somebody else", [...passed, promoted("b", "c")], /"promoted".*c is not the champion, a/],
    ["a promotion without a gate", [trained("b", "a"), promoted("b", "a")], /comes from "trained", expected "gate"/],
    ["a promotion after a refusal", [...refused, promoted("b", "a")], /b is archived, not a candidate/],
    ["a second first model", [first("b")], /no version is not the champion, a/],
    ["a child of somebody else", [trained("b", "x")], /"trained".*x is not the champion, a/],
    ["training while a candidate waits", [trained("b", "a"), trained("c", "a")], /b is still a candidate/],
    ["a gate for the champion", [gate("a", "a", true)], /a is champion, not a candidate/],
    ["a gate against somebody else", [trained("b", "a"), gate("b", "x", true)], /x is not the champion, a/],
    ["a second gate", [...passed, gate("b", "a", true)], /comes from "gate", expected "trained"/],
    ["a canary before the gate", [trained("b", "a"), canary("b")], /comes from "trained", expected "gate"/],
    ["a roll-back of what was no canary", [...passed, rolledBack("b", "a")], /expected "canary"/],
    ["a roll-back to somebody else", [...passed, canary("b"), rolledBack("b", "x")], /x is not the champion, a/]
  ])("refuses %s", (_, events, message) => {
    expect(() => registryOf(journal(first("a"), ...events), "serving")).toThrow(message);
  });

  it("refuses a child when there is no champion", () => {
    expect(() => registryOf(journal(trained("b", "a")), "serving")).toThrow(/a is not the champion, there is none/);
  });
});

/** Lives of models: a walk through what may follow, of which each step is drawn. */
const lives = fc
  .array(fc.tuple(fc.nat(2), fc.constantFrom("b", "c", "d", "e"), fc.boolean()), {maxLength: 30})
  .map((draws) => {
    const events: RegistryEvent[] = [first("a")];
    let [champion, challenger, step] = ["a", "", ""];
    const settle = (next: RegistryEvent): void => void (events.push(next), (challenger = ""));
    for (const [choice, version, flag] of draws) {
      if (challenger === "") {
        events.push(trained(version, champion));
        if (version !== champion) [challenger, step] = [version, "trained"];
      } else if (step === "trained") {
        events.push(gate(challenger, champion, flag));
        if (flag) step = "gate";
        else challenger = "";
      } else if (step === "gate" && choice === 0) {
        events.push(canary(challenger));
        step = "canary";
      } else if (step === "canary" && choice === 1) settle(rolledBack(challenger, champion));
      else {
        const next = challenger;
        settle(promoted(next, champion));
        champion = next;
      }
    }
    return {events: journal(...events), champion, challenger: challenger === "" ? null : challenger};
  });

/** Any events at all, in any order. */
const anything = fc.array(
  fc
    .tuple(fc.nat(5), fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c"), fc.boolean())
    .map(
      ([kind, version, other, flag]): RegistryEvent =>
        [
          first(version),
          trained(version, other),
          gate(version, other, flag),
          canary(version),
          promoted(version, other),
          rolledBack(version, other)
        ][kind]!
    ),
  {maxLength: 12}
);

function expectConsistent({champion, challenger, standings, history}: Registry): void {
  const holders = (stage: string): string[] => standings.filter((s) => s.stage === stage).map((s) => s.version);
  expect(holders("champion")).toEqual(champion === null ? [] : [champion]);
  expect(holders("candidate")).toEqual(challenger === null ? [] : [challenger]);
  expect(new Set(standings.map(({version}) => version)).size).toBe(standings.length);
  for (const {version, stage, since} of standings)
    expect(history.findLast((change) => change.version === version)).toMatchObject({stage, since});
}

describe("a registry", () => {
  it("is what its events say", () => {
    fc.assert(
      fc.property(lives, ({events, champion, challenger}) => {
        expect(registryOf(events, "serving")).toMatchObject({champion, challenger});
      })
    );
  });

  it("has at most one champion and one challenger after any prefix of its journal", () => {
    fc.assert(
      fc.property(lives, ({events}) => {
        for (let n = 0; n <= events.length; ++n) expectConsistent(registryOf(events.slice(0, n), "serving"));
      })
    );
  });

  it("is the same when its journal is written down and read again", () => {
    fc.assert(
      fc.property(lives, ({events}) => {
        const replayed = JSON.parse(JSON.stringify(events)) as JournalEvent[];
        expect(registryOf(replayed, "serving")).toEqual(registryOf(events, "serving"));
      })
    );
  });

  it("is refused or consistent whatever the events are", () => {
    let refusals = 0;
    fc.assert(
      fc.property(anything, (events) => {
        try {
          expectConsistent(registryOf(journal(first("a"), ...events), "serving"));
        } catch (error) {
          expect((error as Error).message).toMatch(/^impossible event/);
          ++refusals;
        }
      })
    );
    expect(refusals).toBeGreaterThan(100);
    expect(refusals).toBeLessThan(300);
  });
});
