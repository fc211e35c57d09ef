import {expect, it} from "vitest";
import {layoutOf} from "../../../lib/profile/layout.js";
import {timelineOf, windowSums} from "../../../lib/profile/window.js";
import {columnTimeline} from "../../../src/components/drift/column-timeline.js";
import {syntheticTimeline} from "../../bench/synthetic.js";

const made = syntheticTimeline({columns: 9, days: 12, rowsPerDay: 40, seed: 3});
const timeline = timelineOf(made.spec, made.partitions);

it("columnTimeline(timeline, name) of a category holds all that the timeline says of it", () => {
  const column = layoutOf(made.spec).columns.find(({spec}) => spec.kind === "categorical")!;
  const alone = columnTimeline(timeline, column.spec.name);
  const window = {from: 2, to: 9};
  const [own] = layoutOf(alone.spec).columns;
  expect(alone.spec.columns).toEqual([column.spec]);
  expect(alone.starts).toEqual(timeline.starts);
  expect(windowSums(alone, window).subarray(own!.start, own!.next)).toEqual(
    windowSums(timeline, window).subarray(column.start, column.next)
  );
});
