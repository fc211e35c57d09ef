import {html} from "htl";
import type {Registry} from "../../lib/registry/registry-of.js";
import {registryWords as words} from "../../messages/journal.en.js";
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
  registries: readonly StreamRegistry[],
  partitions: Partitions,
  onStream: (stream: string) => void
): HTMLElement {
  const {stream: heading, champion, since, ...counted} = words.streamsHead;
  const names = Object.keys(counted) as (keyof typeof counted)[];
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${words.streamsCaption}>
    <table class="registry-streams">
      <caption>
        ${words.streamsCaption}
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
            <td>${standing?.since == null ? words.fromTheStart : partitions.short(standing.since)}</td>
            ${names.map((name) => html`<td class="numeric">${count(counts[name])}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
