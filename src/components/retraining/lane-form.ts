import {html} from "htl";
import type {RaceWords} from "../../messages/retraining.en.js";
import type {Control} from "../controls.js";
import {choiceField} from "../performance/choice-field.js";
import {AMOUNTS, isAmount, TRIGGERS, WINDOWS} from "../policy/choices.js";
import type {PolicyChoice, TriggerChoice} from "../policy/choices.js";

/** One policy, to be put together; closed it only says which. */
export function laneForm(
  lane: number,
  words: RaceWords,
  onInput: (choice: PolicyChoice) => void
): Control<PolicyChoice> {
  let choice: PolicyChoice = {trigger: "never", amount: 0, window: null, isGated: false};
  const change = (patch: Partial<PolicyChoice>): void => onInput({...choice, ...patch});
  const trigger = choiceField(
    words.trigger,
    TRIGGERS.map((value) => ({value, label: words.triggers[value]})),
    (value) => change({trigger: value as TriggerChoice, amount: AMOUNTS[value as TriggerChoice].initial})
  );
  const window = choiceField(
    words.window,
    WINDOWS.map((value) => ({value: String(value), label: words.windowName(value)})),
    (value) => change({window: value === "null" ? null : Number(value)})
  );
  const label = html`<span></span>`;
  const amount = html`<input type="number" oninput=${read} />` as HTMLInputElement;
  const amountField = html`<label class="field">${label}${amount}</label>` as HTMLElement;
  const gate = html`<input type="checkbox" onchange=${() => change({isGated: gate.checked})} />` as HTMLInputElement;
  const gateField = html`<label class="lane-gate">${gate} <span>${words.gate}</span></label>` as HTMLElement;
  const name = html`<summary></summary>` as HTMLElement;

  /** A number that is being typed may not be one yet. */
  function read(): void {
    if (isAmount(choice.trigger, amount.valueAsNumber)) change({amount: amount.valueAsNumber});
  }

  return {
    element: html`<details class="lane-form">
      ${name}
      <div class="lane-fields">${trigger.element}${amountField}${window.element}${gateField}</div>
    </details>` as HTMLElement,
    update(next) {
      choice = next;
      const {min, max, step} = AMOUNTS[next.trigger];
      trigger.update(next.trigger);
      window.update(String(next.window));
      name.textContent = words.lane(lane, words.choice(next));
      label.textContent = words.amounts[next.trigger];
      Object.assign(amount, {min: String(min), max: String(max), step: String(step)});
      if (amount.valueAsNumber !== next.amount) amount.valueAsNumber = next.amount;
      gate.checked = next.isGated;
      for (const field of [amountField, window.element, gateField]) field.hidden = next.trigger === "never";
    }
  };
}
