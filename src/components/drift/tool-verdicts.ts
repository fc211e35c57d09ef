import {presets} from "../../lib/drift/presets/all.js";
import type {Preset, PresetResult} from "../../lib/drift/presets/types.js";
import {layoutOf} from "../../lib/profile/layout.js";
import {windowProfile} from "../../lib/profile/window.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {tableOf} from "../show-table.js";

/**
 * Returns what other tools say of a column with their own defaults, in their own words: their figure from the profiles,
 * as a range where only raw rows would tell it exactly, and their verdict where the range leaves no doubt.
 * @param timeline of the one column, in the finest bins
 */
export function toolVerdicts(
  messages: Messages<"monitor">,
  timeline: Timeline,
  reference: DayWindow,
  current: DayWindow
): HTMLElement {
  const [column] = layoutOf(timeline.spec).columns;
  const [before, now] = [windowProfile(timeline, reference), windowProfile(timeline, current)];
  const parts = timeline.partitions.slice(reference.from, reference.to);
  const {tools} = messages.monitor.words;
  return tableOf({
    caption: tools.title,
    columns: [
      {label: tools.tool},
      {label: messages.monitor.words.detail.verdict},
      {label: messages.monitor.words.detail.value, numeric: true},
      {label: messages.monitor.words.head.threshold, numeric: true},
      {label: tools.method},
      {label: tools.remark}
    ],
    rows: presets.map((preset) => rowOf(messages, preset, preset.compareProfiles(column!, before, now, parts)))
  });
}

function rowOf(
  messages: Messages<"monitor">,
  {id, title}: Preset,
  {method, range, rule, thresholdRange, drifted, remark}: PresetResult
): string[] {
  const {tools} = messages.monitor.words;
  return [
    tools.names[id] ?? title,
    drifted === null ? tools.undecided : drifted ? tools.drift : tools.noDrift,
    messages.monitor.toolRange(range),
    Number.isNaN(thresholdRange.low)
      ? tools.none
      : `${tools.rules[rule]} ${messages.monitor.toolRange(thresholdRange)}`,
    method,
    remark ?? ""
  ];
}
