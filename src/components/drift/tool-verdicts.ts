import {presets} from "../../lib/drift/presets/all.js";
import type {Preset, PresetResult} from "../../lib/drift/presets/types.js";
import {layoutOf} from "../../lib/profile/layout.js";
import {windowProfile} from "../../lib/profile/window.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import {toolRange, words} from "../../messages/monitor.en.js";
import {tableOf} from "../show-table.js";

/**
 * Returns what other tools say of a column with their own defaults, in their own words: their figure from the profiles,
 * as a range where only raw rows would tell it exactly, and their verdict where the range leaves no doubt.
 * @param timeline of the one column, in the finest bins
 */
export function toolVerdicts(timeline: Timeline, reference: DayWindow, current: DayWindow): HTMLElement {
  const [column] = layoutOf(timeline.spec).columns;
  const [before, now] = [windowProfile(timeline, reference), windowProfile(timeline, current)];
  const parts = timeline.partitions.slice(reference.from, reference.to);
  const {tools} = words;
  return tableOf({
    caption: tools.title,
    columns: [
      {label: tools.tool},
      {label: words.detail.verdict},
      {label: words.detail.value, numeric: true},
      {label: words.head.threshold, numeric: true},
      {label: tools.method},
      {label: tools.remark}
    ],
    rows: presets.map((preset) => rowOf(preset, preset.compareProfiles(column!, before, now, parts)))
  });
}

function rowOf({id, title}: Preset, {method, range, rule, thresholdRange, drifted, remark}: PresetResult): string[] {
  const {tools} = words;
  return [
    tools.names[id] ?? title,
    drifted === null ? tools.undecided : drifted ? tools.drift : tools.noDrift,
    toolRange(range),
    Number.isNaN(thresholdRange.low) ? tools.none : `${tools.rules[rule]} ${toolRange(thresholdRange)}`,
    method,
    remark ?? ""
  ];
}
