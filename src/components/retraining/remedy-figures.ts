import {BORDER_DRAWS, bestRemedy, borderFactors, borderRows, remedies} from "../../lib/course/retraining/border.js";
import type {RemedyErrors, Trial} from "../../lib/course/retraining/border.js";
import type {PlaceFacts, RemedyWords} from "../../messages/retraining.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed} from "../format.js";
import {placeChart, remedyMap} from "./remedy-charts.js";

interface Options {
  readonly width: number;
  readonly words: RemedyWords;
}

/** Changes whose border the title of the map names: a fifth more, and double. */
const NAMED = [1.2, 2] as const;

/** What is best at each place of the map. */
export function mapFigure(
  map: readonly (readonly RemedyErrors[])[],
  {rows, factor, gain}: Pick<PlaceFacts, "rows" | "factor" | "gain">,
  {width, words}: Options
): FigureContent {
  const best = map.map((factors) => factors.map((errors) => bestRemedy(errors, gain)));
  const border = NAMED.map((named) => {
    const at = borderFactors.indexOf(named);
    const from = best.findIndex((factors) => factors[at] === "rebuild");
    return from < 0 ? null : String(borderRows[from]);
  });
  const risen = borderFactors.map((value) => words.factorValue(value));
  return {
    title: words.mapTitle(border),
    subtitle: words.mapSubtitle,
    chart: remedyMap(best, {
      ...{width, letters: words.letters, xLabel: words.mapX, yLabel: words.mapY},
      ...{columns: borderRows.map(String), rows: risen},
      place: [borderRows.findIndex((value) => value === rows), borderFactors.findIndex((value) => value === factor)]
    }),
    table: {
      caption: words.mapSubtitle,
      columns: [{label: words.mapColumn}, ...borderRows.map((value) => ({label: words.rowsValue(value)}))],
      rows: risen.map((text, j) => [
        text,
        ...map.map((factors, i) => `${words.letters[best[i]![j]!]} ${fixed(factors[j]![best[i]![j]!], 2)}`)
      ])
    }
  };
}

/** The errors of each remedy at the reader's place. */
export function placeFigure(trial: Trial, facts: PlaceFacts, {width, words}: Options): FigureContent {
  const subtitle = words.placeSubtitle(BORDER_DRAWS);
  const errors = {...trial, keep: [trial.keep]};
  return {
    title: words.placeTitle(facts),
    subtitle,
    chart: placeChart(trial, {width, axis: words.placeAxis, names: words.remedies, medians: facts.errors}),
    table: {
      caption: subtitle,
      columns: words.placeColumns,
      rows: remedies.map((remedy) => [
        words.remedies[remedy],
        fixed(facts.errors[remedy], 2),
        fixed(Math.min(...errors[remedy]), 2),
        fixed(Math.max(...errors[remedy]), 2)
      ])
    }
  };
}
