import {onState, readState} from "../url-state.js";

/** Makes `element` the place that an address with `at=<id>` scrolls to, when the page opens and when a link is followed. */
export function arriveAt<E extends HTMLElement>(element: E, id: string): E {
  element.id = `explore-${id}`;
  const arrive = (state: URLSearchParams): void => {
    if (state.get("at") === id) requestAnimationFrame(() => element.scrollIntoView());
  };
  arrive(readState());
  onState(arrive);
  return element;
}
