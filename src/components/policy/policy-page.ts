import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {PublishedReplay} from "../../lib/policy/published-replay.js";
import {policyWords as words, raceSubtitle, raceTitle} from "../../messages/policy.en.js";
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
export function policyPage(summary: Summary, options: PageOptions): HTMLElement {
  return html`<div class="policy">
    <header>
      <p class="eyebrow"><a href="./">${words.back}</a> · <a href="./performance">${words.performance}</a></p>
      <h1>${words.title(summary.title)}</h1>
      <p class="lede">${words.lede}</p>
    </header>
    ${summary.streams.every(({simulated}) => simulated) ? raceBody(summary, options) : html`<p class="notice">${words.noReplay}</p>`}
  </div>`;
}

function raceBody(summary: Summary, {load}: PageOptions): HTMLElement {
  const store = createStore("race", raceFields(summary));
  const startShowing = latestRun();
  const loaded = new Map<string, Promise<PublishedReplay>>();
  const unit = summary.columns.find(({role}) => role === "label")?.unit ?? "";
  const form = raceForm(summary, unit, store);
  const figure = chartFigure(words, store.link);
  const runs = html`<div class="policy-runs"></div>`;
  const notice = html`<div aria-live="polite"></div>`;
  const result = html`<div hidden>${legend()}${figure.element}${runs}</div>`;

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
    if (result.hidden) notice.replaceChildren(html`<p class="loading">${words.loading}</p>`);
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
    const partitions = partitionsOf(summary, published.starts);
    const [title, subtitle] = [raceTitle(race.runs, race.never), raceSubtitle(unit)];
    figure.update({
      ...{title, subtitle, chart: raceLanes(race, published.starts, partitions)},
      table: courseTable(race, published.starts, partitions, subtitle)
    });
    runs.replaceChildren(tableOf(runsTable(race.runs)));
    notice.replaceChildren();
    result.hidden = false;
  }

  function wait(): void {
    result.hidden = true;
    notice.replaceChildren(html`<p class="notice">${words.noLabels}</p>`);
  }

  function fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    result.hidden = true;
    notice.replaceChildren(
      html`<div class="notice alarm" role="alert">
        <p>${words.failure(reason)}</p>
        ${button(words.retry, () => void show(store.get()))}
      </div>`
    );
  }

  store.subscribe((state) => void show(state));
  const {title, text} = words.flatters;
  return html`<div>
    ${form.element}${notice}${result}
    <aside class="policy-box">
      <h2>${title}</h2>
      <p>${text}</p>
    </aside>
    ${words.exact.map((paragraph) => html`<p class="policy-note">${paragraph}</p>`)}
  </div>`;
}

function legend(): HTMLElement {
  const {policy, never, promoted, refused} = words.legend;
  return html`<p class="legend">
    <span class="role-current"><i class="swatch-race policy"></i>${policy}</span>
    <span class="role-reference"><i class="swatch-race never"></i>${never}</span>
    <span>${words.promotedSign} ${promoted}</span>
    <span>${words.refusedSign} ${refused}</span>
  </p>`;
}
