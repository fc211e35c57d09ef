import {html} from "htl";

/** A native control bound to a value; `update` shows a value without telling anyone. */
export interface Control<T> {
  readonly element: HTMLElement;
  update(value: T): void;
}

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string | Node;
  readonly disabled?: boolean;
}

/** One of several, as radio buttons in a named group. */
export function radios<T extends string>(
  legend: string,
  choices: readonly Choice<T>[],
  onInput: (value: T) => void,
  className = ""
): Control<T> {
  const name = uniqueName();
  const inputs = choices.map(({value, disabled}) => {
    const listen = (): void => onInput(value);
    return html`<input type="radio" name=${name} value=${value} disabled=${disabled ?? false} onchange=${listen} />`;
  }) as HTMLInputElement[];
  const labels = choices.map(({label}, i) => html`<label>${inputs[i]} <span>${label}</span></label>`);
  return {
    element: fieldset(legend, labels, `radios ${className}`),
    update: (value) => inputs.forEach((input) => (input.checked = input.value === value))
  };
}

/** Any of several, as checkboxes in a named group. */
export function checkboxes<T extends string>(
  legend: string,
  choices: readonly Choice<T>[],
  onInput: (values: readonly T[]) => void
): Control<readonly T[]> & {enable(value: T, enabled: boolean): void} {
  const inputs = choices.map(
    ({value, disabled}) =>
      html`<input type="checkbox" value=${value} disabled=${disabled ?? false} onchange=${listen} />`
  ) as HTMLInputElement[];
  function listen(): void {
    onInput(choices.filter((_, i) => inputs[i]!.checked).map(({value}) => value));
  }
  const labels = choices.map(({label}, i) => html`<label>${inputs[i]} <span>${label}</span></label>`);
  return {
    element: fieldset(legend, labels, "checkboxes"),
    update: (values) => inputs.forEach((input, i) => (input.checked = values.includes(choices[i]!.value))),
    enable: (value, enabled) => (inputs[choices.findIndex((choice) => choice.value === value)]!.disabled = !enabled)
  };
}

export interface RangeOptions {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format: (value: number) => string;
}

/** A number on a scale, as a slider with its value beside it. */
export function range(
  label: string,
  {min, max, step, format}: RangeOptions,
  onInput: (value: number) => void
): Control<number> {
  const output = html`<output></output>` as HTMLOutputElement;
  const input = html`<input type="range" min=${min} max=${max} step=${step} oninput=${listen} />` as HTMLInputElement;
  const show = (): void => {
    output.value = format(input.valueAsNumber);
    input.setAttribute("aria-valuetext", output.value);
  };
  function listen(): void {
    show();
    onInput(input.valueAsNumber);
  }
  return {
    element: html`<label class="range"
      ><span>${label}</span> <span class="range-line">${input} ${output}</span></label
    >` as HTMLElement,
    update(value) {
      input.valueAsNumber = value;
      show();
    }
  };
}

export function button(label: string, onClick: () => void, className = ""): HTMLButtonElement {
  return html`<button type="button" class=${className} onclick=${onClick}>${label}</button>` as HTMLButtonElement;
}

function fieldset(legend: string, content: (Node | null)[], className: string): HTMLElement {
  return html`<fieldset class=${className}>
    <legend>${legend}</legend>
    <div class="options">${content}</div>
  </fieldset>` as HTMLElement;
}

let names = 0;
function uniqueName(): string {
  return `control-${++names}`;
}
