import {html} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import {calibratedDistance} from "../../lib/drift/calibrate.js";
import {COLUMN_STATISTICS} from "../../lib/drift/calibrated/statistics.js";
import {fineCells} from "../../lib/drift/cells.js";
import {DISTANCES} from "../../lib/drift/types.js";
import {columnFigures} from "../../lib/profile/column-summary.js";
import {windowExtremes} from "../../lib/profile/window.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {Schema} from "../../lib/schema/types.js";
import {kolmogorovSmirnovBound} from "../../lib/statistics/distances.js";
import type {Messages} from "../../messages/messages.js";
import {count, fixed, percent, significant, signed} from "../format.js";
import type {Partitions} from "../partitions.js";
import {tableOf} from "../show-table.js";
import type {TableContent} from "../show-table.js";
import {binRows} from "./bin-rows.js";
import {closerLook} from "./closer-look.js";
import type {ColumnComparison, Comparison} from "./comparison.js";
import {limits} from "./limits.js";
import {notesAsList} from "./note-list.js";
import type {Note} from "./notes.js";

/** What lies behind one row: where its distance comes from, its plain figures, and all its distances. */
export interface FeatureDetail {
  readonly element: HTMLElement;
  update(comparison: Comparison, column: ColumnComparison): void;
  /** ends what is still to be drawn */
  close(): void;
}

/** Pause between redraws of what is cheap while the reader drags. */
const TABLES_MS = 150;
/** Time without a change after which the rest is drawn: it would hold up the drag. */
const REST_MS = 250;

interface FeatureDetailOptions {
  /** what the monitor noted about the column */
  readonly notes: readonly Note[];
  /** fetches the column's profiles in the finest bins */
  readonly finest: () => Promise<Timeline>;
  readonly schema: Schema;
  readonly partitions: Partitions;
}

export function featureDetail(
  messages: Messages<"monitor">,
  summary: ColumnSummary,
  options: FeatureDetailOptions
): FeatureDetail {
  const {notes, finest, schema, partitions} = options;
  const {kind} = summary;
  const bins = html`<div class="detail-bins"></div>`;
  const figures = html`<div></div>`;
  const distances = html`<div></div>`;
  const notesBelow = html`<p class="muted small"></p>`;
  const own = summary.role === "feature" ? schema.columns.find(({name}) => name === summary.name) : undefined;
  const closer = closerLook(messages, summary, finest, own ? limits(messages, schema, own, partitions) : null);
  const element = html`<div class="detail">
    ${notes.length > 0 ? notesAsList(messages, notes, partitions) : null}${bins} ${figures}
    <div>${distances}${notesBelow}</div>
    ${closer.element}
  </div>`;
  let latest: [Comparison, ColumnComparison] | null = null;
  let tablesTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  function drawTables(): void {
    tablesTimer = undefined;
    const [comparison, column] = latest!;
    bins.replaceChildren(binTable(messages, comparison, column, kind));
    figures.replaceChildren(tableOf(figuresTable(messages, comparison, column, kind)));
  }

  function drawRest(): void {
    const [comparison, column] = latest!;
    distances.replaceChildren(tableOf(distancesTable(messages, comparison, column)));
    closer.update(comparison);
    const {referenceSums, currentSums} = comparison;
    const cells = [fineCells(referenceSums, column.layout), fineCells(currentSums, column.layout)] as const;
    const bound = kind === "numeric" ? messages.monitor.describeBound(kolmogorovSmirnovBound(...cells)) : "";
    notesBelow.textContent = [messages.monitor.describeVerdict(column.drift.verdict), bound].filter(Boolean).join(" ");
  }

  return {
    element,
    update(comparison, column) {
      const isFirst = latest === null;
      latest = [comparison, column];
      if (isFirst) {
        drawTables();
        return drawRest();
      }
      tablesTimer ??= setTimeout(drawTables, TABLES_MS);
      clearTimeout(restTimer);
      restTimer = setTimeout(drawRest, REST_MS);
    },
    close() {
      clearTimeout(tablesTimer);
      clearTimeout(restTimer);
    }
  };
}

