import {html} from "htl";
import {productionOf} from "../../lib/course/pipeline/production.js";
import type {Production, StreamSettings} from "../../lib/course/pipeline/production.js";
import {runLane} from "../../lib/course/retraining/race.js";
import type {Lane} from "../../lib/course/retraining/race.js";
import {raceScenarios, raceStream, scorings} from "../../lib/course/retraining/stream.js";
import type {RaceScenario} from "../../lib/course/retraining/stream.js";
import type {BostonRows} from "../../lib/course.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {RaceWords} from "../../messages/retraining.en.js";
import {keptPlan} from "../another-place-another-time/kept-plan.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios, range} from "../controls.js";
import {inSlices} from "../in-slices.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {policyOf} from "../policy/choices.js";
import type {PolicyChoice} from "../policy/choices.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {laneForm} from "./lane-form.js";
import {plannedLane} from "./planned-lane.js";
import {costFigure, leastLane, raceFigure} from "./race-figures.js";
import type {RunLane} from "./race-figures.js";
import {delayScale, errorScale, guessed, laneIds, opening, raceFields, trainingScale} from "./race-state.js";
import type {RaceState} from "./race-state.js";

interface Data {
  readonly boston: BostonRows;
  readonly settings: StreamSettings;
}

interface Words {
  readonly words: RaceWords;
  readonly common: CommonWords;
}

/** Up to four policies over the same days: their errors, their trainings, and what both cost. */
export function raceExplorer({boston, settings}: Data, {words, common}: Words): HTMLElement {
  const store = createStore<RaceState>("a", raceFields(settings.labelDelay));
  const track = trackOf({boston, settings});
  const controls = controlsOf(store, words);
  const prediction = predictionOf(store, track, settings.labelDelay, {words, common});
  const [race, cost] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  track.prepare();
  return explorable({
    ...{id: "a", label: words.label, words: common, store},
    content: (result) => [
      html`<p class="muted">${words.simulated(settings.days - settings.labelDelay)}</p>` as HTMLElement,
      controls.element,
      store.control("guess", prediction.element),
      result,
      race.element,
      cost.element
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const isOpen = state.guess !== null;
      const run = track.runner(state);
      const never = run(opening[0]!);
      const lanes = (isOpen ? laneIds : laneIds.slice(0, 3)).map((id, i): RunLane => {
        return {...run(state[id]), number: i + 1, name: words.lane(i, words.choice(state[id]))};
      });
      race.update(raceFigure(lanes, {width, words, never}));
      cost.update(costFigure(lanes, {width, words, never}));
      const [best, cheapest] = [leastLane(lanes, ({rmse}) => rmse), leastLane(lanes, ({total}) => total)];
      return words.result(best, cheapest, never.replay.rmse, isOpen);
    }
  });
}

type Runner = (choice: PolicyChoice) => Lane;

/** Draws each stream when it is first asked for, and the others while nobody waits. */
function trackOf({boston, settings}: Data) {
  const drawn = new Map<RaceScenario, Production>();
  const production = (stream: RaceScenario): Production => {
    const known = drawn.get(stream) ?? productionOf(boston, settings, scenarios[stream]);
    drawn.set(stream, known);
    return known;
  };
  function* all(): Generator<Production> {
    for (const stream of raceScenarios) yield production(stream);
  }
  return {
    runner({
      stream,
      delay,
      scored,
      training,
      error
    }: Pick<RaceState, "stream" | "delay" | "scored" | "training" | "error">): Runner {
      const days = raceStream(boston, production(stream), delay, scored);
      return (choice) => runLane(policyOf(choice), days, {training, error});
    },
    prepare(): void {
      inSlices(all(), () => undefined);
    }
  };
}

function controlsOf(store: Store<RaceState>, words: RaceWords) {
  const stream = choiceField(
    words.stream,
    raceScenarios.map((value) => ({value, label: words.streams[value]})),
    (value) => store.set({stream: value as RaceScenario})
  );
  const controls = {
    stream,
    delay: range(words.delay, {...delayScale, format: words.days}, (delay) => store.set({delay})),
    training: range(words.training, {...trainingScale, format: words.money}, (training) => store.set({training})),
    error: range(words.error, {...errorScale, format: words.money}, (error) => store.set({error})),
    scored: radios(
      words.scored,
      scorings.map((value) => ({value, label: words.scorings[value]})),
      (scored) => store.set({scored})
    )
  };
  const forms = laneIds.map((id, i) => laneForm(i, words, (choice) => store.set({[id]: choice})));
  const plan = keptPlan();
  const own = plan === null ? null : plannedLane(plan);
  const names = Object.keys(controls) as (keyof typeof controls)[];
  const shown = names.map((name) => store.control(name, controls[name].element));
  return {
    element: html`<div>
      <div class="race-controls">${shown}</div>
      <div class="lane-forms">${laneIds.map((id, i) => store.control(id, forms[i]!.element))}</div>
      ${own === null || store.locked("a") ? null : html`<p>${button(words.plan(words.choice(own)), () => store.set({a: own}), "quiet")}</p>`}
    </div>` as HTMLElement,
    update(state: RaceState): void {
      stream.update(state.stream);
      for (const name of ["delay", "training", "error"] as const) controls[name].update(state[name]);
      controls.scored.update(state.scored);
      laneIds.forEach((id, i) => forms[i]!.update(state[id]));
    }
  };
}

function predictionOf(
  store: Store<RaceState>,
  track: ReturnType<typeof trackOf>,
  labelDelay: number,
  {words, common}: Words
) {
  const run = track.runner({stream: "S4", scored: "apart", delay: labelDelay, training: 0, error: 0});
  const [never, , weekly, own] = opening.map((choice) => run(choice).replay) as [
    Lane["replay"],
    Lane["replay"],
    Lane["replay"],
    Lane["replay"]
  ];
  return predict({
    question: words.predict(weekly.rmse, never.rmse, weekly.retrainings.length),
    label: words.predictLabel,
    scale: {...guessed, format: String},
    truth: own.retrainings.length,
    reason: words.predictReason(own.rmse, weekly.rmse),
    words: common,
    onCommit: (value) => store.set({guess: value})
  });
}

/** Another stream and another delay, and the lanes as they are. */
function surprise({seed}: RaceState): Partial<RaceState> {
  const pick = (what: string, of: number): number => deriveSeed(seed + 1, what) % of;
  return {
    seed: seed + 1,
    stream: raceScenarios[pick("stream", raceScenarios.length)]!,
    delay: pick("delay", delayScale.max + 1)
  };
}
