import {html} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {Schema} from "../../lib/schema/types.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import type {Partitions} from "../partitions.js";
import {rankOf} from "./comparison.js";
import type {Comparison} from "./comparison.js";
import {featureRow} from "./feature-row.js";
import type {FeatureRow} from "./feature-row.js";
import type {Note} from "./notes.js";
import {reorder} from "./reorder.js";

/**
 * The columns of a monitor side by side, those in alarm first and furthest over their threshold first. Of many, the
 * first are shown, and the others when the reader asks.
 */
export interface FeatureTable {
  readonly element: HTMLElement;
  /** While the reader drags (`resting` false) only rows in sight follow, and no row changes its place. */
  update(comparison: Comparison, distance: DistanceName, resting: boolean): void;
  setOpen(name: string | null): void;
  /** draws what has waited for its row to come into sight: paper shows all of it */
  drawAll(): void;
  /** ends all that is still to be drawn */
  close(): void;
}

interface FeatureTableOptions {
  readonly notes: readonly Note[];
  readonly onToggle: (name: string) => void;
  /** fetches a column's profiles in the finest bins */
  readonly finest: (column: ColumnSummary) => Promise<Timeline>;
  readonly schema: Schema;
  readonly partitions: Partitions;
}

const SHOWN = 30;

export function featureTable(
  messages: Messages<"monitor">,
  caption: string,
  columns: readonly ColumnSummary[],
  {notes, onToggle, finest, schema, partitions}: FeatureTableOptions
): FeatureTable {
  const rows = columns.map((column) =>
    featureRow(messages, column, {
      notes: notes.filter((note) => note.column === column.name),
      finest: () => finest(column),
      onToggle,
      schema,
      partitions
    })
  );
  const table = html`<table role="table" class="features">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${Object.entries(messages.monitor.words.head).map(headCell)}
      </tr>
    </thead>
    ${rows.map((row) => row.element)}
  </table>` as HTMLTableElement;
  const more = button(messages.monitor.showAllColumns(rows.length), showAll, "quiet show-all");
  const element = html`<div>${table}${rows.length > SHOWN ? more : null}</div>` as HTMLElement;
  const queue = rowQueue(rows);
  let latest: {comparison: Comparison; distance: DistanceName} | null = null;
  let open: FeatureRow | undefined;
  let order: readonly FeatureRow[] = rows;
  let most = SHOWN;

  /** An open row is shown wherever it stands: a link may lead to it. */
  function hideOthers(): void {
    order.forEach((row, i) => (row.element.hidden = i >= most && row !== open));
  }

  function showAll(): void {
    const next = order[most]!;
    most = rows.length;
    hideOthers();
    more.remove();
    // the button goes, so the focus moves on to what it brought
    next.element.querySelector("button")!.focus();
  }

  function refresh(row: FeatureRow): void {
    const column = latest?.comparison.columns.find((c) => c.drift.name === row.name);
    if (latest && column) row.update(latest.comparison, column, latest.distance);
  }

  queue.onSight(refresh);
  hideOthers();
  return {
    element,
    update(comparison, distance, resting) {
      latest = {comparison, distance};
      if (resting) {
        rows.forEach(refresh);
        const moved = new Map(comparison.columns.map(({drift}) => [drift.name, rankOf(drift, distance)]));
        order = rows.toSorted((a, b) => moved.get(b.name)! - moved.get(a.name)!);
        hideOthers();
        reorder(
          table,
          order.map((row) => row.element)
        );
      }
      queue.invalidate();
    },
    setOpen(name) {
      // What the reader has set in an open row stays when the windows move.
      if (name !== null && open?.name === name) return;
      open?.setOpen(false);
      open = rows.find((row) => row.name === name);
      open?.setOpen(true);
      hideOthers();
    },
    drawAll: () => queue.drawAll(),
    close() {
      open?.setOpen(false);
      queue.close();
    }
  };
}

function headCell([key, label]: [string, string]): Element {
  const numeric = key === "now" || key === "threshold" ? " numeric" : "";
  return html`<th role="columnheader" scope="col" class=${`cell-${key}${numeric}`}>${label}</th>`;
}

/**
 * Draws rows where the reader can see them: numbers and histograms at once, courses in the time left after the frame;
 * the others when they come into sight.
 */
function rowQueue(rows: readonly FeatureRow[]): {
  onSight(refresh: (row: FeatureRow) => void): void;
  invalidate(): void;
  drawAll(): void;
  close(): void;
} {
  const inSight = new Set<FeatureRow>();
  const stale = new Set<FeatureRow>();
  const staleCourses = new Set<FeatureRow>();
  let refresh: (row: FeatureRow) => void = () => undefined;
  let timer = 0;

  function drawCourses(): void {
    timer = 0;
    for (const row of staleCourses) if (inSight.has(row)) drawCourse(row);
  }

  function drawRow(row: FeatureRow): void {
    refresh(row);
    row.draw();
    stale.delete(row);
  }

  function drawCourse(row: FeatureRow): void {
    row.drawCourse();
    staleCourses.delete(row);
  }

  function draw(): void {
    for (const row of stale) if (inSight.has(row)) drawRow(row);
    // A timeout runs after the frame is painted, so the numbers are on the screen first.
    timer ||= window.setTimeout(() => requestAnimationFrame(drawCourses));
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const {target, isIntersecting} of entries) {
        const row = rows.find(({element}) => element === target)!;
        if (isIntersecting) inSight.add(row);
        else inSight.delete(row);
      }
      draw();
    },
    {rootMargin: "200px"}
  );
  rows.forEach(({element}) => observer.observe(element));
  return {
    onSight: (listener) => void (refresh = listener),
    invalidate() {
      for (const row of rows) {
        stale.add(row);
        staleCourses.add(row);
      }
      draw();
    },
    drawAll() {
      for (const row of stale) if (!row.element.hidden) drawRow(row);
      for (const row of staleCourses) if (!row.element.hidden) drawCourse(row);
    },
    close() {
      observer.disconnect();
      inSight.clear();
      clearTimeout(timer);
    }
  };
}
