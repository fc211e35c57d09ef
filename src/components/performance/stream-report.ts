import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
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
  messages: Messages<"journal" | "labels" | "monitor" | "partitions" | "performance">,
  summary: Summary,
  facts: StreamFacts,
  rows: RowChoice,
  options: ReportOptions
): StreamReport {
  const {stream, scores, versions, measure} = facts;
  const partitions = partitionsOf(messages, summary, stream.starts, stream.ends);
  const figure = errorFigure(messages, facts, courseOf(facts, rows, summary.current), {
    summary,
    partitions,
    ...options
  });
  const groups = html`<div></div>`;
  const byVersion = html`<div></div>`;
  // rows may be scored by group where no version has a life
  const hasVersions = scores !== null && versions.champions.length > 0;
  const hasGroups = scores !== null && scores.slices.length > 0;
  const element = html`<div class="performance-report">
    <h2>${messages.performance.performanceWords.overTime}</h2>
    ${figure.element}
    <h2>${messages.performance.performanceWords.lifeTitle}</h2>
    ${lifeList(messages, versions, {partitions, errorMeasure: measure})}
    <h2>${messages.performance.performanceWords.forWhom}</h2>
    ${hasGroups ? groups : html`<p class="muted">${messages.performance.performanceWords.noGroups}</p>`}
    ${hasGroups ? groupNote(messages, summary.id) : null}
    ${hasVersions ? html`<h2>${messages.performance.performanceWords.byVersion}</h2>` : null} ${byVersion}
    ${summary.labels === null ? null : [html`<h2>${messages.performance.performanceWords.labels}</h2>`, html`<p>${messages.labels.describeLabels(summary.labels)}</p>`]}
    ${facts.revisions === null ? null : [html`<h3>${messages.performance.performanceWords.revisions}</h3>`, revisionSection(messages, facts.revisions, measure, partitions)]}
  </div>`;
  return {
    element,
    update(window) {
      figure.update(window);
      if (scores === null) return;
      if (hasGroups) groups.replaceChildren(...groupSection(messages, summary, facts, rows, window, partitions));
      if (hasVersions)
        byVersion.replaceChildren(versionSection(messages, facts, scores, window, rows.slice, partitions));
    }
  };
}

function groupSection(
  messages: Messages<"performance">,
  {columns}: Summary,
  {stream, scores, measure, reference}: StreamFacts,
  {model}: RowChoice,
  window: PartitionWindow,
  partitions: Partitions
): HTMLElement[] {
  const found = groupsIn(scores!, measure, window, reference, model);
  const span = partitions.span(stream.starts[window.from]!, stream.starts[window.to - 1]!);
  const title = messages.performance.groupsTitle(span, found.groups);
  const unit = columns.find(({role}) => role === "label")?.unit ?? "";
  return [
    html`<p class="chart-title">${title}</p>`,
    html`<p class="chart-subtitle">${messages.performance.groupsSubtitle(measure, unit, scores!.classes)}</p>`,
    groupTable(messages, found, title),
    html`<p class="small muted">${messages.performance.groupsNote(found, stream.simulated)}</p>`
  ];
}

function groupNote(messages: Messages<"performance">, monitor: string): HTMLElement | null {
  const note = messages.performance.groupNotes[monitor];
  if (note === undefined) return null;
  return html`<aside class="group-note">
    <h3>${note.title}</h3>
    ${note.paragraphs.map((text) => html`<p>${text}</p>`)}
    <p class="small">
      ${note.sources.flatMap(([name, address], i) => [i === 0 ? "" : " · ", html`<a href=${address}>${name}</a>`])}
    </p>
  </aside>`;
}
