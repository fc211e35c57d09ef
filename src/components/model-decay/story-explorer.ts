import {html} from "htl";
import type {DecayLab, Setup} from "../../lib/course/model-decay/lab.js";
import {RAMP, WEEKS} from "../../lib/course/model-decay/shapes.js";
import {driftKinds, kindOfStory, stories, storyIds} from "../../lib/course/model-decay/stories.js";
import type {DriftKind, StoryId} from "../../lib/course/model-decay/stories.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {LabWords, StoryWords} from "../../messages/model-decay.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {labelledFigure, unlabelledFigure} from "./lab-figures.js";
import {scales, stateOf} from "./lab-state.js";
import type {LabState} from "./lab-state.js";

/** "none" before a story is told apart. */
type Choice = DriftKind | "none";
type State = Readonly<Record<StoryId, Choice>> & {
  /** whose likeness is drawn; "none" before any */
  readonly shown: StoryId | "none";
};

interface Words {
  readonly words: StoryWords;
  readonly labWords: LabWords;
  readonly common: CommonWords;
}

const choice = oneOf<Choice>([...driftKinds, "none"], "none");
const fields: Fields<State> = {
  ...{lockdown: choice, masks: choice, voices: choice, word: choice},
  shown: oneOf([...storyIds, "none"], "none")
};

/** Stories to tell apart, each followed by the change of the lab that it resembles. */
export function storyExplorer(lab: DecayLab, labStore: Store<LabState>, {words, labWords, common}: Words): HTMLElement {
  const store = createStore<State>("c", fields);
  const told = storyIds.filter((id) => !store.locked(id));
  const cards = told.map((id) => cardOf(id, words, store));
  const figures = [chartFigure(common, store.link), chartFigure(common, store.link)] as const;
  const note = html`<p></p>` as HTMLElement;
  const open = button(words.open, () => openIn(labStore, store.get().shown));
  const likeness = html`<div class="decay-likeness" hidden>
    ${note}
    <div class="columns-2">${figures.map(({element}) => element)}</div>
    ${open}
  </div>` as HTMLElement;
  return explorable({
    ...{id: "c", label: words.label(told.length), words: common, store},
    content: (result) => [
      html`<ol class="ops-cards">
        ${cards.map(({element}) => element)}
      </ol>`,
      result,
      likeness
    ],
    draw(state, width) {
      for (const card of cards) card.update(state);
      likeness.hidden = state.shown === "none";
      if (state.shown !== "none") {
        const {id, like} = stories.find((story) => story.id === state.shown)!;
        note.textContent = words.likeness[id];
        const options = {width: width >= 720 ? width / 2 - 20 : width, words: labWords};
        const setup: Setup = {...like, onset: RAMP, model: "network", rows: null, seed: 1};
        const drawn = {weeks: lab.weeks(setup), base: lab.base("network"), onset: RAMP, week: WEEKS - 1};
        figures[0].update(unlabelledFigure(drawn, options));
        figures[1].update(labelledFigure(drawn, options));
      }
      const sorted = told.filter((id) => state[id] !== "none");
      return words.result(sorted.length, sorted.filter((id) => state[id] === kindOfStory(id)).length, told.length);
    }
  });
}

/** Sets the lab to a story's likeness, and goes there. */
function openIn(labStore: Store<LabState>, id: State["shown"]): void {
  const story = stories.find((one) => one.id === id);
  if (story === undefined) return;
  labStore.set({
    ...stateOf(story.like),
    ...{onset: RAMP, model: "network", rows: "all", week: scales.week.max}
  });
  document.querySelector("#explore-a")?.scrollIntoView();
}

function cardOf(id: StoryId, words: StoryWords, store: Store<State>) {
  const {text, reason, source} = words.stories[id];
  const kind = kindOfStory(id);
  const picker = radios<Choice>(
    text,
    driftKinds.map((value) => ({value, label: words.kinds[value]})),
    (value) => store.set({[id]: value, shown: id})
  );
  const verdict = html`<p class="ops-verdict" hidden></p>` as HTMLElement;
  return {
    element: html`<li>${store.control(id, picker.element)}${verdict}</li>` as HTMLElement,
    update(state: State): void {
      const chosen = state[id];
      picker.update(chosen);
      const isRight = chosen === kind;
      verdict.hidden = chosen === "none";
      verdict.className = `ops-verdict ${isRight ? "right" : "wrong"}`;
      verdict.replaceChildren(
        html`<strong>${isRight ? `✓ ${words.right}` : `✗ ${words.wrong(kind)}`}</strong>` as HTMLElement,
        ` ${reason} `,
        html`<span class="stat-note">${source}</span>` as HTMLElement
      );
    }
  };
}
