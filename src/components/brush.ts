import {html} from "htl";
import type {PartitionUnit} from "../lib/bundle.js";
import type {Window as PartitionWindow} from "../lib/profile/window.js";
import {movedWindow, positionForKey} from "./windows.js";
import type {Grip} from "./windows.js";

interface BrushOptions {
  /** names the window in a class and in words */
  readonly role: "reference" | "current";
  /** number of partitions on the axis, and what one is */
  readonly length: number;
  readonly unit: PartitionUnit;
  /** what is written beside the window */
  readonly label: (window: PartitionWindow) => string;
  /** accessible name of a grip */
  readonly gripName: (grip: Grip) => string;
  /** what a screen reader says of a grip's position */
  readonly gripText: (grip: Grip, window: PartitionWindow) => string;
  /** `resting` is false while the reader drags or holds a key */
  readonly onMove: (window: PartitionWindow, resting: boolean) => void;
}

export interface Brush {
  /** a track with the window's bar and its grips */
  readonly element: HTMLElement;
  /** the window's shade, to be laid over the lanes */
  readonly shade: HTMLElement;
  update(window: PartitionWindow): void;
}

/** Pause after a key press that counts as the end of a move. */
const SETTLE_MS = 350;

/** One window on a timeline, moved by pointer or keyboard: its bar moves it whole, its ends change its length. */
export function brush(options: BrushOptions): Brush {
  const {role, length, unit} = options;
  let window: PartitionWindow = {from: 0, to: 1};
  let settling: ReturnType<typeof setTimeout> | undefined;
  const grips: Record<Grip, HTMLElement> = {whole: grip("whole"), start: grip("start"), end: grip("end")};
  const bar = html`<div class="brush-bar">${grips.whole}${grips.start}${grips.end}</div>`;
  const label = html`<span class="brush-label" aria-hidden="true"></span>`;
  const element = html`<div class=${`brush role-${role}`}>${bar}${label}</div>`;
  const shade = html`<div class=${`brush-shade role-${role}`}></div>`;

  function grip(name: Grip): HTMLElement {
    const node = html`<div
      class=${`brush-grip ${name}`}
      role="slider"
      tabindex="0"
      aria-valuemin="1"
      aria-label=${options.gripName(name)}
      onkeydown=${onKey}
    ></div>`;
    node.setAttribute("aria-valuemax", String(length));
    node.addEventListener("pointerdown", (event) => drag(event, name, node));
    return node;
    function onKey(event: KeyboardEvent): void {
      const position = positionForKey(window, name, {key: event.key, shift: event.shiftKey, unit, length});
      if (position === null || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      options.onMove(movedWindow(window, name, position, length), false);
      clearTimeout(settling);
      settling = setTimeout(() => options.onMove(window, true), SETTLE_MS);
    }
  }

  function drag(event: PointerEvent, name: Grip, node: HTMLElement): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    node.focus({preventScroll: true});
    node.setPointerCapture(event.pointerId);
    const start = window;
    const step = element.getBoundingClientRect().width / length;
    const move = ({clientX}: PointerEvent, resting: boolean): void => {
      const anchor = name === "end" ? start.to : start.from;
      const position = anchor + Math.round((clientX - event.clientX) / step);
      options.onMove(movedWindow(start, name, position, length), resting);
    };
    const onPointerMove = (next: PointerEvent): void => move(next, false);
    const onEnd = (next: PointerEvent): void => {
      node.removeEventListener("pointermove", onPointerMove);
      node.removeEventListener("pointerup", onEnd);
      node.removeEventListener("pointercancel", onEnd);
      if (next.type === "pointerup") move(next, true);
      else options.onMove(window, true);
    };
    node.addEventListener("pointermove", onPointerMove);
    node.addEventListener("pointerup", onEnd);
    node.addEventListener("pointercancel", onEnd);
  }

  return {
    element,
    shade,
    update(next) {
      window = next;
      const [left, width] = [(100 * next.from) / length, (100 * (next.to - next.from)) / length];
      for (const node of [bar, shade]) {
        node.style.left = `${left}%`;
        node.style.width = `${width}%`;
      }
      const inside = width > 40;
      const before = !inside && left + width / 2 > 50;
      label.className = `brush-label ${inside ? "inside" : before ? "before" : "after"}`;
      label.style.left = before ? "auto" : `${inside ? left : left + width}%`;
      label.style.right = before ? `${100 - left}%` : "auto";
      label.style.maxWidth = `${before ? left : 100 - left - (inside ? 0 : width)}%`;
      label.textContent = options.label(next);
      for (const name of ["whole", "start", "end"] as const) {
        grips[name].setAttribute("aria-valuenow", String(name === "end" ? next.to : next.from + 1));
        grips[name].setAttribute("aria-valuetext", options.gripText(name, next));
      }
    }
  };
}
