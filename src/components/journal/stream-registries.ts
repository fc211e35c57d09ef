import {html} from "htl";
import type {Registry} from "../../lib/registry/registry-of.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {count} from "../format.js";
import type {Partitions} from "../partitions.js";
import {registryCounts} from "./registry-facts.js";

interface StreamRegistry {
  readonly stream: string;
  readonly title: string;
  readonly registry: Registry;
}

/** What became of the models of each stream, a line for each; its name leads to its versions. */
export function streamRegistries(
  messages: Messages<"journal">,
  registries: readonly StreamRegistry[],
  partitions: Partitions,
  onStream: (stream: string) => void
): HTMLElement {
  const {stream: heading, champion, since, ...counted} = messages.journal.registryWords.streamsHead;
  const names = Object.keys(counted) as (keyof typeof counted)[];
  return html`<div
    class="table-scroll streams-scroll"
    tabindex="0"
    role="region"
    aria-label=${messages.journal.registryWords.streamsCaption}
  >
    <table class="registry-streams">
      <caption>
        <span>${messages.journal.registryWords.streamsCaption}</span>
      </caption>
      <thead>
        <tr>
          ${[heading, champion, since].map((label) => html`<th scope="col">${label}</th>`)}
          ${names.map((name) => html`<th scope="col" class="numeric">${counted[name]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${registries.map(({stream, title, registry}) => {
          const counts = registryCounts(registry);
          const standing = registry.standings.find(({stage}) => stage === "champion");
          return html`<tr>
            <th scope="row">${button(title, () => onStream(stream), "quiet")}</th>
            <td><code>${registry.champion ?? "–"}</code></td>
            <td>
              ${standing?.since == null ? messages.journal.registryWords.fromTheStart : partitions.short(standing.since)}
            </td>
            ${names.map((name) => html`<td class="numeric">${count(counts[name])}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
