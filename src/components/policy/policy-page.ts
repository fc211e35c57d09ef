import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {PublishedReplay} from "../../lib/policy/published-replay.js";
import type {Messages} from "../../messages/messages.js";
import {chartFigure} from "../chart-figure.js";
import {button} from "../controls.js";
import {latestRun} from "../latest.js";
import {partitionsOf} from "../partitions.js";
import {tableOf} from "../show-table.js";
import {createStore} from "../store.js";
import {raceForm} from "./race-form.js";
import {raceLanes} from "./race-lanes.js";
import {courseTable, runsTable} from "./race-table.js";
import {raceOf} from "./race.js";
import {LANES, pricesOf, raceFields} from "./state.js";
import type {RaceState} from "./state.js";

interface PageOptions {
  /** fetches what policies are replayed from */
  readonly load: (stream: string) => Promise<PublishedReplay>;
}

/** What other policies of retraining would have brought. */
export function policyPage(
  messages: Messages<"partitions" | "policy">,
  summary: Summary,
  options: PageOptions
): HTMLElement {
  const isReplayed = summary.streams.every(({simulated}) => simulated);
  return html`<div class="policy">
    <header>
      <p class="eyebrow">
        <a href="./">${messages.policy.policyWords.back}</a> ·
        <a href="./performance">${messages.policy.policyWords.performance}</a>
      </p>
      <h1>${messages.policy.policyWords.title(summary.title)}</h1>
      ${isReplayed ? html`<p class="lede">${messages.policy.policyWords.lede}</p>` : null}
    </header>
    ${isReplayed ? raceBody(messages, summary, options) : html`<p class="notice">${messages.policy.policyWords.noReplay}</p>`}
  </div>`;
}

function raceBody(messages: Messages<"partitions" | "policy">, summary: Summary, {load}: PageOptions): HTMLElement {
  const store = createStore("race", raceFields(summary));
  const startShowing = latestRun();
  const loaded = new Map<string, Promise<PublishedReplay>>();
  const unit = summary.columns.find(({role}) => role === "label")?.unit ?? "";
  const form = raceForm(messages, summary, unit, store);
  const figure = chartFigure(messages.policy.policyWords, store.link);
  const runs = html`<div class="policy-runs"></div>`;
  const notice = html`<div aria-live="polite"></div>`;
  const result = html`<div hidden>${legend(messages)}${figure.element}${runs}</div>`;

  function replayOf(stream: string): Promise<PublishedReplay> {
    const known = loaded.get(stream) ?? load(stream);
    loaded.set(stream, known);
    // what has failed to come is asked for again
    known.catch(() => loaded.delete(stream));
    return known;
  }

  async function show(state: RaceState): Promise<void> {
    const isLatest = startShowing();
    form.update(state);
    if (result.hidden) notice.replaceChildren(html`<p class="loading">${messages.policy.policyWords.loading}</p>`);
    try {
      const published = await replayOf(state.stream);
      if (!isLatest()) return;
      if (published.starts.length > 0) draw(published, state);
      else wait();
    } catch (error) {
      if (isLatest()) fail(error);
    }
  }

  function draw(published: PublishedReplay, state: RaceState): void {
    const choices = LANES.map((lane) => state[lane]);
    const race = raceOf(published, state.delay, choices, pricesOf(state));
    const partitions = partitionsOf(messages, summary, published.starts);
    const [title, subtitle] = [messages.policy.raceTitle(race.runs, race.never), messages.policy.raceSubtitle(unit)];
    figure.update({
      ...{title, subtitle, chart: raceLanes(messages, race, published.starts, partitions)},
      table: courseTable(messages, race, published.starts, partitions, subtitle)
    });
    runs.replaceChildren(tableOf(runsTable(messages, race.runs)));
    notice.replaceChildren();
    result.hidden = false;
  }

  function wait(): void {
    result.hidden = true;
    notice.replaceChildren(html`<p class="notice">${messages.policy.policyWords.noLabels}</p>`);
  }

  function fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    result.hidden = true;
    notice.replaceChildren(
      html`<div class="notice alarm" role="alert">
        <p>${messages.policy.policyWords.failure(reason)}</p>
        ${button(messages.policy.policyWords.retry, () => void show(store.get()))}
      </div>`
    );
  }

  store.subscribe((state) => void show(state));
  const {title, text} = messages.policy.policyWords.flatters;
  return html`<div>
    ${form.element}${notice}${result}
    <aside class="policy-box">
      <h2>${title}</h2>
      <p>${text}</p>
    </aside>
    ${messages.policy.policyWords.exact.map((paragraph) => html`<p class="policy-note">${paragraph}</p>`)}
  </div>`;
}

function legend(messages: Messages<"policy">): HTMLElement {
  const {policy, never, promoted, refused} = messages.policy.policyWords.legend;
  return html`<p class="legend">
    <span class="role-current"><i class="swatch-race policy"></i>${policy}</span>
    <span class="role-reference"><i class="swatch-race never"></i>${never}</span>
    <span>${messages.policy.policyWords.promotedSign} ${promoted}</span>
    <span><i class="race-refused">${messages.policy.policyWords.refusedSign}</i> ${refused}</span>
  </p>`;
}
