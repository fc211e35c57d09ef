import {html} from "htl";
import {changeLimits} from "../../lib/course/skew/limits.js";
import type {BenchLimits, ColumnLimits} from "../../lib/course/skew/limits.js";
import type {BenchWords} from "../../messages/skew.en.js";
import {checkboxes, range} from "../controls.js";
import {choiceField} from "../performance/choice-field.js";
import {numberField, wordsField} from "./entry-field.js";

interface Editing {
  readonly column: string;
  readonly limits: BenchLimits;
}

interface BenchEditor {
  readonly element: HTMLElement;
  update(editing: Editing): void;
}

/** What the schema expects of one column, to be changed. */
export function benchEditor(
  columns: readonly string[],
  words: BenchWords,
  {get, set}: {get(): Editing; set(editing: Partial<Editing>): void}
): BenchEditor {
  const change = (changes: Partial<ColumnLimits>): void => {
    const {column, limits} = get();
    set({limits: changeLimits(limits, column, changes)});
  };
  const column = choiceField(
    words.column,
    columns.map((name) => ({value: name, label: words.columnName(name)})),
    (name) => set({column: name})
  );
  const fields = fieldsOf(words, change);
  return {
    element: html`<div class="skew-editor">${column.element}${fields.elements}</div>` as HTMLElement,
    update(editing) {
      column.update(editing.column);
      fields.update(editing.limits[editing.column]!);
    }
  };
}

function fieldsOf(words: BenchWords, change: (changes: Partial<ColumnLimits>) => void) {
  const type = choiceField(
    words.type,
    (["float", "int"] as const).map((value) => ({value, label: words.types[value]})),
    (value) => change({type: value as "float" | "int"})
  );
  const low = numberField(words.low, (value) => change({low: value}));
  const high = numberField(words.high, (value) => change({high: value}));
  const values = wordsField(words.values, (value) => change({values: value}));
  const share = range(words.share, {min: 0, max: 1, step: 0.05, format: words.shareValue}, (value) =>
    change({share: Number(value.toFixed(2))})
  );
  const [jensenShannon, lInfinity] = [false, true].map((isCode) =>
    numberField(words.distance(isCode), (value) =>
      change({distance: value === null ? null : Math.min(1, Math.max(0, value))})
    )
  ) as [ReturnType<typeof numberField>, ReturnType<typeof numberField>];
  const serving = checkboxes(words.serving, [{value: "serving", label: words.inServing}], (chosen) =>
    change({serving: chosen.length > 0})
  );
  const [numbers, codes] = [
    [type, low, high, jensenShannon],
    [values, lInfinity]
  ];
  return {
    elements: [type, low, high, values, jensenShannon, lInfinity, share, serving].map(({element}) => element),
    update(limits: ColumnLimits): void {
      const isCode = limits.type === "string";
      for (const {element} of numbers) element.hidden = isCode;
      for (const {element} of codes) element.hidden = !isCode;
      type.update(limits.type);
      low.update(limits.low);
      high.update(limits.high);
      values.update(limits.values);
      (isCode ? lInfinity : jensenShannon).update(limits.distance);
      share.update(limits.share);
      serving.update(limits.serving ? ["serving"] : []);
    }
  };
}
