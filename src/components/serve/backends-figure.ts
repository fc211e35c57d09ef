import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import {chartFigure} from "../chart-figure.js";
import {backendsChart} from "./backends-chart.js";
import type {Throughput} from "./backends-chart.js";
import {BATCH_SIZES} from "./backends.js";
import type {Measured} from "./measure-backends.js";

/** Draws what was measured, with a table, and says what could not be. */
export function backendsFigure(
  messages: Messages<"monitor" | "serve">,
  measured: readonly Measured[],
  version: string,
  width: number
): Element[] {
  const figure = chartFigure(messages.monitor.figureWords);
  const series = measured.filter(({problem}) => problem === "").map(throughputOf);
  const points = series.flatMap(({name, points}) => points.map((point) => ({name, ...point})));
  const fastest = points.reduce((best, next) => (next.perSecond > best.perSecond ? next : best));
  figure.update({
    title: messages.serve.fastestTitle(fastest),
    subtitle: messages.serve.backendsSubtitle(version),
    chart: backendsChart(messages, series, BATCH_SIZES, width),
    table: {
      caption: messages.serve.words.backends,
      columns: [
        {label: messages.serve.words.backend},
        ...BATCH_SIZES.map((size) => ({label: messages.serve.batchHead(size), numeric: true}))
      ],
      rows: measured.map(({name, times, problem}) => [
        name,
        ...BATCH_SIZES.map((size, i) => (problem === "" ? messages.serve.describeBatch(size, times[i]!) : "–"))
      ])
    }
  });
  figure.element.querySelector("details")!.open = true;
  const missing = measured.filter(({problem}) => problem !== "");
  const problems = missing.map(({name, problem}) => html`<li><b>${name}</b>: ${problem}</li>`);
  return [
    figure.element,
    html`<ul class="backend-problems small">
      ${problems}
    </ul>`
  ];
}

function throughputOf({name, times}: Measured): Throughput {
  return {name, points: times.map(({ms}, i) => ({rows: BATCH_SIZES[i]!, perSecond: (BATCH_SIZES[i]! / ms) * 1000}))};
}
