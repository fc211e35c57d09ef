import {html} from "htl";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {armsSentence, biasText, intervalText, performanceWords as words} from "../../messages/performance.en.js";
import {count} from "../format.js";
import type {Partitions} from "../partitions.js";
import {tableOf} from "../show-table.js";
import {armsOf, versionsIn} from "./arms.js";
import type {Scores} from "./scores.js";
import type {StreamFacts} from "./stream-facts.js";

/** What each version answered in the window, and canaries against the champion beside them. */
export function versionSection(
  {stream: {starts}, versions, reference}: StreamFacts,
  scores: Scores,
  window: PartitionWindow,
  slice: string | null,
  partitions: Partitions
): HTMLElement {
  const figures = versionsIn(scores, window, reference, slice);
  const {version, ...numbers} = words.versionHead;
  const arms = armsOf(scores, versions, reference, slice).map(({canary, champion, answered, difference}) => {
    const span = partitions.span(starts[answered.from]!, starts[answered.to - 1]!);
    return html`<li>${armsSentence(canary, champion, span, difference)}</li>`;
  });
  return html`<div>
    ${tableOf({
      caption: words.versionsCaption,
      columns: [{label: version}, ...Object.values(numbers).map((label) => ({label, numeric: true}))],
      rows: figures.map((own) => [
        ...[own.version, count(own.rows), count(own.labelled), intervalText("RMSE", own.rmse), biasText(own.bias)]
      ])
    })}
    ${
      arms.length === 0
        ? null
        : [
            html`<h3>${words.armsTitle}</h3>`,
            html`<ul class="arms">
              ${arms}
            </ul>`
          ]
    }
  </div>`;
}
