import {html} from "htl";
import type {JournalEvent} from "../../lib/journal/types.js";
import {
  eventsSubtitle,
  eventsTitle,
  groupNames,
  journalWords,
  perPartition,
  registryWords
} from "../../messages/journal.en.js";
import {chartFigure} from "../chart-figure.js";
import {count} from "../format.js";
import {lane} from "../lane.js";
import type {Partitions} from "../partitions.js";
import type {TableContent} from "../show-table.js";
import {timelineTicks} from "../timeline-ticks.js";
import {countEvents} from "./state.js";
import type {GroupCounts} from "./state.js";

/** Room above the bars, as a factor, for the lane's label. */
const HEADROOM = 1.9;

interface EventLanes {
  readonly element: HTMLElement;
  /** @param starts of the partitions on the axis */
  update(events: readonly JournalEvent[], starts: readonly string[]): void;
}

/** How many events of each kind there were, over time: a lane for each kind. */
export function eventLanes(partitions: Partitions, link: () => string): EventLanes {
  const figure = chartFigure(registryWords, link);
  return {
    element: figure.element,
    update(events, starts) {
      const counts = countEvents(events, starts);
      figure.update({
        title: eventsTitle(counts),
        subtitle: counts.length === 0 ? "" : eventsSubtitle(partitions),
        chart: drawing(counts, starts, partitions),
        table: tableOfCounts(counts, starts, partitions)
      });
    }
  };
}

function drawing(counts: readonly GroupCounts[], starts: readonly string[], partitions: Partitions): HTMLElement {
  const lanes = counts.map(({group, events, perPartition: values}) => {
    const top = values.reduce((largest, n) => Math.max(largest, n), 0);
    return lane({
      ...{label: perPartition(group, events), mark: "bar", values, top: top * HEADROOM, format: count},
      ...{tick: top, className: `lane-${group.replace(" ", "-")}`}
    });
  });
  return html`<div class="journal-lanes">${lanes}${axisOf(starts, partitions)}</div>`;
}

/** The dates below the lanes. */
export function axisOf(starts: readonly string[], partitions: Partitions): HTMLElement {
  const ticks = timelineTicks(starts, partitions, 7);
  return html`<div class="journal-axis" aria-hidden="true">
    ${ticks.map(({position, label}) => html`<span style=${`left: ${(100 * position) / starts.length}%`}>${label}</span>`)}
  </div>`;
}

function tableOfCounts(
  counts: readonly GroupCounts[],
  starts: readonly string[],
  partitions: Partitions
): TableContent {
  const rows = starts.flatMap((start, i) => {
    const numbers = counts.map(({perPartition: values}) => values[i]!);
    return numbers.some((n) => n > 0) ? [[partitions.short(start), ...numbers.map(count)]] : [];
  });
  return {
    caption: eventsSubtitle(partitions),
    columns: [
      {label: journalWords.head.partition},
      ...counts.map(({group}) => ({label: groupNames[group], numeric: true}))
    ],
    rows
  };
}
