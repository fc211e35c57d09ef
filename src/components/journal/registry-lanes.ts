import {html} from "htl";
import type {Registry} from "../../lib/registry/registry-of.js";
import {changeName, registryWords as words} from "../../messages/journal.en.js";
import type {Partitions} from "../partitions.js";
import {axisOf} from "./event-lanes.js";
import {versionLanes} from "./registry-facts.js";
import type {VersionLane} from "./registry-facts.js";

const {changes} = words;

/** Signs of what befell a version: with the words beside it, never colour alone. */
const SIGNS: Readonly<Record<string, string>> = {
  [changes.first]: "●",
  [changes.promoted]: "●",
  [changes.refused]: "✕",
  [changes["rolled back"]]: "↶",
  [changes.archived]: "◦"
};

/** Draws the versions of a stream over its partitions, a lane for each; it stretches to any width. */
export function registryLanes(registry: Registry, starts: readonly string[], partitions: Partitions): HTMLElement {
  const lanes = versionLanes(registry, starts).map((lane) => laneOf(lane, starts.length, partitions));
  return html`<div class="registry-lanes">
    ${lanes}
    <div class="registry-lane registry-axis"><span></span>${axisOf(starts, partitions)}<span></span></div>
  </div>`;
}

function laneOf({version, stays, marks}: VersionLane, length: number, partitions: Partitions): HTMLElement {
  const at = (position: number): string => `${(100 * position) / length}%`;
  const {position, change} = marks.at(-1)!;
  const name = changeName(change);
  const sign = SIGNS[name];
  const date = change.since === null ? words.fromTheStart : partitions.short(change.at);
  return html`<div class="registry-lane">
    <code>${version}</code>
    <div class="registry-track">
      ${stays.map(
        ({stage, from, to}) =>
          html`<span class=${`stay ${stage}`} style=${`left: ${at(from)}; width: ${at(to - from)}`}></span>`
      )}
      ${change.stage === "archived" && change.by !== "promoted" ? html`<span class="stay-mark" style=${`left: ${at(position)}`}>${sign}</span>` : null}
    </div>
    <span class="stay-words">${[sign, `${name},`, date].filter(Boolean).join(" ")}</span>
  </div>`;
}
