import {html} from "htl";
import {planIds, replayPlans, trailingRmse} from "../../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../../lib/course/another-place-another-time/plans.js";
import {leastSquares} from "../../lib/model/least-squares.js";
import {replayStreamOf} from "../../lib/policy/published-replay.js";
import type {PublishedReplay} from "../../lib/policy/published-replay.js";
import type {Replay} from "../../lib/policy/replay-types.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {PlanWords} from "../../messages/another-place-another-time.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {TRAILING} from "../policy/race.js";
import {integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {keepPlan, keptPlan} from "./kept-plan.js";
import {courseFigure, plansFigure} from "./plan-figures.js";

interface State {
  readonly plan: PlanId;
  /** whether the reader has committed to a plan */
  readonly shown: "no" | "yes";
  readonly seed: number;
}

const MOST_SEEDS = 9999;

interface Words {
  readonly words: PlanWords;
  readonly common: CommonWords;
}

/**
 * A plan for keeping the model usable, and what would have come of it while prices rose.
 * @param load fetches the stream that plans are replayed over; null where the site has none
 */
export function planRace(load: (() => Promise<PublishedReplay>) | null, {words, common}: Words): HTMLElement {
  if (load === null) return html`<p class="notice">${words.absent}</p>` as HTMLElement;
  const store = createStore<State>("d", {
    plan: oneOf(planIds, "none"),
    shown: {...oneOf(["no", "yes"], "no"), lockedInitial: "yes"},
    seed: integer(1, 1, MOST_SEEDS)
  });
  const controls = controlsOf(store, words);
  const [course, plans] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  const figures = html`<div hidden>${course.element}${plans.element}</div>` as HTMLElement;
  const stream = fetchOnce(load, () => store.refresh(), words);
  return explorable({
    id: "d",
    label: words.label,
    words: common,
    store,
    content: (result) => [...controls.elements, stream.notice, result, figures],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      controls.update(state);
      const replays = stream.replays();
      if (replays === null) return null;
      const isShown = state.shown === "yes";
      const plan = isShown ? state.plan : "none";
      const facts = {
        ...{plan, rmse: replays[plan].rmse, trainings: replays[plan].retrainings.length},
        never: replays.none.rmse
      };
      const options = {width: isShown && width >= 720 ? width / 2 - 20 : Math.min(width, 720), words};
      figures.hidden = false;
      figures.classList.toggle("columns-2", isShown);
      plans.element.hidden = !isShown;
      course.update(courseFigure(replays, facts, options));
      plans.update(plansFigure(replays, plan, options));
      return isShown ? words.result(facts) : words.open(trailingRmse(replays.none.errors, TRAILING).at(-1)!);
    }
  });
}

function controlsOf(store: Store<State>, words: PlanWords) {
  const plan = radios(
    words.pick,
    planIds.map((value) => ({value, label: words.names[value]})),
    (value) => store.set({plan: value})
  );
  const note = html`<p class="option-note"></p>` as HTMLElement;
  const memory = html`<p class="option-note" role="status"></p>` as HTMLElement;
  const last = keptPlan();
  memory.textContent = last === null ? "" : words.last(last);
  const commit = button(
    words.commit,
    () => {
      const chosen = store.get().plan;
      memory.textContent = keepPlan(chosen) ? words.kept(chosen) : "";
      store.set({shown: "yes"});
    },
    "primary"
  );
  return {
    elements: [
      store.control("plan", plan.element),
      note,
      store.control("shown", html`<p>${commit}</p>` as HTMLElement),
      memory
    ],
    update(state: State): void {
      plan.update(state.plan);
      note.textContent = words.note(state.plan);
      commit.hidden = state.shown === "yes";
    }
  };
}

/** Fetches and replays when first asked, and tells when it is done; what has failed is tried again on request. */
function fetchOnce(load: () => Promise<PublishedReplay>, done: () => void, words: PlanWords) {
  const notice = html`<div aria-live="polite"></div>` as HTMLElement;
  let replays: Readonly<Record<PlanId, Replay>> | null = null;
  let isStarted = false;
  const start = async (): Promise<void> => {
    notice.replaceChildren(html`<p class="loading">${words.loading}</p>` as HTMLElement);
    try {
      const published = await load();
      const {features, target} = published;
      replays = replayPlans(replayStreamOf(published, (rows) => leastSquares(rows, features, target)));
      notice.replaceChildren();
      done();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notice.replaceChildren(
        html`<div class="notice alarm" role="alert">
          <p>${words.failed(reason)}</p>
          ${button(words.retry, () => void start())}
        </div>` as HTMLElement
      );
    }
  };
  return {
    notice,
    replays(): Readonly<Record<PlanId, Replay>> | null {
      if (!isStarted) void start();
      isStarted = true;
      return replays;
    }
  };
}

function surprise({seed}: State): Partial<State> {
  return {plan: planIds[deriveSeed(seed, "plan") % planIds.length]!, shown: "yes", seed: (seed % MOST_SEEDS) + 1};
}
