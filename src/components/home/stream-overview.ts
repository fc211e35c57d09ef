import {html, svg} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {HomeWords} from "../../messages/home.en.js";
import {headlineFacts} from "./headline.js";
import {streamRecord} from "./stream-record.js";
import type {StreamRecord} from "./stream-record.js";

/** Errors are drawn up to this many times the reference period's. */
const CEILING = 4;

/**
 * Draws one line per stream: what was changed, how loud the inputs were, and what became of the error.
 * @param href returns the address of a stream's report
 */
export function streamOverview(
  summary: Summary,
  {words, href}: {words: HomeWords; href: (id: string) => string}
): HTMLElement {
  const inputs = summary.columns.filter((c) => c.role === "feature").length;
  const records = summary.streams.map((stream) => ({stream, record: streamRecord(summary, stream)}));
  const target = summary.columns.find((c) => c.role === "label");
  const rows = records.map(({stream, record}) => {
    const most = words.alarmsNow(record.alarmsNow, inputs);
    return html`<tr>
      <th scope="row"><a href=${href(record.id)}>${record.title}</a></th>
      <td class="strip">${alarmStrip(record, inputs, stream.changeDay)}</td>
      <td class="numeric figure ${record.alarmsNow > 0 ? "role-alarm" : ""}">${most}</td>
      <td class="strip">${errorLine(record, stream.changeDay)}</td>
      <td class="numeric figure">${words.errorChange(record.referenceRmse, record.rmseNow)}</td>
    </tr>`;
  });
  return html`<figure class="chart streams">
    <figcaption>
      <p class="chart-title">
        ${words.title(
          headlineFacts(
            records.map((r) => r.record),
            inputs
          )
        )}
      </p>
      <p class="chart-subtitle">
        ${words.subtitle(target?.name ?? "", target?.unit ?? "", {
          streams: records.length,
          days: Math.max(...records.map(({stream}) => stream.days.length)),
          window: summary.currentDays,
          ceiling: CEILING
        })}
      </p>
    </figcaption>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.stream} <span class="tag">${words.simulated}</span></th>
          <th scope="col" colspan="2">${words.alarms}</th>
          <th scope="col" colspan="2">${words.error}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </figure>` as HTMLElement;
}

function alarmStrip({alarms}: StreamRecord, inputs: number, changeDay: number | null): SVGElement {
  const bars = alarms.map((n, day) => (n > 0 ? `M${day + 0.5},24v${(-22 * n) / inputs}` : "")).join("");
  return svg`<svg viewBox="0 0 ${alarms.length} 26" preserveAspectRatio="none" aria-hidden="true">
    ${ground(alarms.length)}${changeTick(changeDay)}<path class="alarms" d=${bars}></path>
  </svg>` as SVGElement;
}

/** All rows share one scale, up to `CEILING` times the reference; what exceeds it runs along the top edge, thicker. */
function errorLine({weekly, referenceRmse}: StreamRecord, changeDay: number | null): SVGElement {
  const y = (rmse: number): string => (24 - 22 * Math.min(1, rmse / (CEILING * referenceRmse))).toFixed(2);
  const path = (isDrawn: (rmse: number) => boolean): string => {
    const pen = (day: number): string => (isDrawn(weekly[day - 1] ?? NaN) ? "L" : "M");
    return weekly.map((rmse, day) => (isDrawn(rmse) ? `${pen(day)}${day + 0.5},${y(rmse)}` : "")).join("");
  };
  return svg`<svg viewBox="0 0 ${weekly.length} 26" preserveAspectRatio="none" aria-hidden="true">
    ${ground(weekly.length)}${changeTick(changeDay)}
    <path class="level" d="M0,${y(referenceRmse)}H${weekly.length}"></path>
    <path class="error" d=${path(Number.isFinite)}></path>
    <path class="error off-scale" d=${path((rmse) => rmse > CEILING * referenceRmse)}></path>
  </svg>` as SVGElement;
}

function ground(length: number): SVGElement {
  return svg`<path class="ground" d="M0,24.5H${length}"></path>` as SVGElement;
}

function changeTick(day: number | null): SVGElement | null {
  return day === null ? null : (svg`<path class="change" d="M${day},26v-26"></path>` as SVGElement);
}
