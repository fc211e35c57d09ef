import {html, svg} from "htl";
import type {Interval} from "../../lib/decay/interval.js";

/** Width and height of the drawing, which stretches. */
const [WIDTH, HEIGHT] = [100, 16];

/**
 * Draws a figure with its limits on a scale that a column shares, for the eye alone.
 * @param mark what others are read against, drawn as a rule
 */
export function intervalMark({value, low, high}: Interval, top: number, mark: number): HTMLElement {
  const x = (at: number): number => Math.round(WIDTH * 10 * Math.min(1, Math.max(0, at / top))) / 10;
  const line = (className: string, from: number, to: number, y: readonly [number, number]): Node | null =>
    Number.isFinite(from + to)
      ? svg`<line class=${className} x1=${x(from)} x2=${x(to)} y1=${y[0]} y2=${y[1]} vector-effect="non-scaling-stroke"></line>`
      : null;
  const middle = HEIGHT / 2;
  return html`<span class="interval-mark" aria-hidden="true"
    >${svg`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
      ${line("all", mark, mark, [0, HEIGHT])}${line("limits", low, high, [middle, middle])}${line("value", value, value, [3, HEIGHT - 3])}
    </svg>`}</span
  >`;
}
