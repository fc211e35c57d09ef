import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import {button, checkboxes} from "../controls.js";
import type {Store} from "../store.js";
import type {JournalChoices, JournalState} from "./state.js";

interface FilterOptions {
  readonly titleOf: (stream: string) => string;
  /** whether partitions have a date */
  readonly isTimed: boolean;
  /** of all partitions, in order */
  readonly starts: readonly string[];
}

interface EventFilter {
  readonly element: HTMLElement;
  update(state: JournalState): void;
}

/** The form that chooses events; what there is only one of cannot be chosen. */
export function eventFilter(
  messages: Messages<"journal">,
  store: Store<JournalState>,
  {streams, groups, columns, versions}: JournalChoices,
  {titleOf, isTimed, starts}: FilterOptions
): EventFilter {
  const named = (names: readonly string[]): Choice[] => names.map((name) => ({value: name, label: name}));
  const titled = streams.map((stream) => ({value: stream, label: titleOf(stream)}));
  const stream = select(
    messages.journal.journalWords.stream,
    messages.journal.journalWords.everyStream,
    titled,
    (value) => store.set({stream: value})
  );
  const column = select(
    messages.journal.journalWords.column,
    messages.journal.journalWords.anyColumn,
    named(columns),
    (value) => store.set({column: value})
  );
  const version = select(
    messages.journal.journalWords.version,
    messages.journal.journalWords.anyVersion,
    named(versions),
    (value) => store.set({version: value})
  );
  const range = {min: starts[0]!.slice(0, 10), max: starts.at(-1)!.slice(0, 10)};
  const from = input(messages.journal.journalWords.from, {type: "date", ...range}, (value) => store.set({from: value}));
  const to = input(messages.journal.journalWords.to, {type: "date", ...range}, (value) => store.set({to: value}));
  const search = input(messages.journal.journalWords.search, {type: "search"}, (value) => store.set({words: value}));
  const kinds = checkboxes(
    messages.journal.journalWords.kinds,
    groups.map((group) => ({value: group, label: messages.journal.groupNames[group]})),
    (values) => store.set({groups: values})
  );
  const showAll = (): void => {
    store.reset();
    store.set({groups});
  };
  const element = html`<div class="journal-filter" role="search" aria-label=${messages.journal.journalWords.filter}>
    <div class="journal-fields">
      ${streams.length > 1 ? stream.element : null} ${columns.length > 0 ? column.element : null}
      ${versions.length > 0 ? version.element : null} ${isTimed ? [from.element, to.element] : null} ${search.element}
    </div>
    ${kinds.element}
    <p class="journal-resets">
      ${button(messages.journal.journalWords.reset, () => store.reset(), "quiet")}
      ${button(messages.journal.journalWords.everything, showAll, "quiet")}
    </p>
  </div>`;
  return {
    element,
    update(state) {
      stream.update(state.stream);
      column.update(state.column);
      version.update(state.version);
      from.update(state.from);
      to.update(state.to);
      search.update(state.words);
      kinds.update(state.groups);
    }
  };
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Field {
  readonly element: HTMLElement;
  update(value: string): void;
}

/** @param all what stands for no choice */
function select(label: string, all: string, choices: readonly Choice[], onInput: (value: string) => void): Field {
  const node = html`<select onchange=${() => onInput(node.value)}>
    ${[{value: "", label: all}, ...choices].map((c) => html`<option value=${c.value}>${c.label}</option>`)}
  </select>` as HTMLSelectElement;
  return {element: field(label, node), update: (value) => void (node.value = value)};
}

function input(label: string, attributes: Readonly<Record<string, string>>, onInput: (value: string) => void): Field {
  const node = html`<input oninput=${() => onInput(node.value)} ${attributes} />` as HTMLInputElement;
  // a date that is being typed is not a date yet: writing it back would undo the typing
  const update = (value: string): void => void (node.value === value || (node.value = value));
  return {element: field(label, node), update};
}

function field(label: string, node: HTMLElement): HTMLElement {
  return html`<label class="field"><span>${label}</span>${node}</label>`;
}
