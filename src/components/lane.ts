import {html, svg} from "htl";
import {barPath, linePath} from "./paths.js";

/** One number per partition, drawn on a strip of its own; heights are shares of the strip. */
interface Lane {
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
