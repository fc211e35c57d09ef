import {html} from "htl";
import type {Finding} from "../../lib/course/data-quality/findings.js";
import type {BostonRows} from "../../lib/course.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {FindingWords} from "../../messages/data-quality.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios} from "../controls.js";
import {count, significant} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {spaceAfter} from "../space-after.js";
import {guess, integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {stripChart} from "./strip-chart.js";

const scale = {min: 1, max: 506, step: 1, start: 250, format: count};

/** From this width on the list of findings stands beside the chart. */
const WIDE = 720;

interface ReportData {
  readonly boston: BostonRows;
  readonly findings: readonly Finding[];
}

/** The list of what an automatic look turned up, each with its rows in the columns it is about. */
export function findingsReport(
  {boston, findings}: ReportData,
  {words, common}: {readonly words: FindingWords; readonly common: CommonWords}
): HTMLElement {
  const {columns, pool} = boston;
  const byId = new Map(findings.map((finding) => [idOf(finding), finding]));
  const ids = [...byId.keys()];
  const towns = findings.find((finding) => finding.kind === "patterns")!;
  const store = createStore("c", {
    finding: oneOf(
      ids,
      ids.find((id) => id.startsWith("pile"))!
    ),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 1, 9999)
  });
  const textOf = (id: string) => words.text(byId.get(id)!, pool.length);
  const townsLabel = html`<span></span>` as HTMLElement;
  const picker = radios(
    words.pick,
    ids.map((value) => ({value, label: value === idOf(towns) ? townsLabel : textOf(value).name})),
    (finding) => store.set({finding}),
    "finding-list"
  );
  const prediction = predict({
    question: words.predict(pool.length, towns.columns),
    label: words.predictLabel,
    scale,
    truth: towns.patterns,
    reason: words.predictReason(towns.rows.length),
    words: common,
    onCommit: (value) => store.set({guess: value, finding: idOf(towns)})
  });
  const advice = html`<div class="finding-advice"></div>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "c",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      html`<div class="finding-columns">
        ${store.control("finding", picker.element)}
        <div>${result}${figure.element}${advice}</div>
      </div>`
    ],
    surprise() {
      const {seed} = store.get();
      store.set({finding: ids[deriveSeed(seed, "finding") % ids.length]!, seed: (seed % 9999) + 1});
    },
    draw(state, width) {
      const finding = byId.get(state.finding)!;
      const {name, what, then} = textOf(state.finding);
      // until the reader has guessed, the name of this finding would give the answer away
      townsLabel.textContent = state.guess === null ? words.towns : textOf(idOf(towns)).name;
      picker.update(state.finding);
      prediction.update(state.guess);
      advice.replaceChildren(
        html`<p>${what}</p>`,
        html`<p><strong>${words.then}</strong>${spaceAfter(words.then)}${then}</p>`
      );
      figure.update(findingFigure(finding, columns, name, {width: width >= WIDE ? width * 0.64 : width, words}));
      return words.result(name, finding.rows.length, pool.length);
    }
  });
}

/** What a finding is called in the address. */
function idOf({kind, columns}: Finding): string {
  return kind === "gaps" ? kind : [kind, ...columns].join("-");
}

function findingFigure(
  finding: Finding,
  columns: BostonRows["columns"],
  name: string,
  {width, words}: {readonly width: number; readonly words: FindingWords}
): FigureContent {
  const marked = new Set(finding.rows);
  const strips = finding.columns.map((column) => ({column, values: columns[column]!, marked}));
  const title = words.title(name);
  const subtitle = words.subtitle(finding.columns, marked.size);
  return {
    title,
    subtitle,
    chart: stripChart(strips, {width, mark: marked.size > 0 ? words.marked(marked.size) : null}),
    table: {
      caption: `${title}${spaceAfter(title)}${subtitle}`,
      columns: words.columns,
      rows: strips.map(({column, values}) => tableRow(column, values, finding.rows))
    }
  };
}

function tableRow(column: string, values: readonly number[], rows: readonly number[]): string[] {
  const sorted = values.toSorted((a, b) => a - b);
  const of = rows.map((row) => values[row]!);
  const ends = of.length === 0 ? ["–", "–"] : [Math.min(...of), Math.max(...of)].map((value) => significant(value));
  return [
    column.toUpperCase(),
    ...[sorted[0]!, quantile(sorted, 0.5), sorted.at(-1)!].map((value) => significant(value)),
    count(new Set(values).size),
    count(of.length),
    ...ends
  ];
}
