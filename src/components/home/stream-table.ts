import {html} from "htl";
import type {Overview, StreamOverview} from "../../lib/overview.js";
import type {Messages} from "../../messages/messages.js";
import {alarmsNow} from "./headline.js";
import {alarmStrip, errorStrip} from "./strips.js";

/** One line of the table. */
interface StreamRow {
  readonly monitor: Overview;
  readonly stream: StreamOverview;
  readonly name: string;
  /** a line below the name; "" for none */
  readonly about: string;
  /** address of the stream's report */
  readonly href: string;
}

interface StreamTable {
  readonly title: string;
  readonly subtitle: string;
  /** heading of the names */
  readonly heading: string | Node;
  readonly rows: readonly StreamRow[];
}

/** Draws one line per stream: how loud the inputs were, and what became of the error. */
export function streamTable(messages: Messages<"home">, {title, subtitle, heading, rows}: StreamTable): HTMLElement {
  return html`<figure class="chart streams">
    <figcaption>
      <p class="chart-title">${title}</p>
      <p class="chart-subtitle">${subtitle}</p>
    </figcaption>
    <table>
      <thead>
        <tr>
          <th scope="col">${heading}</th>
          <th scope="col" colspan="2">${messages.home.homeWords.alarms}</th>
          <th scope="col" colspan="2">
            ${messages.home.homeWords.errorHeading(rows.map(({monitor}) => monitor.errorMeasure))}
          </th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => tableRow(messages, row))}
      </tbody>
    </table>
  </figure>` as HTMLElement;
}

function tableRow(messages: Messages<"home">, {monitor, stream, name, about, href}: StreamRow): HTMLElement {
  const {features, errorMeasure} = monitor;
  const alarms = alarmsNow(stream);
  return html`<tr>
    <th scope="row"><a href=${href}>${name}</a>${about && html`<span class="stream-extent">${about}</span>`}</th>
    <td class="strip" data-label=${messages.home.homeWords.alarms}>${alarmStrip(stream, features)}</td>
    <td class=${`numeric figure ${alarms > 0 ? "role-alarm" : ""}`}>
      ${messages.home.homeWords.alarmsNow(alarms, features)}
    </td>
    <td class="strip" data-label=${messages.home.homeWords.errorHeading([errorMeasure])}>
      ${errorMeasure && errorStrip(stream)}
    </td>
    <td class="numeric figure">
      ${errorMeasure ? messages.home.homeWords.errorChange(errorMeasure, stream) : messages.home.homeWords.noError}
    </td>
  </tr>` as HTMLElement;
}
