import {html} from "htl";
import {ACCELERATOR, LOOK_UP, ROOM, batchTimes} from "../../lib/course/serving/queue-lab.js";
import type {QueueWords} from "../../messages/serving.en.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import type {Store} from "../store.js";
import {limits, lookUps, sizes} from "./queue-state.js";
import type {QueueState} from "./queue-state.js";

/** The controls of the queue, but those that a teacher has locked. */
interface QueueControls {
  readonly element: HTMLElement;
  update(state: QueueState): void;
}

export function queueControls(store: Store<QueueState>, words: QueueWords): QueueControls {
  const shown: ((state: QueueState) => void)[] = [];
  const keep = <K extends keyof QueueState & string>(name: K, control: Control<QueueState[K]>): HTMLElement | null => {
    if (store.locked(name)) return null;
    shown.push((state) => control.update(state[name]));
    return store.control(name, control.element);
  };
  const slider = (name: keyof typeof limits, label: string, format: (value: number) => string): HTMLElement | null =>
    keep(
      name,
      range(label, {...limits[name], format}, (value) => store.set({[name]: value}))
    );
  const cache = html`<div class="serving-controls">
    ${slider("cachePercent", words.cachePercent, words.percentValue)}
    ${slider("zipfTenths", words.zipf, (tenths) => words.zipfValue(tenths / 10))}
  </div>` as HTMLElement;
  const element = html`<div>
    <div class="serving-controls">
      ${slider("rate", words.rate, String)} ${slider("servers", words.servers, String)}
      ${slider("maxBatch", words.maxBatch, words.batchValue)} ${slider("delayMs", words.delay, words.delayValue)}
      ${slider("burst", words.burst, words.burstValue)} ${slider("cents", words.price, words.priceValue)}
    </div>
    ${keep("size", sizeChoice(store, words))}
    <details class="serving-more" open=${isSaving(store.get())}>
      <summary>${words.saving}</summary>
      ${slider("models", words.models, String)}
      <p class="option-note">${words.modelsNote(ROOM.models, ROOM.loadMs)}</p>
      ${keep("accelerator", acceleratorChoice(store, words))} ${keep("lookUps", lookUpChoice(store, words))} ${cache}
    </details>
  </div>` as HTMLElement;
  return {
    element,
    update(state) {
      for (const show of shown) show(state);
      cache.hidden = state.lookUps !== "cache";
    }
  };
}

function sizeChoice(store: Store<QueueState>, words: QueueWords): Control<QueueState["size"]> {
  const options = sizes.map((value) => {
    const {fixed, perRow} = batchTimes[value];
    return {value, label: words.sizes(value, fixed + perRow)};
  });
  return radios(words.size, options, (size) => store.set({size}));
}

function acceleratorChoice(store: Store<QueueState>, words: QueueWords): Control<QueueState["accelerator"]> {
  const {speed, price} = ACCELERATOR;
  const options = (["off", "on"] as const).map((value) => {
    return {value, label: words.accelerated(value === "on", speed, price)};
  });
  return radios(words.accelerator, options, (accelerator) => store.set({accelerator}));
}

function lookUpChoice(store: Store<QueueState>, words: QueueWords): Control<QueueState["lookUps"]> {
  const options = lookUps.map((value) => ({value, label: words.lookUpNames(value, LOOK_UP.storeMs)}));
  return radios(words.lookUps, options, (value) => store.set({lookUps: value}));
}

/** A link to a state in which one of these is in use shows it. */
function isSaving({models, accelerator, lookUps: features}: QueueState): boolean {
  return models > 1 || accelerator === "on" || features !== "none";
}
