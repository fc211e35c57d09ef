import {html, svg} from "htl";
import {
  biasText,
  distributionName,
  edgesText,
  groupVerdict,
  intervalText,
  performanceWords as words
} from "../../messages/performance.en.js";
import {count} from "../format.js";
import {levelPath, stepPath} from "../paths.js";
import type {ComparedGroup, GroupFigures, Groups} from "./groups.js";
import {intervalMark} from "./interval-mark.js";

/** Groups of rows side by side: how many, how wrong, which way, what they are told, and what that proves. */
export function groupTable({all, groups}: Groups, caption: string): HTMLElement {
  const isNumeric = (name: string): boolean => ["labelled", "bias", "edges"].includes(name);
  const head = Object.entries(words.head).map(
    ([name, label]) => html`<th scope="col" class=${isNumeric(name) ? "numeric" : ""}>${label}</th>`
  );
  const limits = [all, ...groups].flatMap(({rmse}) => [rmse.value, rmse.high]).filter(Number.isFinite);
  const scale = {top: 1.05 * Math.max(...limits, 1e-9), mark: all.rmse.value};
  return html`<div class="table-scroll groups-scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="groups">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rowOf(all, all, scale, "")} ${groups.map((group) => rowOf(group, all, scale, groupVerdict(group)))}
      </tbody>
    </table>
  </div>`;
}

function rowOf(
  group: GroupFigures | ComparedGroup,
  all: GroupFigures,
  {top, mark}: {readonly top: number; readonly mark: number},
  verdict: string
): HTMLElement {
  const name = group.name ?? words.all;
  const isMore = "size" in group && group.size === "more" && group.isMinority;
  return html`<tr class=${group.name === null ? "all-rows" : ""}>
    <th scope="row">${name}</th>
    <td class="numeric" data-label=${words.head.labelled}>${count(group.labelled)}</td>
    <td class="cell-interval" data-label=${words.head.rmse}>
      ${intervalMark(group.rmse, top, mark)}<span>${intervalText("RMSE", group.rmse)}</span>
    </td>
    <td class="numeric" data-label=${words.head.bias}>${biasText(group.bias)}</td>
    <td data-label=${words.head.distribution}>${distributionMark(name, group.distribution, all.distribution)}</td>
    <td class="numeric" data-label=${words.head.edges}>${edgesText(group.atEdges.low, group.atEdges.high)}</td>
    <td class=${isMore ? "cell-verdict more" : "cell-verdict"}>${verdict}</td>
  </tr>`;
}

/** Predictions of a group, filled, against those of all rows, outlined. */
function distributionMark(name: string, shares: readonly number[], all: readonly number[]): HTMLElement | string {
  if (shares.length === 0) return "–";
  const top = Math.max(...shares, ...all);
  return html`<span class="distribution-mark" role="img" aria-label=${distributionName(name, shares)}
    >${svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none">
      <path class="current" d=${levelPath(shares, top)} vector-effect="non-scaling-stroke"></path>
      <path class="reference" d=${stepPath(all, top)} vector-effect="non-scaling-stroke"></path>
    </svg>`}</span
  >`;
}
