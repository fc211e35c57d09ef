import {html} from "htl";
import type {Registry} from "../../lib/registry/registry-of.js";
import {changeName} from "../../messages/journal.en.js";
import type {Partitions} from "../partitions.js";
import {axisOf} from "./event-lanes.js";
import {versionLanes} from "./registry-facts.js";
import type {VersionLane} from "./registry-facts.js";

/** Sign of what befell a version: with the words beside it, never colour alone. */
const SIGNS: Readonly<Record<string, string>> = {
  "first champion": "●",
  promoted: "●",
  "refused by the gate": "✕",
  "rolled back": "↶",
  archived: "◦"
};

/** Draws the versions of a stream over its partitions, a lane for each; it stretches to any width. */
export function registryLanes(registry: Registry, starts: readonly string[], partitions: Partitions): HTMLElement {
  const lanes = versionLanes(registry, starts).map((lane) => laneOf(lane, starts.length));
  return html`<div class="registry-lanes">
    ${lanes}
    <div class="registry-lane registry-axis"><span></span>${axisOf(starts, partitions)}</div>
  </div>`;
}

function laneOf({version, stays, marks}: VersionLane, length: number): HTMLElement {
  const at = (position: number): string => `${(100 * position) / length}%`;
  const last = marks.at(-1)!;
  const name = changeName(last.change);
  const isLate = last.position > 0.6 * length;
  return html`<div class="registry-lane">
    <code>${version}</code>
    <div class="registry-track">
      ${stays.map(
        ({stage, from, to}) =>
          html`<span class=${`stay ${stage}`} style=${`left: ${at(from)}; width: ${at(to - from)}`}></span>`
      )}
      <span class=${`stay-mark${isLate ? " before" : ""}`} style=${`left: ${at(last.position)}`}
        >${[SIGNS[name], name].filter(Boolean).join(" ")}</span
      >
    </div>
  </div>`;
}
