import {describe, expect, it} from "vitest";
import {notesOf} from "../../../src/components/drift/notes.js";
import {english} from "../../messages/english.js";

describe("notesOf(stream)", () => {
  it("gathers the partitions in which the same was noted, the most recent first", () => {
    const missing = {kind: "SCHEMA_MISSING_COLUMN", column: "tax"} as const;
    const notes = notesOf(english, {
      starts: ["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"],
      anomalies: [
        {...missing, at: "2026-01-02", description: "first"},
        {...missing, at: "2026-01-04", description: "second"},
        {kind: "FLOAT_TYPE_HAS_NAN", column: "rm", at: "2026-01-03", description: "NaN in 3 rows."}
      ],
      decisions: [
        {at: "2026-01-05", action: "retrain", trigger: "performance", reason: "The error rose.", evidence: {}}
      ],
      modelEvents: []
    });
    expect(notes.map(({column, text, first, last, times}) => [column, text, first, last, times])).toEqual([
      ["", "The error rose.", "2026-01-05", "2026-01-05", 1],
      ["tax", "second", "2026-01-02", "2026-01-04", 2],
      ["rm", "NaN in 3 rows.", "2026-01-03", "2026-01-03", 1]
    ]);
  });

  it("keeps decisions and what followed apart, since each has its own figures", () => {
    const decision = {action: "retrain", trigger: "performance", evidence: {}} as const;
    const notes = notesOf(english, {
      starts: ["2026-01-05", "2026-02-05"],
      anomalies: [],
      decisions: [
        {...decision, at: "2026-01-05", reason: "RMSE is 4."},
        {...decision, at: "2026-02-05", reason: "RMSE is 7."}
      ],
      modelEvents: [{at: "2026-02-05", kind: "refused", version: "a1", reason: "RMSE 8 against 7."}]
    });
    expect(notes.map(({text, first}) => [text, first])).toEqual([
      ["a1: RMSE 8 against 7.", "2026-02-05"],
      ["RMSE is 7.", "2026-02-05"],
      ["RMSE is 4.", "2026-01-05"]
    ]);
  });

  it("goes by the order of the partitions, as files need not be in the order of the alphabet", () => {
    const nan = {kind: "FLOAT_TYPE_HAS_NAN", description: "NaN"} as const;
    const notes = notesOf(english, {
      starts: ["train.csv", "a.csv"],
      anomalies: [
        {...nan, column: "x", at: "train.csv"},
        {...nan, column: "y", at: "a.csv"}
      ],
      decisions: [],
      modelEvents: []
    });
    expect(notes.map(({column}) => column)).toEqual(["y", "x"]);
  });
});
