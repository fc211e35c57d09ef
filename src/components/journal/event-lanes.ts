import {html} from "htl";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {Messages} from "../../messages/messages.js";
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
export function eventLanes(messages: Messages<"journal">, partitions: Partitions, link: () => string): EventLanes {
  const figure = chartFigure(messages.journal.registryWords, link);
  return {
    element: figure.element,
    update(events, starts) {
      const counts = countEvents(events, starts);
      figure.update({
        title: messages.journal.eventsTitle(counts),
        subtitle: counts.length === 0 ? "" : messages.journal.eventsSubtitle(partitions),
        chart: drawing(messages, counts, starts, partitions),
        table: tableOfCounts(messages, counts, starts, partitions)
      });
    }
  };
}

function drawing(
  messages: Messages<"journal">,
  counts: readonly GroupCounts[],
  starts: readonly string[],
  partitions: Partitions
): HTMLElement {
  const lanes = counts.map(({group, events, perPartition: values}) => {
    const top = values.reduce((largest, n) => Math.max(largest, n), 0);
    return lane({
      ...{label: messages.journal.perPartition(group, events), mark: "bar", values, top: top * HEADROOM, format: count},
      ...{tick: top, className: `lane-of-${group.replace(" ", "-")}`}
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
  messages: Messages<"journal">,
  counts: readonly GroupCounts[],
  starts: readonly string[],
  partitions: Partitions
): TableContent {
  const rows = starts.flatMap((start, i) => {
    const numbers = counts.map(({perPartition: values}) => values[i]!);
    return numbers.some((n) => n > 0) ? [[partitions.short(start), ...numbers.map(count)]] : [];
  });
  return {
    caption: messages.journal.eventsSubtitle(partitions),
    columns: [
      {label: messages.journal.journalWords.head.partition},
      ...counts.map(({group}) => ({label: messages.journal.groupNames[group], numeric: true}))
    ],
    rows
  };
}
