import {describe, expect, it} from "vitest";
import {notesOf} from "../../../src/components/drift/notes.js";

describe("notesOf(stream)", () => {
  it("gathers the days on which the same was noted, the most recent first", () => {
    const missing = {kind: "SCHEMA_MISSING_COLUMN", column: "tax"} as const;
    const notes = notesOf({
      anomalies: [
        {...missing, day: "2026-01-02", description: "first"},
        {...missing, day: "2026-01-04", description: "second"},
        {kind: "FLOAT_TYPE_HAS_NAN", column: "rm", day: "2026-01-03", description: "NaN in 3 rows."}
      ],
      decisions: [{day: "2026-01-05", action: "retrain", trigger: "error", reason: "The error rose.", evidence: {}}]
    });
    expect(notes.map(({column, text, first, last, days}) => [column, text, first, last, days])).toEqual([
      ["", "The error rose.", "2026-01-05", "2026-01-05", 1],
      ["tax", "second", "2026-01-02", "2026-01-04", 2],
      ["rm", "NaN in 3 rows.", "2026-01-03", "2026-01-03", 1]
    ]);
  });

  it("keeps decisions apart, since each has its own figures", () => {
    const decision = {action: "retrain", trigger: "error", evidence: {}} as const;
    const notes = notesOf({
      anomalies: [],
      decisions: [
        {...decision, day: "2026-01-05", reason: "RMSE is 4."},
        {...decision, day: "2026-02-05", reason: "RMSE is 7."}
      ]
    });
    expect(notes.map(({text, first}) => [text, first])).toEqual([
      ["RMSE is 7.", "2026-02-05"],
      ["RMSE is 4.", "2026-01-05"]
    ]);
  });
});
