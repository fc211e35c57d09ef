import {html} from "htl";
import type {FaultScore, Finding, Scoreboard} from "../../lib/course/skew/bench.js";
import type {BenchWords} from "../../messages/skew.en.js";
import type {FigureContent} from "../chart-figure.js";
import {count} from "../format.js";
import {benchChart} from "./bench-chart.js";
import type {FaultRow} from "./bench-chart.js";

interface Options {
  readonly width: number;
  readonly words: BenchWords;
  /** whether the reader has not guessed yet what is found */
  readonly isHidden: boolean;
  /** rows of a batch */
  readonly rows: number;
}

/** Each fault alone: what it costs, and whether the schema finds it. */
export function benchFigure(board: Scoreboard, {width, words, isHidden, rows}: Options): FigureContent {
  const subtitle = words.subtitle(rows);
  const shown = [quietRow(board, words), ...board.faults.map((fault) => faultRow(fault, words))].map((row) =>
    isHidden ? ({...row, standing: "hidden", text: words.unsaid} as const) : row
  );
  // said once in the chart, and in every row of the table
  const drawn = shown.map((row, i) => (isHidden && i > 0 ? {...row, text: ""} : row));
  return {
    title: isHidden ? words.hiddenTitle(board.faults.length) : words.title(board),
    subtitle,
    chart: benchChart(drawn, {
      ...{width, quiet: board.quietRmse, xLabel: words.axis, format: words.rmse}
    }),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: shown.map(({name, rmse, text}, i) => [
        name,
        count(board.faults[i - 1]?.situation.affected ?? 0),
        words.rmse(rmse),
        text
      ])
    }
  };
}

function quietRow({quiet, quietRmse}: Scoreboard, words: BenchWords): FaultRow {
  return {
    ...{name: words.quiet, rmse: quietRmse, standing: quiet.length === 0 ? "good" : "bad"},
    text: quiet.length === 0 ? words.silent : kindsOf(quiet, words)
  };
}

function faultRow({id, situation, findings}: FaultScore, words: BenchWords): FaultRow {
  return {
    ...{name: words.faults[id].name, rmse: situation.rmse, standing: findings.length > 0 ? "good" : "bad"},
    text: findings.length === 0 ? words.missed : kindsOf(findings, words)
  };
}

function kindsOf(findings: readonly Finding[], words: BenchWords): string {
  return findings[0]!.kind + (findings.length > 1 ? words.more(findings.length - 1) : "");
}

/** The anomalies of a batch, each under its name and in words. */
export function findingList(findings: readonly Finding[], words: BenchWords): HTMLElement {
  return html`<div class="skew-findings">
    <p>${words.findings}</p>
    ${
      findings.length === 0
        ? html`<p class="option-note">${words.noFindings}</p>`
        : html`<ul>
            ${findings.map((found) => html`<li><code>${found.kind}</code> ${words.finding(found)}</li>`)}
          </ul>`
    }
  </div>` as HTMLElement;
}
