import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {
  describeCount,
  describeFewRequests,
  describeMoved,
  describeRate,
  exportName,
  words
} from "../../messages/serve.en.js";
import {button} from "../controls.js";
import {calibrated, isAlarm} from "../drift/comparison.js";
import type {Comparison} from "../drift/comparison.js";
import {setText} from "../drift/overlay.js";
import {latestRun} from "../latest.js";
import type {ReferenceWindow} from "./reference-window.js";
import {trafficTable} from "./traffic-table.js";
import {compareTraffic, jsonLines, noTraffic, withRequests} from "./traffic.js";
import type {Request} from "./traffic.js";

/** The reader's requests, and how far they are from the reference. */
interface TrafficView {
  readonly element: HTMLElement;
  add(requests: readonly Request[]): void;
  /** requests so far */
  count(): number;
}

/** Requests below which the page says that they are few. */
const FEW = 50;

/** @param senders controls that send many rows at once */
export function trafficView(summary: Summary, reference: ReferenceWindow, senders: HTMLElement): TrafficView {
  let traffic = noTraffic(reference.spec);
  const startJudging = latestRun();
  const verdict = html`<p class="traffic-verdict" role="status"></p>`;
  const notice = html`<p class="notice" hidden>${describeFewRequests(FEW)}</p>`;
  const table = html`<div></div>`;
  const download = button(words.exportLines, save);
  const clear = button(words.clear, () => {
    traffic = noTraffic(reference.spec);
    void show();
    // the two buttons rest, so the focus moves on to what fills the stream again
    senders.querySelector("button")?.focus();
  });
  const element = html`<section class="traffic">
    <h2>${words.traffic}</h2>
    <p class="serve-about">${words.trafficAbout}</p>
    ${senders}${verdict}${notice}${table}
    <div class="traffic-actions">${download} ${clear}</div>
    <p class="small muted serve-about">${describeRate(summary.falseAlarmRate)}</p>
  </section>`;

  function save(): void {
    const file = new Blob([jsonLines(traffic.requests)], {type: "application/x-ndjson"});
    const link = html`<a
      href=${URL.createObjectURL(file)}
      download=${exportName(summary.id)}
    ></a>` as HTMLAnchorElement;
    link.click();
    // the browser has taken the file's contents once the click has been handled
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  function draw(comparison: Comparison): void {
    const {columns} = comparison;
    const moved = columns.filter(({drift}) => isAlarm(drift)).map(({drift}) => drift.name);
    const undecided = columns.filter(({drift}) => drift.verdict.status === "not enough data").length;
    const sent = describeCount(traffic.requests.length);
    setText(verdict, `${sent} ${describeMoved(moved, undecided, columns.length)}`);
    table.replaceChildren(trafficTable(comparison, summary.columns, summary.distance));
  }

  /** Verdicts are drawn once they are calibrated: rough ones of so few rows would be wrong more often than not. */
  async function show(): Promise<void> {
    const isLatest = startJudging();
    const {length} = traffic.requests;
    download.disabled = clear.disabled = length === 0;
    notice.hidden = length === 0 || length >= FEW;
    if (length === 0) {
      setText(verdict, words.noRequests);
      return table.replaceChildren();
    }
    // what the reader did is shown before it is judged, and of several requests in one go the last is judged alone
    await new Promise((resolve) => setTimeout(resolve));
    if (!isLatest()) return;
    const settled = await calibrated(compareTraffic(reference, traffic, summary), summary.distance, isLatest);
    if (settled !== null && isLatest()) draw(settled);
  }

  void show();
  return {
    element,
    add(requests) {
      traffic = withRequests(traffic, reference.spec, requests);
      void show();
    },
    count: () => traffic.requests.length
  };
}
