import {codeRoles, modelShareOf, sharesOf} from "../../lib/course/repository.js";
import type {Repository, Role, RoleShare} from "../../lib/course/repository.js";
import type {RepositoryWords} from "../../messages/a-model-is-not-a-product.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {count} from "../format.js";
import {treemapChart} from "./treemap-chart.js";
import type {Part} from "./treemap-chart.js";

/** What a map of a repository looks like. */
interface MapOptions {
  readonly width: number;
  readonly words: RepositoryWords;
  /** whether tiles have names */
  readonly isNamed: boolean;
  /** the outlined tile; null for none */
  readonly chosen: Role | null;
  /** called with the tile that was clicked; null where tiles are only looked at */
  readonly onPick: ((role: Role) => void) | null;
}

/** The lines of this project by what they are for, to be looked at. */
export function repositoryMap(
  repository: Repository,
  {width, words, common}: {readonly width: number; readonly words: RepositoryWords; readonly common: CommonWords}
): HTMLElement {
  const figure = chartFigure(common);
  figure.update(repositoryFigure(repository, {width, words, isNamed: true, chosen: null, onPick: null}));
  return figure.element;
}

/** Returns a map of the lines of a project, with its table. */
export function repositoryFigure(repository: Repository, options: MapOptions): FigureContent {
  const {width, words, isNamed, onPick} = options;
  const shares = sharesOf(repository);
  const uncounted = repository.uncounted.length;
  return {
    title: isNamed ? words.title(largestOf(shares), modelShareOf(shares)) : words.hiddenTitle,
    subtitle: words.subtitle(uncounted),
    chart: treemapChart(
      shares.map((share) => partOf(share, options)),
      {width, onPick: onPick && ((role) => onPick(role as Role))}
    ),
    table: tableContent(shares, options, uncounted)
  };
}

function largestOf(shares: readonly RoleShare[]): RoleShare {
  return shares.reduce((a, b) => (b.lines > a.lines ? b : a));
}

/** Without names all tiles look alike: no colour tells the model from the rest. */
function partOf({role, lines, share}: RoleShare, {isNamed, chosen, words}: MapOptions): Part {
  if (!isNamed) return {id: role, value: lines, label: null, kind: "plain", selected: false};
  const isCode = (codeRoles as readonly Role[]).includes(role);
  return {
    id: role,
    value: lines,
    label: {name: words.roles[role].name, value: words.share(share)},
    kind: role === "model" ? "subject" : isCode ? "plain" : "pale",
    selected: role === chosen
  };
}

/** The largest first. */
function tableContent(
  shares: readonly RoleShare[],
  {isNamed, words}: MapOptions,
  uncounted: number
): FigureContent["table"] {
  const rows = shares.toSorted((a, b) => b.lines - a.lines);
  return {
    caption: words.subtitle(uncounted),
    columns: words.columns,
    rows: rows.map(({role, files, lines, share}, i) => [
      isNamed ? words.roles[role].name : words.hiddenName(i + 1),
      count(files),
      count(lines),
      words.share(share)
    ])
  };
}
