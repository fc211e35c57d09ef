import {html, svg} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import type {Profile} from "../../lib/profile/types.js";
import {windowExtremes, windowProfile} from "../../lib/profile/window.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import type {ColumnSchema, Schema} from "../../lib/schema/types.js";
import {windowChecker} from "../../lib/schema/window-anomalies.js";
import {anomalyNames, describeLimits, words} from "../../messages/monitor.en.js";
import {button, range} from "../controls.js";
import type {Control} from "../controls.js";
import {percent, significant} from "../format.js";
import {barPath} from "../paths.js";

/** What the schema allows a column, to be moved by the reader, and what that would have meant on each day. */
export interface Limits {
  readonly element: HTMLElement;
  /** @param timeline of the one column */
  update(timeline: Timeline, current: DayWindow): void;
}

/** One limit: how it is shown, and how the schema changes when it is moved. */
interface Limit {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** position for the schema as it is */
  readonly read: (schema: ColumnSchema) => number;
  readonly write: (schema: ColumnSchema, position: number) => ColumnSchema;
  readonly format: (position: number) => string;
}

const STEPS = 200;

/**
 * @param schema the monitor's
 * @param own the column's part of it
 */
export function limits({kind}: ColumnSummary, schema: Schema, own: ColumnSchema): Limits {
  let draft = own;
  let latest: {timeline: Timeline; current: DayWindow} | null = null;
  let days: {timeline: Timeline; checkers: readonly Checker[]} | null = null;
  let controls: {limit: Limit; control: Control<number>}[] = [];
  const fields = html`<div class="limit-fields"></div>`;
  const strip = html`<div class="limit-days"></div>`;
  const result = html`<div class="limit-result" aria-live="polite"></div>`;
  const reset = button(words.limits.reset, () => move(own), "quiet");
  const element = html`<section class="limits">
    <h3>${words.limits.title}</h3>
    ${fields}${result}${strip}${reset}
  </section>`;

  function move(next: ColumnSchema): void {
    draft = next;
    for (const {limit, control} of controls) control.update(limit.read(draft));
    render();
  }

  /** The scales of the limits reach over all days, so that they stay where they are when a window moves. */
  function showControls(timeline: Timeline): void {
    const all = windowExtremes(timeline, {from: 0, to: timeline.partitions.length}, 0);
    controls = limitsOf(kind, all).map((limit) => {
      const step = (limit.max - limit.min) / STEPS || 1;
      const options = {min: limit.min, max: limit.max, step, format: limit.format};
      return {limit, control: range(limit.label, options, (x) => move(limit.write(draft, x)))};
    });
    for (const {limit, control} of controls) control.update(limit.read(draft));
    fields.replaceChildren(...controls.map(({control}) => control.element));
  }

  function render(): void {
    if (latest === null) return;
    const {timeline, current} = latest;
    if (days?.timeline !== timeline) {
      days = {timeline, checkers: timeline.partitions.map((profile) => checkerOf(timeline, profile))};
      showControls(timeline);
    }
    const moved = {...schema, columns: [draft]};
    const now = checkerOf(timeline, windowProfile(timeline, current))(moved, []);
    const wrong = days.checkers.map((check) => check(moved, []).length > 0);
    result.replaceChildren(
      html`<p>${describeLimits(now.length, wrong.filter(Boolean).length, timeline.starts, wrong.indexOf(true))}</p>`,
      html`<ul>
        ${now.map(({kind: name, description}) => html`<li><b>${anomalyNames[name]}</b>: ${description}</li>`)}
      </ul>`
    );
    strip.replaceChildren(dayStrip(wrong));
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

type Checker = ReturnType<typeof windowChecker>;

function checkerOf({spec}: Timeline, profile: Profile): Checker {
  return windowChecker({spec, profile}, {environment: "serving"});
}

function limitsOf(kind: ColumnSummary["kind"], [low, high]: [number, number]): Limit[] {
  const present: Limit = {
    label: words.limits.present,
    ...{min: 0, max: 1, read: ({minFraction}) => minFraction ?? 0},
    write: (schema, minFraction) => ({...schema, minFraction}),
    format: (share) => percent(share, 1)
  };
  if (kind === "categorical")
    return [
      present,
      {
        label: words.limits.known,
        ...{min: 0, max: 1, read: ({minDomainMass}) => minDomainMass ?? 1},
        write: (schema, minDomainMass) => ({...schema, minDomainMass}),
        format: (share) => percent(share, 1)
      }
    ];
  const zeros: Limit = {
    label: words.limits.zeros,
    ...{min: 0, max: 1, read: ({statistics}) => statistics.zeroShare?.max ?? 1},
    write: (schema, max) => ({...schema, statistics: {...schema.statistics, zeroShare: {min: null, max}}}),
    format: (share) => percent(share, 1)
  };
  return low <= high ? [bound("min", low, high), bound("max", low, high), present, zeros] : [present];
}

/** The least or the greatest value allowed; at the end of its scale there is no limit. */
function bound(side: "min" | "max", low: number, high: number): Limit {
  const free = side === "min" ? low : high;
  return {
    label: words.limits[side],
    ...{min: low, max: high},
    read: ({domain}) => (domain?.kind === "float" || domain?.kind === "int" ? (domain[side] ?? free) : free),
    write(schema, position) {
      const value = position === free ? null : position;
      const {domain, type} = schema;
      if (domain?.kind === "float" || domain?.kind === "int") return {...schema, domain: {...domain, [side]: value}};
      const empty = {min: null, max: null, [side]: value};
      return type === "int"
        ? {...schema, domain: {kind: "int", ...empty}}
        : {...schema, domain: {kind: "float", disallowNan: false, disallowInfinity: false, ...empty}};
    },
    format: (x) => (x === free ? words.limits.free : significant(x, 3))
  };
}

/** A mark for each day on which something is wrong. */
function dayStrip(days: readonly boolean[]): SVGSVGElement {
  const bars = days.map((isWrong) => (isWrong ? 1 : null));
  return svg`<svg viewBox="0 0 ${days.length} 1" preserveAspectRatio="none" aria-hidden="true">
    <path d=${barPath(bars, 1)}></path>
  </svg>` as SVGSVGElement;
}
