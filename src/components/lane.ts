import {html, svg} from "htl";

/** One series per day, drawn on a strip of its own; heights are shares of the strip. */
export interface Lane {
  readonly label: string;
  readonly mark: "bar" | "line";
  /** null or NaN leaves a gap */
  readonly values: readonly (number | null)[];
  /** value at the top; the bottom is zero */
  readonly top: number;
  /** value of the one labelled grid line; null for none */
  readonly tick: number | null;
  readonly format: (value: number) => string;
  /** class that gives the colour */
  readonly className: string;
}

/** Draws a lane. It stretches to any width: only its strokes keep their size. */
export function lane({label, mark, values, top, tick, format, className}: Lane): HTMLElement {
  const path = mark === "bar" ? barPath(values, top) : linePath(values, top);
  const rule =
    tick === null
      ? null
      : html`<div class="lane-tick" style=${`bottom: ${(100 * tick) / top}%`}><span>${format(tick)}</span></div>`;
  return html`<div class=${`lane ${className}`}>
    <div class="lane-label">${label}</div>
    <div class="lane-plot">
      ${rule}
      ${svg`<svg viewBox="0 0 ${values.length} 1" preserveAspectRatio="none" aria-hidden="true">
        <path class=${mark} d=${path} vector-effect="non-scaling-stroke"></path>
      </svg>`}
    </div>
  </div>`;
}

/** Returns bars of one day's width, with a little air between them, in a box values.length wide and 1 high. */
export function barPath(values: readonly (number | null)[], top: number): string {
  return values.map((value, day) => (value ? `M${day + 0.1},1V${height(value, top)}h0.8V1Z` : "")).join("");
}

/** Returns a line through the middles of the days, broken where there is no value. */
export function linePath(values: ArrayLike<number | null>, top: number): string {
  let path = "";
  let pen = "M";
  for (let day = 0; day < values.length; ++day) {
    const value = values[day];
    if (value == null || !Number.isFinite(value)) pen = "M";
    else {
      path += `${pen}${day + 0.5},${height(value, top)}`;
      pen = "L";
    }
  }
  return path;
}

function height(value: number, top: number): number {
  return Math.round((1 - Math.min(1, value / top)) * 1e4) / 1e4;
}

/** Returns the round number at or just below `value`: 1, 2 or 5 times a power of ten. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [5, 2, 1].find((step) => step * power <= value * (1 + 1e-9))!;
}
