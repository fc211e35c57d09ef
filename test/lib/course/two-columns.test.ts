import {describe, expect, it} from "vitest";
import {bySilence, evidenceNeeded, retrainingsOf} from "../../../lib/course/two-columns.js";
import type {JournalEvent} from "../../../lib/journal/types.js";

const trained = (version: string): JournalEvent => ({
  ...{at: "2024-02-01", stream: "s", kind: "trained", version, parent: "a", rows: 9, span: ["2024-01-01", "2024-01-31"]}
});
const gate = (version: string, passed: boolean): JournalEvent => ({
  ...{at: "2024-02-01", stream: "s", kind: "gate", version, champion: "a", passed, checks: []}
});
const promoted = (version: string, before: string | null): JournalEvent => ({
  ...{at: "2024-02-05", stream: "s", kind: "promoted", version, before, reason: "", evidence: {}}
});

describe("retrainingsOf(events)", () => {
  it("does not take the first model for a training", () => {
    expect(retrainingsOf([promoted("a", null)])).toEqual({trained: 0, refused: 0, rolledBack: 0, promoted: 0});
  });

  it("counts what became of each training", () => {
    const events: JournalEvent[] = [
      promoted("a", null),
      ...[trained("b"), gate("b", false)],
      ...[trained("c"), gate("c", true), promoted("c", "a")],
      ...[trained("d"), gate("d", true)],
      {at: "2024-02-09", stream: "s", kind: "rolled back", version: "d", champion: "c", reason: "", evidence: {}},
      ...[trained("e"), gate("e", true)]
    ];
    expect(retrainingsOf(Object.freeze(events))).toEqual({trained: 4, refused: 1, rolledBack: 1, promoted: 1});
  });
});

describe("bySilence(evidenceNeeded(watching))", () => {
  it("puts first what shows at once, and last what has to wait for labels", () => {
    const evidence = evidenceNeeded({window: 7, labelDelay: 3, judged: 5});
    expect(evidence).toEqual({priority: 0, whole: 1, data: 7, training: 8});
    expect(bySilence(evidence)).toEqual(["priority", "whole", "data", "training"]);
  });

  it("follows the settings: a long window is more silent than labels that come at once", () => {
    expect(bySilence(evidenceNeeded({window: 30, labelDelay: 0, judged: 5})).at(-1)).toBe("data");
  });
});