function binTable(
  messages: Messages<"monitor">,
  comparison: Comparison,
  column: ColumnComparison,
  kind: ColumnSummary["kind"]
): HTMLElement {
  const rows = binRows(messages, comparison, column);
  const total = rows.reduce((sum, {part}) => sum + part, 0);
  const widest = Math.max(...rows.map(({part}) => part), 1e-9);
  const {detail} = messages.monitor.words;
  const table = tableOf({
    caption: detail.bins,
    columns: [
      {label: kind === "numeric" ? detail.bin : detail.level},
      {label: messages.monitor.words.reference, numeric: true},
      {label: messages.monitor.words.current, numeric: true},
      {label: detail.part, numeric: true}
    ],
    rows: [
      ...rows.map((row) => [row.label, percent(row.reference, 1), percent(row.current, 1), fixed(row.part, 3)]),
      [detail.total, percent(sumOf(rows, "reference"), 0), percent(sumOf(rows, "current"), 0), fixed(total, 3)]
    ]
  });
  const cells = table.querySelectorAll<HTMLElement>("td:last-child");
  rows.forEach(({part}, i) => {
    cells[i]!.style.setProperty("--part", String(part / widest));
    cells[i]!.classList.add("part");
  });
  return table;
}

function sumOf(rows: readonly {reference: number; current: number}[], side: "reference" | "current"): number {
  return rows.reduce((sum, row) => sum + row[side], 0);
}

function figuresTable(
  messages: Messages<"monitor">,
  comparison: Comparison,
  {layout}: ColumnComparison,
  kind: ColumnSummary["kind"]
): TableContent {
  const {timeline, reference, current, referenceSums, currentSums} = comparison;
  const [a, b] = [columnFigures(referenceSums, layout), columnFigures(currentSums, layout)];
  const names = messages.monitor.words.figures;
  const share = (key: "missing" | "notFinite" | "other" | "zeros"): string[] => {
    const [before, now] = [a[key] / a.rows, b[key] / b.rows];
    return [names[key], percent(before, 1), percent(now, 1), `${signed(100 * (now - before), 1)} points`];
  };
  const value = (label: string, before: number, now: number): string[] => {
    const finite = Number.isFinite(before) && Number.isFinite(now);
    return [label, significant(before, 4), significant(now, 4), finite ? changeText(now - before) : "–"];
  };
  const moment = (key: "mean" | "deviation"): string[] => value(names[key], a[key], b[key]);
  const [low, high] = [
    windowExtremes(timeline, reference, layout.index),
    windowExtremes(timeline, current, layout.index)
  ];
  return {
    caption: messages.monitor.words.detail.figures,
    columns: [
      {label: messages.monitor.words.detail.measure},
      {label: messages.monitor.words.reference, numeric: true},
      {label: messages.monitor.words.current, numeric: true},
      {label: messages.monitor.words.detail.change, numeric: true}
    ],
    rows: [
      [names.rows, count(a.rows), count(b.rows), ""],
      share("missing"),
      ...(kind === "categorical"
        ? [share("other")]
        : [
            share("notFinite"),
            share("zeros"),
            moment("mean"),
            moment("deviation"),
            value(names.min, low[0], high[0]),
            value(names.max, low[1], high[1])
          ])
    ]
  };
}

function changeText(change: number): string {
  const text = significant(change, 3);
  return change > 0 ? `+${text}` : text;
}

function distancesTable(
  messages: Messages<"monitor">,
  comparison: Comparison,
  {layout, drift, alpha}: ColumnComparison
): TableContent {
  const {detail} = messages.monitor.words;
  const rows = DISTANCES.filter((name) => Number.isFinite(drift.distances[name].value)).map((name) => ({
    label: messages.monitor.distanceNames[name].label,
    measured: calibratedDistance(layout, comparison, alpha / COLUMN_STATISTICS.length, name)
  }));
  const missing = [detail.missingChange, percent(drift.missing.value, 1), percent(drift.missing.threshold, 1), ""];
  return {
    caption: detail.distances,
    columns: [
      {label: messages.monitor.words.distance},
      {label: detail.value, numeric: true},
      {label: messages.monitor.words.head.threshold, numeric: true},
      {label: detail.chance}
    ],
    // Whether one figure is over its own threshold; the missing rows' is not calibrated, so that it is left unsaid.
    rows: [
      ...rows.map(({label, measured: {value, threshold, alarm}}) => {
        const against = Number.isFinite(threshold) ? (alarm ? detail.over : detail.below) : "";
        return [label, fixed(value, 3), fixed(threshold, 3), against];
      }),
      missing
    ]
  };
}
