import {html} from "htl";
import type {Window as PartitionWindow} from "../lib/profile/window.js";
import type {Brush} from "./brush.js";
import type {Tick} from "./timeline-ticks.js";
import {drawnWindow} from "./windows.js";

interface TimelineOptions {
  /** number of partitions */
  readonly length: number;
  readonly ticks: readonly Tick[];
  readonly lanes: readonly HTMLElement[];
  readonly brushes: readonly Brush[];
  /** a partition to mark across the lanes, with its label */
  readonly mark: Tick | null;
  /** one line about a partition, shown for the one under the pointer */
  readonly describe: (position: number) => string;
  /** called when the reader draws a window across the lanes */
  readonly onDraw: (window: PartitionWindow, resting: boolean) => void;
}

/** Labels that are kept where there is little room. */
const FEW = 5;

/** Lanes over one axis of partitions, with brushes in tracks above them. */
export function timeline({length, ticks, lanes, brushes, mark, describe, onDraw}: TimelineOptions): HTMLElement {
  const readout = html`<span class="timeline-readout"></span>`;
  const cursor = html`<div class="timeline-cursor" hidden></div>`;
  const change =
    mark &&
    html`<div
      class=${`timeline-mark${mark.position > length / 2 ? " left" : ""}`}
      style=${`left: ${percentOf(mark.position)}%`}
    >
      <span>${mark.label}</span>
    </div>`;
  const plot = html`<div class="timeline-lanes">${brushes.map((brush) => brush.shade)}${lanes}${change}${cursor}</div>`;

  function percentOf(position: number): number {
    return (100 * position) / length;
  }

  function positionAt(event: PointerEvent): number {
    const {left, width} = plot.getBoundingClientRect();
    return Math.min(length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * length)));
  }

  plot.addEventListener("pointermove", (event) => {
    const position = positionAt(event);
    cursor.hidden = false;
    const at = percentOf(position + 0.5);
    cursor.style.left = `${at}%`;
    readout.style.left = at < 50 ? `${at}%` : "auto";
    readout.style.right = at < 50 ? "auto" : `${100 - at}%`;
    readout.textContent = describe(position);
  });
  plot.addEventListener("pointerleave", () => {
    cursor.hidden = true;
    readout.textContent = "";
  });
  // Drawing is for a mouse or a pen; a finger on the lanes scrolls the page.
  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    plot.setPointerCapture(event.pointerId);
    const start = positionAt(event);
    let drawn = false;
    const draw = (next: PointerEvent): void => {
      if ((drawn ||= positionAt(next) !== start)) onDraw(drawnWindow(start, positionAt(next), length), false);
    };
    const finish = (next: PointerEvent): void => {
      plot.removeEventListener("pointermove", draw);
      plot.removeEventListener("pointerup", finish);
      plot.removeEventListener("pointercancel", finish);
      if (drawn) onDraw(drawnWindow(start, positionAt(next), length), true);
    };
    plot.addEventListener("pointermove", draw);
    plot.addEventListener("pointerup", finish);
    plot.addEventListener("pointercancel", finish);
  });

  const every = Math.ceil(ticks.length / FEW);
  const labels = ticks.map(({position, label}, i) => {
    const roomTo = (next: number): number => percentOf((ticks[next]?.position ?? length) - position);
    const style = `left: ${percentOf(position)}%; --room: ${roomTo(i + 1)}%; --room-of-few: ${roomTo(i + every)}%`;
    return html`<span class=${i % every === 0 ? "tick" : "tick spare"} style=${style}>${label}</span>`;
  });
  return html`<div class="timeline">
    ${brushes.map((brush) => brush.element)} ${plot}
    <div class="timeline-axis" aria-hidden="true">${labels}${readout}</div>
  </div>`;
}
