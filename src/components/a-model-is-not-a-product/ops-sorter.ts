import {html} from "htl";
import {kindOfCard, opsCards, opsKinds, pilesOf} from "../../lib/course/ops.js";
import type {OpsCardId, OpsKind} from "../../lib/course/ops.js";
import {deriveSeed, seeded, shuffled} from "../../lib/statistics/random.js";
import type {OpsWords} from "../../messages/a-model-is-not-a-product.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {spaceAfter} from "../space-after.js";
import {integer, oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {pilesChart} from "./piles-chart.js";

const ids = opsCards.map(({id}) => id);
const MOST_SEEDS = 9999;

/** "none" before a situation is sorted. */
type Choice = OpsKind | "none";
type State = Readonly<Record<OpsCardId, Choice>> & {readonly seed: number};

const unsorted = Object.fromEntries(ids.map((id) => [id, "none"])) as Record<OpsCardId, Choice>;

const fields: Fields<State> = {
  ...(Object.fromEntries(ids.map((id) => [id, oneOf<Choice>([...opsKinds, "none"], "none")])) as Fields<
    Readonly<Record<OpsCardId, Choice>>
  >),
  seed: integer(1, 1, MOST_SEEDS)
};

/** Situations to be told apart, each judged with its reason as soon as it is sorted. */
export function opsSorter({words, common}: {readonly words: OpsWords; readonly common: CommonWords}): HTMLElement {
  const store = createStore<State>("b", fields);
  const shown = ids.filter((id) => !store.locked(id));
  const cards = new Map(shown.map((id) => [id, cardOf(id, words, store)]));
  const list = html`<ol class="ops-cards"></ol>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  const orderOf = (seed: number): OpsCardId[] => shuffled(shown, seeded(seed));
  const place = (seed: number): void => list.replaceChildren(...orderOf(seed).map((id) => cards.get(id)!.element));
  let placed = store.get().seed;
  place(placed);
  return explorable({
    id: "b",
    label: words.label(shown.length),
    words: common,
    store,
    content: (result) => [list, result, figure.element],
    surprise: () => store.set({...unsorted, seed: 1 + (deriveSeed(store.get().seed, "order") % MOST_SEEDS)}),
    draw(state, width) {
      const order = orderOf(state.seed);
      // moving a card would take the focus from it
      if (state.seed !== placed) place((placed = state.seed));
      for (const [id, card] of cards) card.update(state[id]);
      figure.update(pilesFigure(state, order, words, width));
      const sorted = order.filter((id) => state[id] !== "none");
      const right = sorted.filter((id) => state[id] === kindOfCard(id));
      return sorted.length === 0 ? words.none(order.length) : words.result(sorted.length, right.length, order.length);
    }
  });
}

function cardOf(id: OpsCardId, words: OpsWords, store: Store<State>) {
  const {text, reason} = words.cards[id];
  const kind = kindOfCard(id);
  const picker = radios(
    text,
    opsKinds.map((value) => ({value, label: value})),
    (kind) => store.set({[id]: kind})
  );
  const verdict = html`<p class="ops-verdict" hidden></p>` as HTMLElement;
  return {
    element: html`<li>${store.control(id, picker.element)}${verdict}</li>` as HTMLElement,
    update(choice: Choice): void {
      picker.update(choice as OpsKind);
      const isRight = choice === kind;
      verdict.hidden = choice === "none";
      verdict.className = `ops-verdict ${isRight ? "right" : "wrong"}`;
      const judged = isRight ? `✓ ${words.right}` : `✗ ${words.wrong(kind)}`;
      verdict.replaceChildren(html`<strong>${judged}</strong>` as HTMLElement, `${spaceAfter(judged)}${reason}`);
    }
  };
}

function pilesFigure(state: State, order: readonly OpsCardId[], words: OpsWords, width: number): FigureContent {
  const choiceOf = (id: OpsCardId): OpsKind | null => (state[id] === "none" ? null : state[id]);
  const piles = pilesOf(Object.fromEntries(order.map((id) => [id, choiceOf(id)])), order);
  const drawn = opsKinds.map((kind) => ({
    name: kind,
    things: piles[kind].map(({id, right}) => ({number: order.indexOf(id) + 1, right}))
  }));
  return {
    title: words.title(piles),
    subtitle: words.subtitle,
    chart: pilesChart(drawn, width),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: order.map((id, i) => {
        const choice = choiceOf(id);
        if (choice === null) return [words.situation(i + 1), words.hidden, words.empty];
        return [words.situation(i + 1), choice, kindOfCard(id)];
      })
    }
  };
}
