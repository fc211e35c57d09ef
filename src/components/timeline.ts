import {html} from "htl";
import type {Window as DayWindow} from "../lib/profile/window.js";
import type {Brush} from "./brush.js";
import {shortDate} from "./dates.js";
import {monthStarts} from "./timeline-ticks.js";
import {drawnWindow} from "./windows.js";

interface TimelineOptions {
  /** ISO dates */
  readonly days: readonly string[];
  readonly lanes: readonly HTMLElement[];
  readonly brushes: readonly Brush[];
  /** a day to mark across the lanes, with its label */
  readonly mark: {readonly day: number; readonly label: string} | null;
  /** one line about a day, shown for the day under the pointer */
  readonly describe: (day: number) => string;
  /** called when the reader draws a window across the lanes */
  readonly onDraw: (window: DayWindow, resting: boolean) => void;
}

/** Lanes over one axis of days, with brushes in tracks above them. */
export function timeline({days, lanes, brushes, mark, describe, onDraw}: TimelineOptions): HTMLElement {
  const readout = html`<span class="timeline-readout"></span>`;
  const cursor = html`<div class="timeline-cursor" hidden></div>`;
  const change =
    mark &&
    html`<div
      class=${`timeline-mark${mark.day > days.length / 2 ? " left" : ""}`}
      style=${`left: ${percentOf(mark.day)}%`}
    >
      <span>${mark.label}</span>
    </div>`;
  const plot = html`<div class="timeline-lanes">${brushes.map((brush) => brush.shade)}${lanes}${change}${cursor}</div>`;

  function percentOf(day: number): number {
    return (100 * day) / days.length;
  }

  function dayAt(event: PointerEvent): number {
    const {left, width} = plot.getBoundingClientRect();
    return Math.min(days.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * days.length)));
  }

  plot.addEventListener("pointermove", (event) => {
    const day = dayAt(event);
    cursor.hidden = false;
    const at = percentOf(day + 0.5);
    cursor.style.left = `${at}%`;
    readout.style.left = at < 50 ? `${at}%` : "auto";
    readout.style.right = at < 50 ? "auto" : `${100 - at}%`;
    readout.textContent = describe(day);
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
    const start = dayAt(event);
    let drawn = false;
    const draw = (next: PointerEvent): void => {
      if ((drawn ||= dayAt(next) !== start)) onDraw(drawnWindow(start, dayAt(next), days.length), false);
    };
    const finish = (next: PointerEvent): void => {
      plot.removeEventListener("pointermove", draw);
      plot.removeEventListener("pointerup", finish);
      plot.removeEventListener("pointercancel", finish);
      if (drawn) onDraw(drawnWindow(start, dayAt(next), days.length), true);
    };
    plot.addEventListener("pointermove", draw);
    plot.addEventListener("pointerup", finish);
    plot.addEventListener("pointercancel", finish);
  });

  const ticks = monthStarts(days).map(
    (day) => html`<span style=${`left: ${percentOf(day)}%`}>${shortDate(days[day]!)}</span>`
  );
  return html`<div class="timeline">
    ${brushes.map((brush) => brush.element)} ${plot}
    <div class="timeline-axis" aria-hidden="true">${ticks}${readout}</div>
  </div>`;
}
