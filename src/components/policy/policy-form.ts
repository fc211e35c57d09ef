import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import {choiceField} from "../performance/choice-field.js";
import {AMOUNTS, isAmount, TRIGGERS, WINDOWS} from "./choices.js";
import type {PolicyChoice, TriggerChoice} from "./choices.js";

interface PolicyForm {
  readonly element: HTMLElement;
  update(choice: PolicyChoice): void;
}

/** One policy, to be put together. */
export function policyForm(
  messages: Messages<"policy">,
  legend: string,
  onInput: (choice: PolicyChoice) => void
): PolicyForm {
  let choice: PolicyChoice = {trigger: "never", amount: 0, window: null, isGated: false};
  const change = (patch: Partial<PolicyChoice>): void => onInput({...choice, ...patch});
  const named = TRIGGERS.map((value) => ({value, label: messages.policy.triggerLabels[value].label}));
  const trigger = choiceField(messages.policy.policyWords.trigger, named, (value) => {
    const next = value as TriggerChoice;
    change({trigger: next, amount: AMOUNTS[next].initial});
  });
  const windows = WINDOWS.map((window) => ({value: String(window), label: messages.policy.windowName(window)}));
  const window = choiceField(messages.policy.policyWords.window, windows, (value) =>
    change({window: value === "null" ? null : Number(value)})
  );
  const label = html`<span></span>`;
  const amount = html`<input type="number" oninput=${readAmount} />` as HTMLInputElement;
  const gate = html`<input type="checkbox" onchange=${() => change({isGated: gate.checked})} />` as HTMLInputElement;
  const name = html`<span class="policy-name"></span>`;
  const amountField = html`<label class="field">${label}${amount}</label>`;
  const gateField = html`<label class="policy-gate">${gate} <span>${messages.policy.policyWords.gate}</span></label>`;

  /** A number that is being typed may not be one yet. */
  function readAmount(): void {
    if (isAmount(choice.trigger, amount.valueAsNumber)) change({amount: amount.valueAsNumber});
  }

  return {
    element: html`<fieldset class="policy-form">
      <legend>${legend}${messages.policy.policyWords.colon}${name}</legend>
      ${trigger.element}${amountField}${window.element}${gateField}
    </fieldset>`,
    update(next) {
      choice = next;
      const {min, max, step} = AMOUNTS[next.trigger];
      const isNever = next.trigger === "never";
      trigger.update(next.trigger);
      window.update(String(next.window));
      name.textContent = messages.policy.choiceName(next);
      label.textContent = messages.policy.triggerLabels[next.trigger].amount;
      Object.assign(amount, {min: String(min), max: String(max), step: String(step)});
      if (amount.valueAsNumber !== next.amount) amount.valueAsNumber = next.amount;
      gate.checked = next.isGated;
      for (const node of [amountField, window.element, gateField]) node.hidden = isNever;
    }
  };
}
