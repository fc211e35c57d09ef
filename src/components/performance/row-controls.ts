import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import type {Control} from "../controls.js";
import type {Store} from "../store.js";
import {choiceField} from "./choice-field.js";
import type {RowChoice} from "./scores.js";
import type {PerformanceState} from "./state.js";
import type {StreamFacts} from "./stream-facts.js";

interface RowControls {
  readonly element: HTMLElement;
  chooseStream(id: string): void;
  /** shows what is chosen of a stream; groups and versions are offered where the stream tells them apart */
  update(facts: StreamFacts, rows: RowChoice): void;
}

/** The form that chooses a stream and rows of it; what there is only one of cannot be chosen. */
export function rowControls(
  messages: Messages<"performance">,
  {streams}: Summary,
  store: Store<PerformanceState>
): RowControls {
  const name = streams.some(({simulated}) => simulated)
    ? messages.performance.performanceWords.scenario
    : messages.performance.performanceWords.series;
  const titles = streams.map(({id, title}) => ({value: id, label: title}));
  const stream = choiceField(name, titles, (id) => store.set({stream: id, version: "", window: ""}));
  const fields = html`<div class="explorer-controls"></div>`;
  const element = html`<div class="explorer-controls row-controls">
    ${streams.length > 1 ? stream.element : null} ${fields}
    ${button(messages.performance.performanceWords.reset, () => store.reset(), "quiet")}
  </div>`;
  let offered: StreamFacts | null = null;
  let chosen: Readonly<Record<"group" | "version", Control<string> | null>> = {group: null, version: null};
  return {
    element,
    chooseStream: (id) => stream.update(id),
    update(facts, {slice, model}) {
      // a list is kept while it offers the same: it may have the focus
      if (offered !== facts) {
        offered = facts;
        chosen = offersOf(messages, facts, store);
        fields.replaceChildren(...Object.values(chosen).flatMap((control) => control?.element ?? []));
      }
      chosen.group?.update(slice ?? "");
      chosen.version?.update(model ?? "");
    }
  };
}

function offersOf(
  messages: Messages<"performance">,
  {scores}: StreamFacts,
  store: Store<PerformanceState>
): Record<"group" | "version", Control<string> | null> {
  const named = (all: string, names: readonly string[], labelOf = (name: string) => name) => [
    {value: "", label: all},
    ...names.map((name) => ({value: name, label: labelOf(name)}))
  ];
  const {slices, models} = scores ?? {slices: [], models: []};
  return {
    group:
      slices.length === 0
        ? null
        : choiceField(
            messages.performance.performanceWords.group,
            named(messages.performance.performanceWords.allRows, slices, messages.performance.groupName),
            (group) => store.set({group})
          ),
    version:
      models.length < 2
        ? null
        : choiceField(
            messages.performance.performanceWords.version,
            named(messages.performance.performanceWords.anyVersion, models),
            (version) => store.set({version})
          )
  };
}
