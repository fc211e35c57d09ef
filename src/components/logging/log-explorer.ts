import {html} from "htl";
import type {LoggedCause} from "../../lib/course/logging/cause.js";
import {explaining, groupings} from "../../lib/course/logging/groups.js";
import {aggregates} from "../../lib/course/logging/hourly.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {LogWords} from "../../messages/logging.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {groupsFigure, hourlyFigure, valuesFigure} from "./log-figures.js";
import {firstShown, logList} from "./log-list.js";
import {ALL, logChoices, logFields} from "./log-state.js";
import type {LogChoices, LogState, Marked} from "./log-state.js";
import {logView} from "./log-view.js";
import type {IncidentLog, LogView} from "./log-view.js";

/** A day's log with a bug in it: a chart of the whole, filters, groups, and the lines themselves. */
export function logExplorer(
  log: IncidentLog,
  {words, common}: {readonly words: LogWords; readonly common: CommonWords}
): HTMLElement {
  const choices = logChoices(log.events);
  const store = createStore<LogState>("a", logFields(log.events, choices));
  const controls = controlsOf(choices, store, words);
  const answer = answerOf(log, store, words);
  const [hourly, values, groups] = [0, 1, 2].map(() => chartFigure(common, store.link));
  const list = logList(words.list, store);
  return explorable({
    ...{id: "a", label: words.label, words: common, store},
    content: (result) => [
      controls.element,
      result,
      html`<div class="columns-2">${hourly!.element}${values!.element}</div>`,
      groups!.element,
      list.element,
      store.control("marked", answer.element)
    ],
    draw(state, width) {
      controls.update(state);
      answer.update(state);
      const view = logView(log, state);
      const half = {width: width >= 720 ? width / 2 - 20 : width, words};
      hourly!.update(hourlyFigure(log, state, half));
      values!.update(valuesFigure(log, view, state, half));
      groups!.update(groupsFigure(view, state, {width, words}));
      list.update(view.listed, state.first, state.field);
      return sentence(log, view, state, words);
    }
  });
}

interface Controls {
  readonly element: HTMLElement;
  update(state: LogState): void;
}

function controlsOf({fields, replicas, services}: LogChoices, store: Store<LogState>, words: LogWords): Controls {
  const shown: ((state: LogState) => void)[] = [];
  const keep = <K extends keyof LogState & string>(name: K, control: Control<LogState[K]>): HTMLElement | null => {
    if (store.locked(name)) return null;
    shown.push((state) => control.update(state[name]));
    return store.control(name, control.element);
  };
  // another choice of lines begins with its first
  const set = (patch: Partial<LogState>): void => store.set({...patch, first: 0});
  const choice = <K extends "aggregate" | "field" | "replica" | "service" | "lines" | "group">(
    name: K,
    legend: string,
    values: readonly LogState[K][],
    label: (value: LogState[K]) => string
  ): HTMLElement | null =>
    keep(
      name,
      radios<LogState[K]>(
        legend,
        values.map((value) => ({value, label: label(value)})),
        (value) => set({[name]: value} as Partial<LogState>)
      )
    );
  const orAll = (value: string): string => (value === ALL ? words.all : value);
  const from = range(words.from, {min: 0, max: 23, step: 1, format: words.hour}, (value) =>
    set({from: value, to: Math.max(value + 1, store.get().to)})
  );
  const to = range(words.to, {min: 1, max: 24, step: 1, format: words.hour}, (value) =>
    set({to: value, from: Math.min(value - 1, store.get().from)})
  );
  return {
    element: html`<div class="log-controls">
      ${choice("aggregate", words.aggregate, aggregates, (value) => words.aggregates[value])}
      ${choice("field", words.field, fields, words.fieldName)} ${choice("replica", words.replica, replicas, orAll)}
      ${choice("service", words.service, services, orAll)}
      <div class="log-hours">${keep("from", from)} ${keep("to", to)}</div>
      ${choice("group", words.group, groupings, (value) => words.groupings[value])}
      ${choice("lines", words.lines, ["all", "outside"], (value) => words.linesChoices[value])}
    </div>` as HTMLElement,
    update: (state) => shown.forEach((show) => show(state))
  };
}

/** Where the reader says what went wrong: as the lines are chosen. */
function answerOf(log: IncidentLog, store: Store<LogState>, words: LogWords): Controls {
  /** once the reader has said so, the controls show where it was */
  const show = (marked: Marked): void => store.set({...placeOf(log.cause), marked, first: 0, group: "service"});
  const mark = button(
    words.mark,
    () => {
      const state = store.get();
      const {listed} = logView(log, state);
      const event = listed[firstShown(listed, state.first)];
      if (event) show({replica: state.replica, field: state.field, request: event.request});
    },
    "primary"
  );
  const skip = button(words.skip, () => show("skipped"), "quiet");
  return {
    element: html`<div class="predict-buttons">${mark}${skip}</div>` as HTMLElement,
    update(state) {
      mark.disabled = state.marked !== null || logView(log, state).listed.length === 0;
      skip.disabled = state.marked !== null;
    }
  };
}

/** What the controls are set to where it went wrong. */
function placeOf({replica, field}: LoggedCause) {
  return {replica, field, service: ALL, lines: "outside", from: 0, to: 24} as const satisfies Partial<LogState>;
}

/** The verdict, while the place is shown that it is about; of any other lines, what is in them. */
function sentence({events, ranges, cause}: IncidentLog, view: LogView, state: LogState, words: LogWords): string {
  const {field, group: grouping, marked} = state;
  const isAtCause = Object.entries(placeOf(cause)).every(([name, value]) => state[name as keyof LogState] === value);
  if (isAtCause && marked === "skipped") return words.verdict(null, cause);
  if (isAtCause && marked !== null && marked !== "skipped") {
    const event = events.find(({request}) => request === marked.request)!;
    return words.verdict({...marked, event}, cause);
  }
  const said = words.open(field, view.kept.length, view.outside.length, ranges[field]!);
  if (view.outside.length === 0) return said;
  const group = explaining(view.groups);
  return `${said}${words.explained(group === null ? null : words.groupName(group.key, grouping), grouping)}`;
}
