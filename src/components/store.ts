import {parseState} from "./state-fields.js";
import type {Fields} from "./state-fields.js";
import {addressOf, isLocked, onState, readState, writeState} from "./url-state.js";

/**
 * The state of one widget, kept in the address under `<id>.<name>`; values at their default are not written. What the
 * address locks keeps the value that the address gives it.
 */
export interface Store<S> {
  get(): S;
  set(patch: Partial<S>): void;
  /** tells the listeners again, when something other than the state has changed */
  refresh(): void;
  reset(): void;
  locked(name: keyof S & string): boolean;
  /** an element that sets `name`, marked as the control of that; null if the address locks it */
  control<E extends HTMLElement>(name: keyof S & string, element: E): E | null;
  /** the address of the widget in its present state */
  link(): string;
  /** calls `listener` now and after each change */
  subscribe(listener: (state: S) => void): void;
}

export function createStore<S extends object>(id: string, fields: Fields<S>): Store<S> {
  const names = Object.keys(fields) as (keyof S & string)[];
  const listeners: ((state: S) => void)[] = [];
  const locked = (name: keyof S & string): boolean => isLocked(`${id}.${name}`);
  const read = (parameters: URLSearchParams): S => parseState(id, fields, parameters, locked);
  let state = read(readState());
  const publish = (): void => listeners.forEach((listener) => listener(state));
  const written = (name: keyof S & string): string | null => {
    const text = fields[name].format(state[name]);
    return text === fields[name].format(fields[name].initial) ? null : text;
  };
  const held = (): Partial<S> =>
    Object.fromEntries(names.filter(locked).map((name) => [name, state[name]])) as Partial<S>;
  const set = (patch: Partial<S>): void => {
    state = {...state, ...patch, ...held()};
    writeState(Object.fromEntries(names.map((name) => [`${id}.${name}`, written(name)])));
    publish();
  };
  onState((parameters) => {
    state = read(parameters);
    publish();
  });
  return {
    get: () => state,
    set,
    refresh: publish,
    reset: () => set(read(new URLSearchParams())),
    locked,
    control(name, element) {
      if (locked(name)) return null;
      element.dataset["control"] = `${id}.${name}`;
      return element;
    },
    link: () => new URL(addressOf(readState(), {at: id}), location.href).href,
    subscribe(listener) {
      listeners.push(listener);
      listener(state);
    }
  };
}
