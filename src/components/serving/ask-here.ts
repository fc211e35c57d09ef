import {html} from "htl";
import type {InputRange, ServingFile} from "../../lib/course/serving/files.js";
import type {Row} from "../../lib/model/encode.js";
import {predictRow} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {AskWords} from "../../messages/serving.en.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {readEntry} from "../serve/inputs.js";
import {KEPT, stopwatch} from "../serve/latency.js";
import {guess} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";

/** What is typed into the fields, by input. */
type Texts = Readonly<Record<string, string>>;

/** The texts, and what the reader expects of one of them. */
interface AskState {
  readonly [input: string]: string | Guess;
  readonly guess: Guess;
}

interface Words {
  readonly words: AskWords;
  readonly common: CommonWords;
}

/** A field with what stands in it, and what is odd about it. */
interface Field {
  readonly name: string;
  readonly element: HTMLElement;
  update(text: string): void;
}

/** What is typed wrongly into one field of a typical tract, in the question that the reader is asked. */
const SLIP = {input: "crim", text: "1000"} as const;
/** Guesses in $1000. */
const scale = {min: 0, max: 100, step: 1, start: 20};
/** Longest text that a field takes from an address. */
const LONGEST = 24;
/** Batches timed at a key, and at the first. */
const BATCHES = 4;

/** The model of the course at work in the page: an answer at every key, and how long this device takes for one. */
export function askHere({inputs}: ServingFile, model: TrainedModel, {words, common}: Words): HTMLElement {
  const store = createStore<AskState>("d", fieldsOf(inputs));
  const prediction = predictionOf(inputs, model, store, {words, common});
  const fields = inputs.map((input) => fieldOf(input, words, (text) => store.set({[input.name]: text})));
  const figure = html`<p class="stat role-prediction"></p>` as HTMLElement;
  const latency = html`<p class="option-note"></p>` as HTMLElement;
  const timing = timingOf(model, words, latency);
  return explorable({
    id: "d",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      html`<div class="serving-fields">${fields.map(({name, element}) => store.control(name, element))}</div>`,
      html`<div class="serving-answer"><span class="muted">${words.answer}</span>${figure}${latency}</div>`,
      result
    ],
    draw({guess, ...state}) {
      const texts = state as Texts;
      prediction.update(guess);
      for (const {name, update} of fields) update(texts[name]!);
      const row = rowOf(inputs, texts);
      const gaps = inputs.filter(({name}) => row[name] === null).length;
      if (gaps > 0) {
        figure.textContent = words.noAnswer;
        return words.unanswered(gaps);
      }
      timing(row);
      if (guess === null && isSlip(inputs, texts)) {
        figure.textContent = words.hidden;
        return words.hiddenResult;
      }
      const value = words.unit(predictRow(model, row)[0]!);
      const odd = inputs.filter((input) => isOutside(input, Number(row[input.name]))).length;
      figure.textContent = value;
      return words.result(value, odd, inputs.length);
    }
  });
}

/** A typical tract: the median of each input. */
function typical(inputs: readonly InputRange[]): Texts {
  return Object.fromEntries(inputs.map(({name, median}) => [name, String(Number(median.toPrecision(4)))]));
}

function slipped(inputs: readonly InputRange[]): Texts {
  return {...typical(inputs), [SLIP.input]: SLIP.text};
}

function isSlip(inputs: readonly InputRange[], texts: Texts): boolean {
  const asked = slipped(inputs);
  return inputs.every(({name}) => texts[name] === asked[name]);
}

function predictionOf(
  inputs: readonly InputRange[],
  model: TrainedModel,
  store: Store<AskState>,
  {words, common}: Words
): Control<Guess> {
  const [usual, truth] = [typical(inputs), slipped(inputs)].map(
    (texts) => predictRow(model, rowOf(inputs, texts))[0]!
  ) as [number, number];
  const {max} = inputs.find(({name}) => name === SLIP.input)!;
  return predict({
    question: words.predict(usual, SLIP.input, SLIP.text, max),
    label: words.predictLabel,
    scale: {...scale, format: words.unit},
    truth,
    reason: words.predictReason,
    words: common,
    onCommit: (value) => store.set({...slipped(inputs), guess: value})
  });
}

function fieldsOf(inputs: readonly InputRange[]): Fields<AskState> {
  const texts = Object.entries(typical(inputs)).map(([name, initial]) => [
    name,
    {
      initial,
      parse: (text: string) => (text.length <= LONGEST ? text : undefined),
      format: (text: string) => text
    }
  ]);
  return {...Object.fromEntries(texts), guess: guess(scale.min, scale.max)};
}

/** What cannot be read as a number is a gap, and the model is not asked. */
function rowOf(inputs: readonly InputRange[], texts: Texts): Row {
  return Object.fromEntries(
    inputs.map(({name}) => {
      const entry = readEntry({kind: "numeric"}, texts[name]!);
      return [name, "untyped" in entry ? null : entry.value];
    })
  );
}

function isOutside({min, max}: InputRange, value: number): boolean {
  return value < min || value > max;
}

function fieldOf(input: InputRange, words: AskWords, onEdit: (text: string) => void): Field {
  const {name, min, max} = input;
  const id = `serving-${name}`;
  const box = html`<input
    id=${id}
    type="text"
    inputmode="decimal"
    maxlength=${LONGEST}
    autocomplete="off"
    spellcheck="false"
    aria-describedby=${`${id}-about ${id}-fault`}
    oninput=${() => onEdit(box.value)}
  />` as HTMLInputElement;
  const fault = html`<span id=${`${id}-fault`} class="serving-fault"></span>` as HTMLElement;
  const element = html`<div class="serving-field">
    <label for=${id}><b>${name.toUpperCase()}</b> ${words.inputs[name]}</label>
    ${box}
    <span id=${`${id}-about`} class="muted">${words.range(min, max)}</span>
    ${fault}
  </div>` as HTMLElement;
  return {
    name,
    element,
    update(text) {
      // a field that is being typed into keeps its caret
      if (box.value !== text) box.value = text;
      const entry = readEntry({kind: "numeric"}, text);
      const isWrong = "untyped" in entry || entry.value === null;
      const remark =
        "untyped" in entry
          ? words.untyped(entry.untyped)
          : entry.value === null
            ? words.missing
            : Number(entry.value) < min
              ? words.below(min)
              : Number(entry.value) > max
                ? words.above(max)
                : "";
      box.setAttribute("aria-invalid", String(isWrong));
      element.classList.toggle("odd", remark !== "");
      fault.textContent = remark === "" ? "" : `${isWrong ? "▲" : "△"} ${remark}`;
    }
  };
}

/** Times the answers to a row whenever it changes: after the first, a few batches at a key. */
function timingOf(model: TrainedModel, words: AskWords, line: HTMLElement): (row: Row) => void {
  let asked: Row | null = null;
  let isBusy = false;
  line.textContent = words.timing;
  const watch = stopwatch(
    (times) => {
      for (let i = 0; i < times; ++i) predictRow(model, asked!);
    },
    () => performance.now()
  );

  async function time(batches: number): Promise<void> {
    // one measurement in another would be counted twice
    if (isBusy) return;
    isBusy = true;
    for (let done = 0; done < batches; done += BATCHES) {
      await watch.time(BATCHES);
      await new Promise((resolve) => setTimeout(resolve));
    }
    isBusy = false;
    line.textContent = words.latency(watch.latency());
  }

  return (row) => {
    if (row === asked) return;
    const isFirst = asked === null;
    asked = row;
    setTimeout(() => void time(isFirst ? KEPT : BATCHES));
  };
}
