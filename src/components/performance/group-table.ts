import {html, svg} from "htl";
import type {Messages} from "../../messages/messages.js";
import {count} from "../format.js";
import {levelPath, stepPath} from "../paths.js";
import type {ComparedGroup, GroupFigures, Groups} from "./groups.js";
import {intervalMark} from "./interval-mark.js";

/** Groups of rows side by side: how many, how wrong, which way, what they are told, and what that proves. */
export function groupTable(
  messages: Messages<"performance">,
  {measure, all, groups, hasOrder}: Groups,
  caption: string
): HTMLElement {
  const isNumeric = (name: string): boolean => ["labelled", "bias", "edges"].includes(name);
  const shown = Object.entries(messages.performance.groupHead(measure)).filter(
    ([name]) => hasOrder || (name !== "bias" && name !== "edges")
  );
  const head = shown.map(
    ([name, label]) => html`<th scope="col" class=${isNumeric(name) ? "numeric" : ""}>${label}</th>`
  );
  const limits = [all, ...groups].flatMap(({error}) => [error.value, error.high]).filter(Number.isFinite);
  const scale = {top: 1.05 * Math.max(...limits, 1e-9), mark: all.error.value, measure, hasOrder};
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
        ${rowOf(messages, all, all, scale, "")}
        ${groups.map((group) => rowOf(messages, group, all, scale, messages.performance.groupVerdict(group)))}
      </tbody>
    </table>
  </div>`;
}

/** What all rows of the table share. */
interface RowScale extends Pick<Groups, "measure" | "hasOrder"> {
  /** end of the scale of errors, and where all rows lie on it */
  readonly top: number;
  readonly mark: number;
}

function rowOf(
  messages: Messages<"performance">,
  group: GroupFigures | ComparedGroup,
  all: GroupFigures,
  {top, mark, measure, hasOrder}: RowScale,
  verdict: string
): HTMLElement {
  const name =
    group.name === null ? messages.performance.performanceWords.all : messages.performance.groupName(group.name);
  const isMore = "size" in group && group.size === "more" && group.isMinority;
  return html`<tr class=${group.name === null ? "all-rows" : ""}>
    <th scope="row">${name}</th>
    <td class="numeric" data-label=${messages.performance.groupHead(measure).labelled}>${count(group.labelled)}</td>
    <td class="cell-interval" data-label=${messages.performance.groupHead(measure).error}>
      ${intervalMark(group.error, top, mark)}<span>${messages.performance.intervalText(measure, group.error)}</span>
    </td>
    ${
      hasOrder
        ? html`<td class="numeric" data-label=${messages.performance.groupHead(measure).bias}>
            ${messages.performance.biasText(group.bias)}
          </td>`
        : null
    }
    <td data-label=${messages.performance.groupHead(measure).distribution}>
      ${distributionMark(messages, name, group.distribution, all.distribution)}
    </td>
    ${
      hasOrder
        ? html`<td class="numeric" data-label=${messages.performance.groupHead(measure).edges}>
            ${messages.performance.edgesText(group.atEdges.low, group.atEdges.high)}
          </td>`
        : null
    }
    <td class=${isMore ? "cell-verdict more" : "cell-verdict"}>${verdict}</td>
  </tr>`;
}

/** Predictions of a group, filled, against those of all rows, outlined. */
function distributionMark(
  messages: Messages<"performance">,
  name: string,
  shares: readonly number[],
  all: readonly number[]
): HTMLElement | string {
  if (shares.length === 0) return "–";
  const top = Math.max(...shares, ...all);
  return html`<span
    class="distribution-mark"
    role="img"
    aria-label=${messages.performance.distributionName(name, shares)}
    >${svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none">
      <path class="current" d=${levelPath(shares, top)} vector-effect="non-scaling-stroke"></path>
      <path class="reference" d=${stepPath(all, top)} vector-effect="non-scaling-stroke"></path>
    </svg>`}</span
  >`;
}
