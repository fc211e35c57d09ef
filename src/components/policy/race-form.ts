import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {button, range} from "../controls.js";
import {partitionsOf} from "../partitions.js";
import {choiceField} from "../performance/choice-field.js";
import type {Store} from "../store.js";
import {policyForm} from "./policy-form.js";
import {LANES, MOST_DELAY} from "./state.js";
import type {RaceState} from "./state.js";

interface RaceForm {
  readonly element: HTMLElement;
  update(state: RaceState): void;
}

/** Stream, delay, prices and policies, to be chosen. */
export function raceForm(
  messages: Messages<"partitions" | "policy">,
  summary: Summary,
  unit: string,
  store: Store<RaceState>
): RaceForm {
  const {streams} = summary;
  const partitions = partitionsOf(messages, summary, streams[0]?.starts ?? []);
  const stream = choiceField(
    messages.policy.policyWords.scenario,
    streams.map(({id, title}) => ({value: id, label: title})),
    (id) => store.set({stream: id})
  );
  const delay = range(
    messages.policy.policyWords.delay,
    {min: 0, max: MOST_DELAY, step: 1, format: (value) => messages.policy.delayText(partitions, value)},
    (value) => store.set({delay: value})
  );
  const training = priceField(messages.policy.policyWords.training, (price) => store.set({training: price}));
  const error = priceField(messages.policy.policyWords.error(unit), (price) => store.set({error: price}));
  const forms = LANES.map((lane, i) =>
    policyForm(messages, messages.policy.policyWords.lane(i), (choice) => store.set({[lane]: choice}))
  );
  return {
    element: html`<div class="race-form">
      <div class="explorer-controls">
        ${streams.length > 1 ? stream.element : null} ${delay.element} ${training.element} ${error.element}
        ${button(messages.policy.policyWords.reset, () => store.reset(), "quiet")}
      </div>
      <div class="policy-forms">${forms.map((form) => form.element)}</div>
    </div>`,
    update(state) {
      stream.update(state.stream);
      delay.update(state.delay);
      training.update(state.training);
      error.update(state.error);
      LANES.forEach((lane, i) => forms[i]!.update(state[lane]));
    }
  };
}

/** A whole number from 0 on. */
function priceField(
  label: string,
  onInput: (price: number) => void
): {element: HTMLElement; update(price: number): void} {
  const node = html`<input type="number" min="0" max="1000000" step="1" oninput=${read} />` as HTMLInputElement;
  function read(): void {
    if (node.validity.valid && Number.isInteger(node.valueAsNumber)) onInput(node.valueAsNumber);
  }
  return {
    element: html`<label class="field"><span>${label}</span>${node}</label>`,
    update: (price) => void (node.valueAsNumber === price || (node.valueAsNumber = price))
  };
}
