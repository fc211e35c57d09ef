import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {setText} from "../drift/overlay.js";
import {latestRun} from "../latest.js";
import type {ReferenceWindow} from "./reference-window.js";
import {jsonLines, noTraffic, withRequests} from "./traffic.js";
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
export function trafficView(
  messages: Messages<"monitor" | "serve">,
  summary: Summary,
  reference: ReferenceWindow,
  senders: HTMLElement
): TrafficView {
  let traffic = noTraffic(reference.spec);
  const startJudging = latestRun();
  const verdict = html`<p class="traffic-verdict" role="status"></p>`;
  const notice = html`<p class="notice" hidden>${messages.serve.describeFewRequests(FEW)}</p>`;
  const table = html`<div></div>`;
  const download = button(messages.serve.words.exportLines, save);
  const clear = button(messages.serve.words.clear, () => {
    traffic = noTraffic(reference.spec);
    void show();
    // the two buttons rest, so the focus moves on to what fills the stream again
    senders.querySelector("button")?.focus();
  });
  const element = html`<section class="traffic">
    <h2>${messages.serve.words.traffic}</h2>
    <p class="serve-about">${messages.serve.words.trafficAbout}</p>
    ${senders}${verdict}${notice}${table}
    <div class="traffic-actions">${download} ${clear}</div>
    <p class="small muted serve-about">${messages.serve.describeRate(summary.falseAlarmRate)}</p>
  </section>`;

  function save(): void {
    const file = new Blob([jsonLines(traffic.requests)], {type: "application/x-ndjson"});
    const link = html`<a
      href=${URL.createObjectURL(file)}
      download=${messages.serve.exportName(summary.id)}
    ></a>` as HTMLAnchorElement;
    link.click();
    // the browser has taken the file's contents once the click has been handled
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  /** What compares is fetched with the first request: before it there is nothing to compare. */
  async function show(): Promise<void> {
    const isLatest = startJudging();
    const {length} = traffic.requests;
    download.disabled = clear.disabled = length === 0;
    notice.hidden = length === 0 || length >= FEW;
    if (length === 0) {
      setText(verdict, messages.serve.words.noRequests);
      return table.replaceChildren();
    }
    try {
      const {judgeTraffic} = await import("./judge-traffic.js");
      // what the reader did is shown before it is judged, and of several requests in one go the last is judged alone
      await new Promise((resolve) => setTimeout(resolve));
      const judged = isLatest() ? await judgeTraffic(messages, summary, reference, traffic, isLatest) : null;
      if (judged === null || !isLatest()) return;
      setText(verdict, `${messages.serve.describeCount(length)} ${judged.verdict}`);
      table.replaceChildren(judged.table);
    } catch (error) {
      if (isLatest())
        setText(
          verdict,
          messages.serve.describeComparisonFailure(error instanceof Error ? error.message : String(error))
        );
    }
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
