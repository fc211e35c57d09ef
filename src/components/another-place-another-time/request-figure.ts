import {html} from "htl";
import {spanOf} from "../../lib/course/another-place-another-time/mapping.js";
import type {Mapping, Request, Standing} from "../../lib/course/another-place-another-time/mapping.js";
import type {BostonRows} from "../../lib/course.js";
import type {Anomaly} from "../../lib/schema/types.js";
import type {RequestWords} from "../../messages/another-place-another-time.en.js";
import type {FigureContent} from "../chart-figure.js";
import {significant} from "../format.js";
import {arrivalChart} from "./request-chart.js";

interface Sent {
  readonly columns: BostonRows["columns"];
  readonly map: Mapping;
  readonly request: Request;
  readonly standings: Readonly<Record<string, Standing>>;
}

interface Options {
  readonly width: number;
  readonly words: RequestWords;
}

/** What arrives, column by column, beside the range that the model knows. */
export function arrivalFigure(
  {columns, map, request: {arrivals, anomalies}, standings}: Sent,
  title: string,
  {width, words}: Options
): FigureContent {
  const names = Object.keys(map);
  const rows = names.map((name) => {
    const [min, max] = spanOf(columns[name]!);
    const span = arrivals[name]!;
    const place = (value: number): number => (value - min) / (max - min);
    return {
      ...{name: name.toUpperCase(), standing: standings[name]!, text: words.standing(standings[name]!)},
      span: span === null ? null : ([place(span[0]), place(span[1])] as const)
    };
  });
  return {
    title,
    subtitle: words.subtitle,
    chart: arrivalChart(rows, width),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: names.map((name) => {
        const span = arrivals[name]!;
        const kinds = anomalies.filter(({column}) => column === name).map(({kind}) => kind);
        return [
          name.toUpperCase(),
          words.origins.find(({value}) => value === map[name])!.label,
          ...(span === null ? ["–", "–"] : span.map((value) => significant(value, 4))),
          words.standing(standings[name]!),
          kinds.join(", ") || "–"
        ];
      })
    }
  };
}

/** The anomalies, by kind. */
export function anomalyList(anomalies: readonly Anomaly[], words: RequestWords): HTMLElement {
  if (anomalies.length === 0) return html`<p class="option-note">${words.noAnomaly}</p>` as HTMLElement;
  const kinds = [...new Set(anomalies.map(({kind}) => kind))];
  return html`<div class="place-anomalies">
    <p>${words.anomaliesTitle}</p>
    <ul>
      ${kinds.map(
        (kind) =>
          html`<li>
            <code>${kind}</code> ${words.anomalyLine(
              anomalies.filter((anomaly) => anomaly.kind === kind).map(({column}) => column)
            )}
          </li>`
      )}
    </ul>
  </div>` as HTMLElement;
}
