import {parseState} from "./state-fields.js";
import type {Fields} from "./state-fields.js";
import {addressOf, isLocked, onState, readState, writeState} from "./url-state.js";

/** The state of one widget, kept in the address under `<id>.<name>`; values at their default are not written. */
export interface Store<S> {
  get(): S;
  set(patch: Partial<S>): void;
  /** tells the listeners again, when something other than the state has changed */
  refresh(): void;
  reset(): void;
  locked(name: keyof S & string): boolean;
  /** the address of the widget in its present state */
  link(): string;
  /** calls `listener` now and after each change */
  subscribe(listener: (state: S) => void): void;
}

export function createStore<S extends object>(id: string, fields: Fields<S>): Store<S> {
  const names = Object.keys(fields) as (keyof S & string)[];
  const listeners: ((state: S) => void)[] = [];
  let state = parseState(id, fields, readState());
  const publish = (): void => listeners.forEach((listener) => listener(state));
  const written = (name: keyof S & string): string | null => {
    const text = fields[name].format(state[name]);
    return text === fields[name].format(fields[name].initial) ? null : text;
  };
  const set = (patch: Partial<S>): void => {
    state = {...state, ...patch};
    writeState(Object.fromEntries(names.map((name) => [`${id}.${name}`, written(name)])));
    publish();
  };
  onState((parameters) => {
    state = parseState(id, fields, parameters);
    publish();
  });
  return {
    get: () => state,
    set,
    refresh: publish,
    reset: () => set(parseState(id, fields, new URLSearchParams())),
    locked: (name) => isLocked(`${id}.${name}`),
    link: () => new URL(addressOf(readState(), {at: id}), location.href).href,
    subscribe(listener) {
      listeners.push(listener);
      listener(state);
    }
  };
}
