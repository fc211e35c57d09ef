import {html} from "htl";
import type {Row} from "../../lib/model/encode.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {setText} from "../drift/overlay.js";
import {readEntry} from "./inputs.js";
import type {Input} from "./inputs.js";
import type {Fault} from "./row-faults.js";

/** A field per input of the model. */
interface AskForm {
  readonly element: HTMLElement;
  /** the values as they stand; one that cannot be read is missing, and the request is not complete */
  request(): {readonly row: Row; readonly isComplete: boolean};
  /** fills the fields */
  show(row: Row): void;
  /** says at each field what is odd about its value */
  mark(faults: ReadonlyMap<string, Fault>): void;
}

interface AskFormEvents {
  /** at every key */
  readonly onEdit: () => void;
  /** when a field that was changed is left, and on Enter or "Send" */
  readonly onSend: () => void;
  readonly onTypical: () => void;
}

export function askForm(
  messages: Messages<"serve">,
  inputs: readonly Input[],
  {onEdit, onSend, onTypical}: AskFormEvents
): AskForm {
  const fields = inputs.map((input, i) => field(messages, input, `ask-${i}`, onEdit));
  let isSent = false;
  /** Leaving a field by Enter or by a press of "Send" sends once, though the browser tells of both. */
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isSent) onSend();
    isSent = false;
  };
  const change = (): void => {
    onSend();
    isSent = true;
  };
  const begin = (): void => void (isSent = false);
  const element = html`<form class="ask-form" autocomplete="off" onsubmit=${submit} onchange=${change}>
    <fieldset>
      <legend class="visually-hidden">${messages.serve.words.inputs}</legend>
      <div class="ask-fields">${fields.map((one) => one.element)}</div>
    </fieldset>
    <div class="ask-actions">
      <button type="submit">${messages.serve.words.send}</button>
      ${button(messages.serve.words.typical, onTypical, "quiet")}
    </div>
  </form>`;
  for (const type of ["pointerdown", "keydown"]) element.addEventListener(type, begin, {capture: true});
  return {
    element,
    request() {
      const entries = fields.map(({read}) => read());
      const values = entries.map((entry) => ("untyped" in entry ? null : entry.value));
      return {
        row: Object.fromEntries(inputs.map(({name}, i) => [name, values[i]!])),
        isComplete: !entries.some((entry) => "untyped" in entry)
      };
    },
    show: (row) => fields.forEach(({show}, i) => show(row[inputs[i]!.name] ?? null)),
    mark: (faults) => fields.forEach(({mark}, i) => mark(faults.get(inputs[i]!.name) ?? null))
  };
}

/** Levels that are offered while one types: more would be slower than typing. */
const MOST_OFFERED = 400;

function field(messages: Messages<"serve">, input: Input, id: string, onEdit: () => void) {
  const {name, unit, spec} = input;
  const isNumber = spec.kind === "numeric";
  const options =
    spec.kind === "categorical" && spec.levels.length <= MOST_OFFERED
      ? html`<datalist id=${`${id}-levels`}>
          ${spec.levels.map((level) => html`<option value=${level}></option>`)}
        </datalist>`
      : null;
  const box = html`<input
    id=${id}
    type="text"
    inputmode=${isNumber ? "decimal" : "text"}
    list=${options && `${id}-levels`}
    placeholder=${messages.serve.words.missing}
    spellcheck="false"
    aria-describedby=${`${id}-about ${id}-fault`}
    oninput=${onEdit}
  />` as HTMLInputElement;
  const fault = html`<p id=${`${id}-fault`} class="ask-fault"></p>`;
  const element = html`<div class="ask-field">
    <label for=${id}>${name} <span class="ask-unit">${unit}</span></label>
    ${box}${options}
    <p id=${`${id}-about`} class="ask-about">${messages.serve.describeInput(input)}</p>
    ${fault}
  </div>`;
  const read = () => readEntry(spec, box.value);
  return {
    element,
    read,
    show: (value: Row[string]): void => void (box.value = value === null ? "" : String(value)),
    mark(found: Fault | null): void {
      const entry = read();
      const isWrong = "untyped" in entry || found?.kind === "anomaly";
      box.setAttribute("aria-invalid", String(isWrong));
      element.classList.toggle("wrong", isWrong);
      element.classList.toggle("odd", !isWrong && found !== null);
      setText(
        fault,
        "untyped" in entry
          ? messages.serve.describeUntyped(entry.untyped)
          : found
            ? messages.serve.describeFault(found, input)
            : ""
      );
    }
  };
}
