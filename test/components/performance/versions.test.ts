import {describe, expect, it} from "vitest";
import type {JournalEvent} from "../../../lib/journal/types.js";
import {positionOf} from "../../../src/components/performance/positions.js";
import {versionsOf} from "../../../src/components/performance/versions.js";

const starts = Array.from({length: 10}, (_, i) => `2026-01-${String(i + 1).padStart(2, "0")}`);
const at = (day: number) => ({at: starts[day]!, stream: "S4"});
const why = {reason: "because", evidence: {}};
const first: JournalEvent = {...at(0), kind: "promoted", version: "a", before: null, ...why};
const gate = (day: number, version: string, passed: boolean): JournalEvent => {
  return {...at(day), kind: "gate", version, champion: "a", passed, checks: []};
};
const canary: JournalEvent = {...at(4), kind: "canary", version: "b", share: 0.2, partitions: 2};

describe("versionsOf(events, starts)", () => {
  it("lets the first model answer from the start, and alone where nothing else happens", () => {
    expect(versionsOf([first], starts)).toEqual({
      champions: [{version: "a", from: 0, to: 10}],
      canaries: [],
      marks: []
    });
  });

  it("lets what a step promotes answer from the next partition on", () => {
    const promoted: JournalEvent = {...at(7), kind: "promoted", version: "b", before: "a", ...why};
    const {champions, canaries, marks} = versionsOf(
      [first, gate(2, "c", false), gate(4, "b", true), canary, promoted],
      starts
    );
    expect(champions).toEqual([
      {version: "a", from: 0, to: 8},
      {version: "b", from: 8, to: 10}
    ]);
    expect(canaries).toEqual([{version: "b", share: 0.2, champion: "a", from: 5, to: 8}]);
    expect(marks.map(({kind, position}) => [kind, position])).toEqual([
      ["refused", 2],
      ["canary", 4],
      ["promoted", 7]
    ]);
  });

  it("ends a canary that is rolled back, and lets the champion go on", () => {
    const back: JournalEvent = {...at(6), kind: "rolled back", version: "b", champion: "a", ...why};
    const {champions, canaries} = versionsOf([first, canary, back], starts);
    expect(champions).toEqual([{version: "a", from: 0, to: 10}]);
    expect(canaries[0]).toMatchObject({from: 5, to: 7});
  });

  it("names nobody who has answered nothing yet", () => {
    const late: JournalEvent = {...at(9), kind: "promoted", version: "b", before: "a", ...why};
    expect(versionsOf([first, late], starts).champions.map(({version}) => version)).toEqual(["a"]);
  });
});

describe("positionOf(starts, start)", () => {
  it("finds a partition, and the one that an older was merged into", () => {
    expect(positionOf(starts, "2026-01-03")).toBe(2);
    expect(positionOf(["2026-01-01", "2026-01-08", "2026-01-15"], "2026-01-11")).toBe(1);
    expect(positionOf(["b.csv", "a.csv"], "a.csv")).toBe(1);
  });

  it("refuses what lies before all of them", () => {
    expect(() => positionOf(starts, "2025-12-31")).toThrow(new RangeError("unknown partition: 2025-12-31"));
  });
});
