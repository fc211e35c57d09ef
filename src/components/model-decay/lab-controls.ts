import {html} from "htl";
import {faultIds, isSameChange} from "../../lib/course/model-decay/change.js";
import type {FaultId} from "../../lib/course/model-decay/change.js";
import {presetIds, presets} from "../../lib/course/model-decay/presets.js";
import type {PresetId} from "../../lib/course/model-decay/presets.js";
import {modelIds} from "../../lib/course/model-decay/regime.js";
import {shapes} from "../../lib/course/model-decay/shapes.js";
import type {LabWords} from "../../messages/model-decay.en.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {choiceField} from "../performance/choice-field.js";
import type {Store} from "../store.js";
import {changeOf, rowChoices, scales, stateOf} from "./lab-state.js";
import type {LabState} from "./lab-state.js";

type Name = keyof LabState & string;

interface Part {
  readonly name: Name;
  readonly element: HTMLElement;
  update(state: LabState): void;
}

/** What sets the lab: changes to start from, a dial for each distribution, and how the change comes and is looked at. */
export function labControls(features: readonly string[], store: Store<LabState>, words: LabWords) {
  const start = presetPicker(store, words);
  const {inputs, relation, labels} = dialsOf(features, store, words);
  const course = courseOf(store, words);
  const parts = [...inputs, ...relation, ...labels, ...course];
  const shown = (some: readonly Part[]): HTMLElement[] =>
    some.map(({name, element}) => store.control(name, element)).filter((element) => element !== null);
  const dial = (name: "inputs" | "relation" | "labels", some: readonly Part[]): Node | null =>
    shown(some).length === 0
      ? null
      : (html`<fieldset class="decay-dial">
          <legend>${words.dials[name]}</legend>
          ${shown(some)}
        </fieldset>` as HTMLElement);
  const dials = [dial("inputs", inputs), dial("relation", relation), dial("labels", labels)];
  return {
    // presets set every dial at once, so that a locked dial locks them too
    elements: [
      [...inputs, ...relation, ...labels].some(({name}) => store.locked(name)) ? null : start.element,
      html`<div class="decay-dials">${dials}</div>`,
      html`<div class="decay-course">${shown(course)}</div>`
    ] as (Node | null)[],
    update(state: LabState): void {
      start.update(presetIds.find((id) => isSameChange(presets[id].change, changeOf(state))) ?? null);
      for (const part of parts) part.update(state);
    }
  };
}

function presetPicker(store: Store<LabState>, words: LabWords): Control<PresetId | null> {
  const picker = radios<PresetId | "">(
    words.start,
    presetIds.map((value) => ({value, label: words.presets[value]})),
    (value) => value !== "" && store.set(stateOf(presets[value])),
    "decay-presets"
  );
  return {element: picker.element, update: (value) => picker.update(value ?? "")};
}

function dialsOf(features: readonly string[], store: Store<LabState>, words: LabWords) {
  const slider = (name: "tilt" | "add" | "factor" | "labelTilt"): Part =>
    part(
      name,
      range(words[name].label, {...scales[name], format: words[name].value}, (value) => store.set({[name]: value}))
    );
  const feature = (name: "tiltOf" | "addOf"): Part =>
    part(
      name,
      choiceField(
        words[name],
        features.map((value) => ({value, label: value.toUpperCase()})),
        (value) => store.set({[name]: value})
      )
    );
  const fault = choiceField(
    words.fault,
    faultIds.map((value) => ({value, label: words.faults[value]})),
    (value) => store.set({fault: value as FaultId})
  );
  return {
    inputs: [feature("tiltOf"), slider("tilt"), part("fault", fault)],
    relation: [feature("addOf"), slider("add"), slider("factor")],
    labels: [slider("labelTilt")]
  };
}

function courseOf(store: Store<LabState>, words: LabWords): Part[] {
  const choice = <K extends "shape" | "model" | "rows">(name: K, values: readonly LabState[K][]): Part => {
    const labels = words[name].values as Readonly<Record<LabState[K], string>>;
    const control = radios<LabState[K]>(
      words[name].label,
      values.map((value) => ({value, label: labels[value]})),
      (value) => store.set({[name]: value})
    );
    return part(name, control as Control<LabState[K]>);
  };
  const slider = (name: "onset" | "week"): Part =>
    part(
      name,
      range(words[name], {...scales[name], format: String}, (value) => store.set({[name]: value}))
    );
  return [
    choice("shape", shapes),
    choice("model", modelIds),
    choice("rows", rowChoices),
    slider("onset"),
    slider("week")
  ];
}

/** A control that shows its own value of the state. */
function part<K extends Name>(name: K, control: {element: HTMLElement; update(value: LabState[K]): void}): Part {
  return {name, element: control.element, update: (state) => control.update(state[name])};
}
