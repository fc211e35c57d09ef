import {html} from "htl";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {count} from "../format.js";
import type {Partitions} from "../partitions.js";
import {tableOf} from "../show-table.js";
import {armsOf, versionsIn} from "./arms.js";
import type {Scores} from "./scores.js";
import type {StreamFacts} from "./stream-facts.js";

/** What each version answered in the window, and canaries against the champion beside them. */
export function versionSection(
  messages: Messages<"performance">,
  {stream: {starts}, measure, versions, reference}: StreamFacts,
  scores: Scores,
  window: PartitionWindow,
  slice: string | null,
  partitions: Partitions
): HTMLElement {
  const figures = versionsIn(scores, measure, window, reference, slice);
  const {version, bias, ...numbers} = messages.performance.versionHead(measure);
  // of more than two classes no answer is too high or too low
  const hasOrder = scores.classes === null;
  const arms = armsOf(scores, measure, versions, reference, slice).map(({canary, champion, answered, difference}) => {
    const span = partitions.span(starts[answered.from]!, starts[answered.to - 1]!);
    return html`<li>${messages.performance.armsSentence(measure, canary, champion, span, difference)}</li>`;
  });
  return html`<div>
    ${tableOf({
      caption: messages.performance.performanceWords.versionsCaption,
      columns: [
        {label: version},
        ...[...Object.values(numbers), ...(hasOrder ? [bias] : [])].map((label) => ({label, numeric: true}))
      ],
      rows: figures.map((own) => [
        ...[
          own.version,
          count(own.rows),
          count(own.labelled),
          messages.performance.intervalText(measure, own.error),
          ...(hasOrder ? [messages.performance.biasText(own.bias)] : [])
        ]
      ])
    })}
    ${
      arms.length === 0
        ? null
        : [
            html`<h3>${messages.performance.performanceWords.armsTitle}</h3>`,
            html`<ul class="arms">
              ${arms}
            </ul>`
          ]
    }
  </div>`;
}
