import {describe, expect, it} from "vitest";
import {performanceFiles} from "../../data-loaders/stages/performance-files.js";
import {publish} from "../../data-loaders/stages/publish.js";
import type {Summary} from "../../lib/bundle.js";
import {realisedError} from "../../lib/decay/realised-error.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import type {ErrorsSpec} from "../../lib/profile/types.js";
import {madeUp} from "../bundles.js";

const starts = ["2026-01-01", "2026-01-02"];
const at = {at: starts[0]!, stream: "serving"};
const kept = {kind: "decision", action: "keep", trigger: null, reason: "all is well", evidence: {}} as const;
const decided = {...kept, action: "retrain", trigger: "schedule"} as const;
const promoted = {kind: "promoted", version: "a", before: null, reason: "the first", evidence: {}} as const;

describe("performanceFiles(head, spec, outcomes)", () => {
  it.each(["RMSE", "error rate"] as const)(
    "gives the %s of each partition without all other columns",
    (errorMeasure) => {
      const files = publish(madeUp({unit: "day", starts, errorMeasure}), "v");
      const {streams} = JSON.parse(files["summary.json"] as string) as Summary;
      const {spec, partitions} = decodeProfiles(files["outcomes-serving.bin"] as Uint8Array);
      expect(spec.columns.map(({name}) => name)).toEqual(["outcome", "prediction"]);
      expect(partitions.map(({profile: {sums}}) => realisedError(spec, sums, errorMeasure).value)).toEqual(
        streams[0]!.error
      );
    }
  );

  it("keeps errors by prediction, but not those by a column that it leaves out", () => {
    const {reference, streams} = madeUp({unit: "day", starts: []});
    const block: ErrorsSpec = {kind: "errors", prediction: "prediction", label: "outcome", edges: [0], feature: null};
    const other: ErrorsSpec = {...block, feature: {column: "feature1", edges: [0]}};
    const spec = {...reference.spec, blocks: [block, other]};
    const files = performanceFiles({errorMeasure: "RMSE"}, spec, {
      ...{
        summary: {id: "serving"},
        partitions: [],
        lines: streams[0]!.lines,
        scored: null,
        revisions: null,
        isReferenceLearnt: false,
        isScored: false
      }
    });
    expect(decodeProfiles(files["outcomes-serving.bin"] as Uint8Array).spec.blocks).toEqual([block]);
  });

  it("keeps of the journal what moves a model, or has one made", () => {
    const {reference} = madeUp({unit: "day", starts: []});
    const lines: JournalEvent[] = [
      {...at, ...promoted},
      {...at, ...kept},
      {...at, kind: "profiled", rows: 1, labelled: 0, error: null, model: "a"},
      {...at, ...decided}
    ];
    const files = performanceFiles({errorMeasure: "RMSE"}, reference.spec, {
      ...{summary: {id: "serving"}, partitions: [], lines, scored: [60, 61], revisions: [], isReferenceLearnt: true},
      isScored: true
    });
    const course = JSON.parse(files["life-serving.json"] as string) as PublishedCourse;
    expect(course).toEqual({
      ...{events: [lines[0], lines[3]], scored: [60, 61], revisions: []},
      ...{isReferenceLearnt: true, isScored: true}
    });
  });

  it("writes nothing where errors cannot be known", () => {
    expect(
      Object.keys(publish(madeUp({unit: "day", starts, errorMeasure: null}), "v")).filter((name) =>
        /^(?:life|outcomes)-/.test(name)
      )
    ).toEqual([]);
  });
});
