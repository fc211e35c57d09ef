import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Messages} from "../../messages/messages.js";
import type {Partitions} from "../partitions.js";
import {leadingFigure, rankOf} from "./comparison.js";
import type {Comparison} from "./comparison.js";
import type {ExplorerState} from "./state.js";
import {verdictFacts} from "./verdict-facts.js";

/** The windows and the threshold line, with the marks they have in the table. */
export function legendOf(
  messages: Messages<"monitor">,
  {timeline: {starts}, ...windows}: Comparison,
  {span}: Partitions
): Element[] {
  const entries = (["reference", "current"] as const).map((role) => {
    const {from, to} = windows[role];
    const text = `${messages.monitor.words[role]} ${span(starts[from]!, starts[to - 1]!)}`;
    return html`<span class=${`role-${role}`}><i class=${`swatch role-${role}`}></i>${text}</span>`;
  });
  const threshold = html`<span class="role-alarm"
    ><i class="swatch line"></i>${messages.monitor.words.thresholdLine}</span
  >`;
  return [...entries, threshold];
}

/** The feature that moved most, in words; "" where there are none. */
export function findingOf(
  messages: Messages<"monitor">,
  summary: Summary,
  comparison: Comparison,
  {distance}: ExplorerState
): string {
  const features = comparison.columns.filter(({layout}) => layout.spec.role === "feature");
  const leads = features.map(({drift}) => ({
    ...{name: drift.name, rank: rankOf(drift, distance)},
    ...leadingFigure(drift, distance)
  }));
  if (leads.length === 0) return "";
  const most = leads.reduce((best, next) => (next.rank > best.rank ? next : best));
  return messages.monitor.tableTitle(most, verdictFacts(summary, comparison).moved);
}

/** The distance that decides about the categories, where it is not the chosen one. */
export function standIn({columns}: Comparison, chosen: DistanceName): DistanceName | null {
  const deciding = columns.map(({drift}) => decidingDistance(drift.kind, chosen));
  return deciding.find((name) => name !== chosen) ?? null;
}
