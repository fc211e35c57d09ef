import {html} from "htl";
import {showTable} from "./show-table.js";
import type {TableContent} from "./show-table.js";

interface FigureWords {
  readonly showTable: string;
  readonly copyLink: string;
  readonly linkCopied: string;
}

export interface FigureContent {
  /** the finding, as a sentence */
  readonly title: string;
  /** what is drawn, with units */
  readonly subtitle: string;
  readonly chart: Element;
  readonly table: TableContent;
}

/** A chart with its finding above it, and its numbers and its address below it. */
interface ChartFigure {
  readonly element: HTMLElement;
  update(content: FigureContent): void;
}

/** @param link returns the address of the figure in its present state; without it there is no "copy link" */
export function chartFigure(words: FigureWords, link?: () => string): ChartFigure {
  const title = html`<p class="chart-title"></p>` as HTMLElement;
  const subtitle = html`<p class="chart-subtitle"></p>` as HTMLElement;
  const chart = html`<div class="chart-drawing"></div>` as HTMLElement;
  const table = showTable(words.showTable);
  const element = html`<figure class="chart">
    <figcaption>${title}${subtitle}</figcaption>
    ${chart}
    <div class="chart-tools">${table.element}${link && copyLink(words, link)}</div>
  </figure>` as HTMLElement;
  return {
    element,
    update(content) {
      title.textContent = content.title;
      subtitle.textContent = content.subtitle;
      content.chart.setAttribute("role", "img");
      content.chart.setAttribute("aria-label", `${content.title} ${content.subtitle}`);
      chart.replaceChildren(content.chart);
      table.update(content.table);
    }
  };
}

/** A button that copies an address; where the clipboard is closed to the page, it shows the address instead. */
export function copyLink(words: Pick<FigureWords, "copyLink" | "linkCopied">, link: () => string): HTMLElement {
  const status = html`<span class="copy-status" role="status"></span>` as HTMLElement;
  const copy = (): void => {
    const address = link();
    const shown = (text: string): void => void (status.textContent = text);
    if (!navigator.clipboard) return shown(address);
    navigator.clipboard.writeText(address).then(
      () => shown(words.linkCopied),
      () => shown(address)
    );
  };
  return html`<span class="copy-link"
    ><button type="button" class="quiet" onclick=${copy}>${words.copyLink}</button> ${status}</span
  >` as HTMLElement;
}
