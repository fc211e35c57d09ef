import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {describeLabels} from "../../messages/labels.en.js";
import {
  groupNotes,
  groupsNote,
  groupsSubtitle,
  groupsTitle,
  performanceWords as words
} from "../../messages/performance.en.js";
import type {Partitions} from "../partitions.js";
import {partitionsOf} from "../partitions.js";
import {errorFigure} from "./error-figure.js";
import {groupTable} from "./group-table.js";
import {groupsIn} from "./groups.js";
import {lifeList} from "./life-list.js";
import {revisionSection} from "./revision-section.js";
import type {RowChoice} from "./scores.js";
import {courseOf} from "./stream-facts.js";
import type {StreamFacts} from "./stream-facts.js";
import {versionSection} from "./version-section.js";

interface ReportOptions {
  readonly onMove: (window: PartitionWindow, resting: boolean) => void;
  readonly link: () => string;
}

export interface StreamReport {
  readonly element: HTMLElement;
  update(window: PartitionWindow): void;
}

/** Errors over time, by group and by version, of the chosen rows of one stream. */
export function streamReport(
  summary: Summary,
  facts: StreamFacts,
  rows: RowChoice,
  options: ReportOptions
): StreamReport {
  const {stream, scores, versions, measure} = facts;
  const partitions = partitionsOf(summary, stream.starts, stream.ends);
  const figure = errorFigure(facts, courseOf(facts, rows, summary.current), {summary, partitions, ...options});
  const groups = html`<div></div>`;
  const byVersion = html`<div></div>`;
  const hasGroups = scores !== null && scores.slices.length > 0;
  const element = html`<div class="performance-report">
    <h2>${words.overTime}</h2>
    ${figure.element}
    <h2>${words.lifeTitle}</h2>
    ${lifeList(versions, {partitions, errorMeasure: measure})}
    <h2>${words.forWhom}</h2>
    ${hasGroups ? groups : html`<p class="muted">${words.noGroups}</p>`} ${hasGroups ? groupNote(summary.id) : null}
    ${scores === null ? null : html`<h2>${words.byVersion}</h2>`} ${byVersion}
    ${summary.labels === null ? null : [html`<h2>${words.labels}</h2>`, html`<p>${describeLabels(summary.labels)}</p>`]}
    ${facts.revisions === null ? null : [html`<h3>${words.revisions}</h3>`, revisionSection(facts.revisions, measure, partitions)]}
  </div>`;
  return {
    element,
    update(window) {
      figure.update(window);
      if (scores === null) return;
      if (hasGroups) groups.replaceChildren(...groupSection(summary, facts, rows, window, partitions));
      byVersion.replaceChildren(versionSection(facts, scores, window, rows.slice, partitions));
    }
  };
}

function groupSection(
  {columns}: Summary,
  {stream, scores, reference}: StreamFacts,
  {model}: RowChoice,
  window: PartitionWindow,
  partitions: Partitions
): HTMLElement[] {
  const found = groupsIn(scores!, window, reference, model);
  const span = partitions.span(stream.starts[window.from]!, stream.starts[window.to - 1]!);
  const title = groupsTitle(span, found.groups);
  const unit = columns.find(({role}) => role === "label")?.unit ?? "";
  return [
    html`<p class="chart-title">${title}</p>`,
    html`<p class="chart-subtitle">${groupsSubtitle(unit)}</p>`,
    groupTable(found, title),
    html`<p class="small muted">${groupsNote(found.verdicts, stream.simulated)}</p>`
  ];
}

function groupNote(monitor: string): HTMLElement | null {
  const note = groupNotes[monitor];
  if (note === undefined) return null;
  return html`<aside class="group-note">
    <h3>${note.title}</h3>
    ${note.paragraphs.map((text) => html`<p>${text}</p>`)}
    <p class="small">
      ${note.sources.flatMap(([name, address], i) => [i === 0 ? "" : " · ", html`<a href=${address}>${name}</a>`])}
    </p>
  </aside>`;
}
