import type {DictionaryEntry} from "../../lib/course.js";
import type {DictionaryWords} from "../../messages/the-boston-model.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {significant} from "../format.js";
import type {Guess} from "../state-fields.js";
import {columnHistogram} from "./column-histogram.js";
import type {ColumnShape} from "./column-shape.js";

/** Share of the rows from which a repeated value is worth pointing at. */
const NOTABLE = 0.03;

interface ColumnFigureOptions {
  readonly width: number;
  readonly words: DictionaryWords;
  readonly rows: number;
  /** of the label's median */
  readonly guess: Guess;
}

/** How the values of a column are spread, with its median, and for the label the reader's guess of it. */
export function columnFigure(
  entry: DictionaryEntry,
  shape: ColumnShape,
  {width, words, rows, guess}: ColumnFigureOptions
): FigureContent {
  const isNotable = shape.mode.count >= NOTABLE * rows;
  const median = {x: entry.median, label: words.median(significant(entry.median)), dashed: false};
  const guessed = entry.role === "label" && typeof guess === "number";
  const subtitle = words.histogramSubtitle(entry, rows);
  return {
    title: isNotable ? words.repeated(entry, shape.mode, rows) : words.spread(entry),
    subtitle,
    chart: columnHistogram(shape, {
      width,
      xLabel: words.axis(entry),
      yLabel: words.tracts,
      fill: columnColor(entry),
      modeLabel: isNotable ? words.modeLabel(shape.mode) : null,
      lines: guessed ? [median, {x: guess, label: words.yourGuess(guess), dashed: true}] : [median]
    }),
    table: {
      caption: subtitle,
      columns: [
        {label: words.from, numeric: true},
        {label: words.to, numeric: true},
        {label: words.tracts, numeric: true}
      ],
      rows: shape.bars.map((bar) => [significant(bar.start, 4), significant(bar.end, 4), String(bar.count)])
    }
  };
}

/** The colour of a column's role. */
export function columnColor({role}: DictionaryEntry): string {
  return {label: roles.label, excluded: roles.missing, feature: roles.reference}[role];
}
