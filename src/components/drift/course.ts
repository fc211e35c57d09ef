import {html, svg} from "htl";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {linePath} from "../paths.js";

/** One column's distance over time, with its threshold and the two windows. */
interface CourseData {
  /** one distance per partition; NaN where there is none */
  readonly series: ArrayLike<number>;
  readonly threshold: number;
  readonly reference: PartitionWindow;
  readonly current: PartitionWindow;
}

interface Course {
  readonly element: HTMLElement;
  update(data: CourseData): void;
}

/** A line per column; what lies over the threshold is drawn heavier and in the alarm colour. */
export function course(): Course {
  const line = svg`<path class="line" vector-effect="non-scaling-stroke"></path>` as SVGPathElement;
  const over = svg`<path class="over" vector-effect="non-scaling-stroke"></path>` as SVGPathElement;
  const limit = svg`<path class="limit" vector-effect="non-scaling-stroke"></path>` as SVGPathElement;
  const spans = {
    reference: svg`<rect class="reference" y="0" height="1"></rect>`,
    current: svg`<rect class="current" y="0" height="1"></rect>`
  } as Record<"reference" | "current", SVGRectElement>;
  const drawing = svg`<svg preserveAspectRatio="none">
    ${spans.reference}${spans.current}${limit}${line}${over}
  </svg>` as SVGSVGElement;
  const dot = html`<i class="course-now" hidden></i>`;
  const element = html`<div class="course" aria-hidden="true">${drawing}${dot}</div>`;
  return {
    element,
    update({series, threshold, reference, current}) {
      const {length} = series;
      const top = topOf(series, threshold);
      const isOver = (i: number): boolean => series[i]! > threshold;
      drawing.setAttribute("viewBox", `0 0 ${length} 1`);
      line.setAttribute("d", linePath(series, top));
      over.setAttribute(
        "d",
        linePath(
          Array.from(series, (x, i) => (isOver(i) ? x : null)),
          top
        )
      );
      limit.setAttribute("d", Number.isFinite(threshold) ? `M0,${1 - threshold / top}H${length}` : "");
      setSpan(spans.reference, reference);
      setSpan(spans.current, current);
      const last = current.to - 1;
      const value = series[last]!;
      dot.hidden = !Number.isFinite(value);
      dot.classList.toggle("over", isOver(last));
      dot.style.left = `${(100 * (last + 0.5)) / length}%`;
      dot.style.bottom = `${(100 * value) / top}%`;
    }
  };
}

function topOf(series: ArrayLike<number>, threshold: number): number {
  let top = Number.isFinite(threshold) ? 1.6 * threshold : 0;
  for (let i = 0; i < series.length; ++i) if (series[i]! * 1.05 > top) top = series[i]! * 1.05;
  return top || 1;
}

function setSpan(rect: SVGRectElement, {from, to}: PartitionWindow): void {
  rect.setAttribute("x", String(from));
  rect.setAttribute("width", String(to - from));
}
