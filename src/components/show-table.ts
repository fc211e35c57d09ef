import {html} from "htl";

export interface TableContent {
  readonly caption: string;
  readonly columns: readonly {readonly label: string; readonly numeric?: boolean}[];
  /** cells as they are shown; the first of each row names the row */
  readonly rows: readonly (readonly string[])[];
}

/** The numbers of a chart as a table that opens on demand; its rows are built when it is opened. */
interface ShowTable {
  readonly element: HTMLDetailsElement;
  update(content: TableContent): void;
}

export function showTable(label: string): ShowTable {
  const slot = html`<div></div>` as HTMLDivElement;
  const element = html`<details class="show-table">
    <summary>${label}</summary>
    ${slot}
  </details>` as HTMLDetailsElement;
  let content: TableContent | undefined;
  const render = (): void => {
    if (content && element.open) slot.replaceChildren(tableOf(content));
  };
  element.addEventListener("toggle", render);
  return {
    element,
    update(next) {
      content = next;
      render();
    }
  };
}

/** A table with a caption and a header for each column and row; wide ones scroll, by keyboard too. */
export function tableOf({caption, columns, rows}: TableContent): HTMLElement {
  const kind = (column: number): string => (columns[column]?.numeric ? "numeric" : "");
  const head = columns.map(({label}, i) => html`<th scope="col" class=${kind(i)}>${label}</th>`);
  const cell = (text: string, i: number): Node | null =>
    i === 0 ? html`<th scope="row" class=${kind(i)}>${text}</th>` : html`<td class=${kind(i)}>${text}</td>`;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>` as HTMLElement;
}
