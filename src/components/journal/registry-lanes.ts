import {html} from "htl";
import type {Registry} from "../../lib/registry/registry-of.js";
import type {Messages} from "../../messages/messages.js";
import type {Partitions} from "../partitions.js";
import {axisOf} from "./event-lanes.js";
import {changeKind, versionLanes} from "./registry-facts.js";
import type {ChangeKind, VersionLane} from "./registry-facts.js";

/** Signs of what befell a version: with the words beside it, never colour alone. */
const SIGNS: Readonly<Partial<Record<ChangeKind, string>>> = {
  first: "●",
  promoted: "●",
  refused: "✕",
  "rolled back": "↶",
  archived: "◦"
};

/** Draws the versions of a stream over its partitions, a lane for each; it stretches to any width. */
export function registryLanes(
  messages: Messages<"journal">,
  registry: Registry,
  starts: readonly string[],
  partitions: Partitions
): HTMLElement {
  const lanes = versionLanes(registry, starts).map((lane) => laneOf(messages, lane, starts.length, partitions));
  return html`<div class="registry-lanes">
    ${lanes}
    <div class="registry-lane registry-axis"><span></span>${axisOf(starts, partitions)}<span></span></div>
  </div>`;
}

function laneOf(
  messages: Messages<"journal">,
  {version, stays, marks}: VersionLane,
  length: number,
  partitions: Partitions
): HTMLElement {
  const at = (position: number): string => `${(100 * position) / length}%`;
  const {position, change} = marks.at(-1)!;
  const kind = changeKind(change);
  const sign = SIGNS[kind];
  const date = change.since === null ? messages.journal.registryWords.fromTheStart : partitions.short(change.at);
  const told = messages.journal.registryWords.changedOn(messages.journal.registryWords.changes[kind], date);
  return html`<div class="registry-lane">
    <code>${version}</code>
    <div class="registry-track">
      ${stays.map(
        ({stage, from, to}) =>
          html`<span class=${`stay ${stage}`} style=${`left: ${at(from)}; width: ${at(to - from)}`}></span>`
      )}
      ${change.stage === "archived" && change.by !== "promoted" ? html`<span class="stay-mark" style=${`left: ${at(position)}`}>${sign}</span>` : null}
    </div>
    <span class="stay-words">${sign && `${sign} `}${told}</span>
  </div>`;
}
