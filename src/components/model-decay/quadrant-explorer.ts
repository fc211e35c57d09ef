import {html} from "htl";
import type {Change} from "../../lib/course/model-decay/change.js";
import type {DecayLab} from "../../lib/course/model-decay/lab.js";
import {presetIds, presets} from "../../lib/course/model-decay/presets.js";
import type {PresetId} from "../../lib/course/model-decay/presets.js";
import {quadrants, standingOf} from "../../lib/course/model-decay/quadrants.js";
import type {Quadrant, Standing} from "../../lib/course/model-decay/quadrants.js";
import {modelIds} from "../../lib/course/model-decay/regime.js";
import type {ModelId} from "../../lib/course/model-decay/regime.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {CornerWords} from "../../messages/model-decay.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {checkboxes, radios} from "../controls.js";
import {count, fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, oneOf, someOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {changeOf} from "./lab-state.js";
import type {LabState} from "./lab-state.js";
import {quadrantChart} from "./quadrant-chart.js";

interface State {
  readonly tried: readonly PresetId[];
  readonly model: ModelId;
  readonly guess: Guess;
}

interface Words {
  readonly words: CornerWords;
  readonly common: CommonWords;
}

/** Changes that the lab keeps in mind, the last ones. */
const MOST_VISITS = 400;

/** Every change that has been tried, by how loud the inputs are and how much the model is harmed. */
export function quadrantExplorer(lab: DecayLab, labStore: Store<LabState>, {words, common}: Words): HTMLElement {
  const address = createStore<State>("b", {
    tried: someOf(presetIds, ["nothing"]),
    model: oneOf(modelIds, "network"),
    guess: guess(0, presetIds.length)
  });
  const standing = (model: ModelId, change: Change): Standing => standingOf(lab.after(model, change), lab.base(model));
  const visits: Visit[] = [];
  const store: Store<State> = {
    ...address,
    reset() {
      visits.length = 0;
      address.reset();
    }
  };
  const prediction = predictionOf(standing, store, {words, common});
  const tried = checkboxes<PresetId>(
    words.tried,
    presetIds.map((value) => ({value, label: words.presets[value]})),
    (values) => store.set({tried: values})
  );
  const model = radios<ModelId>(
    words.model,
    modelIds.map((value) => ({value, label: words.models[value]})),
    (value) => store.set({model: value})
  );
  const figure = chartFigure(common, store.link);
  const element = explorable({
    ...{id: "b", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("tried", html`<div class="decay-tried">${tried.element}</div>` as HTMLElement),
      store.control("model", html`<div class="decay-model">${model.element}</div>` as HTMLElement),
      result,
      figure.element
    ],
    draw(state, width) {
      prediction.update(state.guess);
      tried.update(state.tried);
      model.update(state.model);
      const own = visits.filter((visit) => visit.model === state.model);
      const named = state.tried.map((id) => ({
        ...standing(state.model, presets[id].change),
        name: words.marks[id]
      }));
      const filled = quadrants.filter((quadrant) => [...named, ...own].some((one) => one.quadrant === quadrant));
      figure.update(cornersFigure(named, own, filled, {width: Math.min(width, 820), words}));
      return words.result(filled, new Set([...named, ...own].map(({loudness, ratio}) => `${loudness} ${ratio}`)).size);
    }
  });
  labStore.subscribe((state) => {
    if (remember(visits, {model: state.model, ...standing(state.model, changeOf(state))})) store.refresh();
  });
  return element;
}

interface Visit extends Standing {
  readonly model: ModelId;
}

/** Returns whether the visit is to a place other than the last. */
function remember(visits: Visit[], visit: Visit): boolean {
  const last = visits.at(-1);
  if (last?.model === visit.model && last.loudness === visit.loudness && last.ratio === visit.ratio) return false;
  visits.push(visit);
  if (visits.length > MOST_VISITS) visits.shift();
  return true;
}

function predictionOf(
  standing: (model: ModelId, change: Change) => Standing,
  store: Store<State>,
  {words, common}: Words
) {
  const found = presetIds.map((id) => ({id, ...standing("network", presets[id].change)}));
  const idsIn = (wanted: Quadrant): PresetId[] => found.filter(({quadrant}) => quadrant === wanted).map(({id}) => id);
  const [loud, silent] = [idsIn("loud"), idsIn("silent")];
  return predict({
    question: words.predict(presetIds.length),
    label: words.predictLabel,
    scale: {min: 0, max: presetIds.length, step: 1, start: 1, format: count},
    truth: loud.length + silent.length,
    reason: words.predictReason(loud, silent),
    words: common,
    onCommit: (value) => store.set({guess: value, tried: presetIds, model: "network"})
  });
}

interface Named extends Standing {
  readonly name: string;
}

function cornersFigure(
  named: readonly Named[],
  visits: readonly Visit[],
  filled: readonly Quadrant[],
  {width, words}: {readonly width: number; readonly words: CornerWords}
): FigureContent {
  const here = visits.at(-1);
  return {
    title: words.title(filled.length, quadrants.length),
    subtitle: words.subtitle,
    chart: quadrantChart(named, visits, {
      ...{width, here: here ?? null, xLabel: words.xAxis, yLabel: words.yAxis},
      names: words.corners
    }),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: [...named, ...(here === undefined ? [] : [{...here, name: words.here}])].map(
        ({name, loudness, ratio, quadrant}) => [name, fixed(loudness, 2), fixed(ratio, 2), words.corners[quadrant]]
      )
    }
  };
}
