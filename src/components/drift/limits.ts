import {html, svg} from "htl";
import type {Profile} from "../../lib/profile/types.js";
import {windowExtremes, windowProfile} from "../../lib/profile/window.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import {changeColumn} from "../../lib/schema/edit.js";
import {environmentOf} from "../../lib/schema/environments.js";
import type {Anomaly, ColumnSchema, Schema} from "../../lib/schema/types.js";
import {windowChecker} from "../../lib/schema/window-anomalies.js";
import type {Messages} from "../../messages/messages.js";
import {button, range} from "../controls.js";
import type {Control} from "../controls.js";
import type {Partitions} from "../partitions.js";
import {barPath} from "../paths.js";
import {columnLimits, positionOf} from "./column-limits.js";
import type {ColumnLimit} from "./column-limits.js";

/** What the schema allows a column, to be moved by the reader, and what that would have meant in each partition. */
export interface Limits {
  readonly element: HTMLElement;
  /** @param timeline of the one column */
  update(timeline: Timeline, current: PartitionWindow): void;
}

/** Finds what is wrong with the column in one window. */
type Checker = (draft: ColumnSchema) => Anomaly[];

interface Checked {
  readonly timeline: Timeline;
  /** one per partition */
  readonly checkers: readonly Checker[];
}

/**
 * @param schema the monitor's
 * @param own the column's part of it
 */
export function limits(
  messages: Messages<"monitor">,
  schema: Schema,
  own: ColumnSchema,
  partitions: Partitions
): Limits {
  const alone = {...schema, columns: [own]};
  let draft = own;
  let latest: {timeline: Timeline; current: PartitionWindow} | null = null;
  let checked: Checked | null = null;
  let judged: {by: Checked; draft: ColumnSchema; wrong: readonly boolean[]} | null = null;
  let controls: {limit: ColumnLimit; control: Control<number>}[] = [];
  const fields = html`<div class="limit-fields"></div>`;
  const strip = html`<div class="limit-strip"></div>`;
  const result = html`<div class="limit-result" aria-live="polite"></div>`;
  const reset = button(
    messages.monitor.words.limits.reset,
    () => {
      move(own);
      // The button goes with what it undid, and must not take the focus along.
      fields.querySelector("input")?.focus();
    },
    "quiet"
  );
  const element = html`<section class="limits">
    <h3>${messages.monitor.words.limits.title}</h3>
    ${fields}${result}${strip}${reset}
  </section>`;

  function move(next: ColumnSchema): void {
    draft = next;
    showPositions();
    render();
  }

  function showPositions(): void {
    for (const {limit, control} of controls) control.update(positionOf(limit.read(draft), limit.positions));
  }

  function checkerOf({spec}: Timeline, profile: Profile): Checker {
    const check = windowChecker({spec, profile}, {environment: environmentOf(schema, "serving")});
    // A window without rows has nothing wrong with the column: it is the data set that is not there.
    return (moved) =>
      check(alone, [(before) => changeColumn(before, own.name, moved)]).filter(({column}) => column === own.name);
  }

  /** The scales of the limits reach over all partitions, so that they stay where they are when a window moves. */
  function checkersOf(timeline: Timeline): Checked {
    const all = windowExtremes(timeline, {from: 0, to: timeline.partitions.length}, 0);
    controls = columnLimits(timeline.spec.columns[0]!, own, all).map((limit) => {
      const control = sliderOf(messages, limit, (value) => move({...draft, ...limit.write(draft, value)}));
      return {limit, control};
    });
    showPositions();
    fields.replaceChildren(...controls.map(({control}) => control.element));
    return {timeline, checkers: timeline.partitions.map((profile) => checkerOf(timeline, profile))};
  }

  /** Partitions are judged anew when a limit is moved, not when a window is. */
  function wrongIn(by: Checked): readonly boolean[] {
    if (judged?.by !== by || judged.draft !== draft) {
      judged = {by, draft, wrong: by.checkers.map((check) => check(draft).length > 0)};
      const {starts} = by.timeline;
      const ends = [starts[0]!, starts.at(-1)!].map((start) => html`<span>${partitions.short(start)}</span>`);
      strip.hidden = !judged.wrong.includes(true);
      strip.replaceChildren(wrongStrip(judged.wrong), html`<div class="limit-ends">${ends}</div>`);
    }
    return judged.wrong;
  }

  function render(): void {
    if (latest === null) return;
    const {timeline, current} = latest;
    if (checked?.timeline !== timeline) checked = checkersOf(timeline);
    const wrong = wrongIn(checked);
    const now = checkerOf(timeline, windowProfile(timeline, current))(draft);
    result.replaceChildren(
      html`<p>
        ${messages.monitor.describeLimits(now.length, wrong.filter(Boolean).length, timeline.starts, wrong.indexOf(true), partitions)}
      </p>`,
      html`<ul>
        ${now.map((anomaly) => html`<li>${messages.monitor.anomalyLine(anomaly)}</li>`)}
      </ul>`
    );
    reset.hidden = draft === own;
  }

  return {
    element,
    update(timeline, current) {
      latest = {timeline, current};
      render();
    }
  };
}

/** A slider over positions: a browser would round values to steps from the smallest, which may miss the largest. */
function sliderOf(
  messages: Messages<"monitor">,
  {name, positions, format}: ColumnLimit,
  onMove: (value: number | null) => void
): Control<number> {
  const text = (position: number): string => {
    const value = positions[position]!;
    return value === null ? messages.monitor.words.limits.free : format(value);
  };
  const scale = {min: 0, max: positions.length - 1, step: 1, format: text};
  return range(messages.monitor.words.limits[name], scale, (position) => onMove(positions[position]!));
}

/** A mark for each partition in which something is wrong. */
function wrongStrip(partitions: readonly boolean[]): SVGSVGElement {
  const bars = partitions.map((isWrong) => (isWrong ? 1 : null));
  return svg`<svg viewBox="0 0 ${partitions.length} 1" preserveAspectRatio="none" aria-hidden="true">
    <path d=${barPath(bars, 1)}></path>
  </svg>` as SVGSVGElement;
}
