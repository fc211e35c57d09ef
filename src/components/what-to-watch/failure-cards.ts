import {html} from "htl";
import {failures} from "../../lib/course/what-to-watch/failures.js";
import type {FailureId} from "../../lib/course/what-to-watch/failures.js";
import type {DashboardWords} from "../../messages/what-to-watch.en.js";
import {radios} from "../controls.js";
import type {Replay} from "./dashboard-lab.js";

interface FailureCards {
  readonly element: HTMLElement;
  update(chosen: FailureId, replay: Replay): void;
}

/** What can go wrong, a card each with what the dashboard made of it; one of them is chosen. */
export function failureCards(words: DashboardWords, onInput: (failure: FailureId) => void): FailureCards {
  const marks = new Map(failures.map(({id}) => [id, html`<span class="failure-status"></span>` as HTMLElement]));
  const choices = failures.map(({id, group}) => ({
    value: id,
    label: html`<span class="failure-card"
      ><span class="failure-group">${words.failureGroups[group]}</span> <strong>${words.failures[id].name}</strong>
      <span>${words.failures[id].text}</span> ${marks.get(id)}</span
    >` as HTMLElement
  }));
  const cards = radios<FailureId>(words.cards, choices, onInput, "failure-cards");
  return {
    element: cards.element,
    update(chosen, {noticed}) {
      cards.update(chosen);
      for (const [id, mark] of marks) {
        const detection = noticed.get(id);
        mark.className = `failure-status ${detection === undefined ? "missed" : "noticed"}`;
        mark.textContent =
          detection === undefined
            ? `✕ ${words.status.missed}`
            : `✓ ${words.status.noticed(detection.metric, detection.days)}`;
      }
    }
  };
}
