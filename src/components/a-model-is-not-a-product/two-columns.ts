import {html} from "htl";
import type {ModelShare} from "../../lib/course/repository.js";
import {aspects} from "../../lib/course/two-columns.js";
import type {Aspect, Production, TwoColumns} from "../../lib/course/two-columns.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {ColumnsWords} from "../../messages/a-model-is-not-a-product.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {copyLink} from "../chart-figure.js";
import {button} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import type {Latency} from "../serve/latency.js";
import {showTable} from "../show-table.js";
import {spaceAfter} from "../space-after.js";
import {someOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {measureLatency} from "./own-latency.js";
import {aspectPlaces} from "./places.js";

interface ColumnsData {
  readonly columns: TwoColumns;
  readonly share: ModelShare;
  /** null where this site has no such monitor */
  readonly production: Production | null;
  readonly model: TrainedModel;
}

interface ColumnsOptions {
  readonly words: ColumnsWords;
  readonly common: CommonWords;
  /** address of a page of the monitor, by its name; "" is its first */
  readonly pageOf: (name: string) => string;
}

/** What the cells of production tell, as far as it is known. */
interface Live extends Pick<ColumnsData, "production" | "share"> {
  readonly latency: Latency | null;
}

/** The lecture's table of four rows: the cells on production's side turn over to a number of this project. */
export function twoColumns(data: ColumnsData, {words, common, pageOf}: ColumnsOptions): HTMLElement {
  const {columns, share, production} = data;
  const store = createStore<{open: readonly Aspect[]}>("c", {open: someOf(aspects, ["data"])});
  let latency: Latency | null = null;
  let isMeasured = false;
  const startMeasuring = (): void => {
    if (isMeasured) return;
    isMeasured = true;
    void measureLatency(data.model, columns.row, (measured) => {
      latency = measured;
      store.refresh();
    });
  };
  const toggle = (aspect: Aspect): void => {
    const {open} = store.get();
    store.set({open: aspects.filter((one) => (one === aspect) !== open.includes(one))});
  };
  const rows = aspects.map((aspect) => {
    const fact = words.notebookFact(aspect, columns, share);
    const link = production === null ? null : linkOf(aspect, words, pageOf);
    return rowOf(aspect, {fact, link, words, onToggle: store.locked("open") ? null : () => toggle(aspect)});
  });
  const all = button(words.all, () => store.set({open: aspects}), "quiet");
  const table = showTable(common.showTable);
  return explorable({
    id: "c",
    label: words.label(aspects.length),
    words: common,
    store,
    content: (result) => [
      html`<ol class="two-columns">
        ${rows.map(({element}) => element)}
      </ol>`,
      store.control("open", all),
      result,
      html`<div class="chart-tools">${table.element}${copyLink(common, store.link)}</div>`
    ],
    draw({open}) {
      const live: Live = {production, share, latency};
      if (open.includes("priority")) startMeasuring();
      rows.forEach((row, i) => row.update(open.includes(aspects[i]!), live));
      table.update(tableContent(open, live, columns, words));
      return words.result(open, live);
    }
  });
}

function linkOf(aspect: Aspect, words: ColumnsWords, pageOf: ColumnsOptions["pageOf"]): Node | null {
  const [place, text] = [aspectPlaces[aspect], words.links[aspect]];
  return place === undefined || text === undefined ? null : (html`<a href=${pageOf(place)}>${text}</a>` as HTMLElement);
}

interface RowOptions {
  readonly fact: string;
  readonly link: Node | null;
  readonly words: ColumnsWords;
  /** null where the reader is not to turn cells over */
  readonly onToggle: (() => void) | null;
}

/** A row: the notebook's cell, and production's, which turns over. */
function rowOf(aspect: Aspect, {fact, link, words, onToggle}: RowOptions) {
  const {name, notebook, production} = words.aspects[aspect];
  const figure = html`<span class="stat"></span>` as HTMLElement;
  const note = html`<span></span>` as HTMLElement;
  const back = html`<p class="cell-back" id=${`cell-${aspect}`} hidden>${figure}${note}${link}</p>` as HTMLElement;
  const flip = onToggle && button("", onToggle, "quiet");
  flip?.setAttribute("aria-controls", `cell-${aspect}`);
  return {
    element: html`<li>
      <p class="aspect">${name}</p>
      <div class="cell">
        <p class="cell-side">${words.notebook}</p>
        <p class="cell-word">${notebook}</p>
        <p class="cell-fact">${fact}</p>
      </div>
      <div class="cell production">
        <p class="cell-side">${words.production}</p>
        <p class="cell-word">${production}</p>
        ${back}${flip}
      </div>
    </li>` as HTMLElement,
    update(isOpen: boolean, live: Live): void {
      back.hidden = !isOpen;
      figure.textContent = words.figure(aspect, live);
      const said = words.figureNote(aspect, live);
      note.textContent = said + spaceAfter(said);
      if (flip === null) return;
      const text = isOpen ? words.hide : words.show;
      flip.textContent = text;
      flip.setAttribute("aria-expanded", String(isOpen));
      flip.setAttribute("aria-label", `${text}${words.colon}${name}${words.comma}${production}`);
    }
  };
}

function tableContent(open: readonly Aspect[], live: Live, columns: TwoColumns, words: ColumnsWords) {
  return {
    caption: words.caption,
    columns: words.columns,
    rows: aspects.map((aspect) => {
      const {name, notebook, production} = words.aspects[aspect];
      const said = open.includes(aspect)
        ? `${words.figure(aspect, live)}${words.colon}${words.figureNote(aspect, live)}`
        : words.closed;
      return [name, `${notebook}${words.colon}${words.notebookFact(aspect, columns, live.share)}`, production, said];
    })
  };
}
