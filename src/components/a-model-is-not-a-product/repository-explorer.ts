import {html} from "htl";
import {codeRoles, modelShareOf, roles, sharesOf} from "../../lib/course/repository.js";
import type {Repository, Role, RoleShare} from "../../lib/course/repository.js";
import type {RepositoryWords} from "../../messages/a-model-is-not-a-product.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios} from "../controls.js";
import {count} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {tableOf} from "../show-table.js";
import {guess, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import {treemapChart} from "./treemap-chart.js";
import type {Part} from "./treemap-chart.js";

interface State {
  readonly guess: Guess;
  readonly role: Role;
}

const scale = {min: 0, max: 100, step: 1, start: 50};

/** The lines of this project by what they are for; the reader guesses the model's share before the tiles have names. */
export function repositoryExplorer(
  repository: Repository,
  {words, common}: {readonly words: RepositoryWords; readonly common: CommonWords}
): HTMLElement {
  const shares = sharesOf(repository);
  const model = modelShareOf(shares);
  const total = {lines: sum(shares, "lines"), files: sum(shares, "files")};
  const store = createStore<State>("a", {guess: guess(scale.min, scale.max), role: oneOf(roles, "model")});
  const prediction = predict({
    question: words.predict(total.lines, total.files),
    label: words.predictLabel,
    scale: {...scale, format: words.predictScale},
    // one decimal, as everywhere else
    truth: Math.round(model.ofAll * 1000) / 10,
    reason: words.predictReason(model),
    words: common,
    onCommit: (value) => store.set({guess: value})
  });
  const picker = radios(
    words.pick,
    roles.map((value) => ({value, label: words.roles[value].name})),
    (role) => store.set({role})
  );
  const list = html`<div class="file-list"></div>` as HTMLElement;
  const closer = html`<div class="closer-look">
    ${store.locked("role") ? null : picker.element}${list}
  </div>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [store.locked("guess") ? null : prediction.element, result, figure.element, closer],
    draw(state, width) {
      const isHidden = state.guess === null;
      prediction.update(state.guess);
      picker.update(state.role);
      closer.hidden = isHidden;
      const chosen = shares.find(({role}) => role === state.role)!;
      if (!isHidden) list.replaceChildren(fileTable(repository, chosen, words));
      const chart = treemapChart(
        shares.map((share) => partOf(share, state, words)),
        {width, onPick: (role) => store.set({role: role as Role})}
      );
      figure.update({
        title: isHidden ? words.hiddenTitle : words.title(largestOf(shares), model),
        subtitle: words.subtitle(repository.uncounted.length),
        chart,
        table: tableContent(shares, isHidden, words, repository.uncounted.length)
      });
      return isHidden ? words.hiddenResult(total.lines, roles.length) : words.result(chosen);
    }
  });
}

function sum(shares: readonly RoleShare[], what: "lines" | "files"): number {
  return shares.reduce((total, share) => total + share[what], 0);
}

function largestOf(shares: readonly RoleShare[]): RoleShare {
  return shares.reduce((a, b) => (b.lines > a.lines ? b : a));
}

/** Before the guess all tiles look alike: neither name nor colour tells the model from the rest. */
function partOf({role, lines, share}: RoleShare, {guess, role: chosen}: State, words: RepositoryWords): Part {
  if (guess === null) return {id: role, value: lines, label: null, kind: "plain", selected: false};
  const isCode = (codeRoles as readonly Role[]).includes(role);
  return {
    id: role,
    value: lines,
    label: {name: words.roles[role].name, value: words.share(share)},
    kind: role === "model" ? "subject" : isCode ? "plain" : "pale",
    selected: role === chosen
  };
}

/** The largest first; before the guess without names. */
function tableContent(
  shares: readonly RoleShare[],
  isHidden: boolean,
  words: RepositoryWords,
  uncounted: number
): FigureContent["table"] {
  const rows = shares.toSorted((a, b) => b.lines - a.lines);
  return {
    caption: words.subtitle(uncounted),
    columns: words.columns,
    rows: rows.map(({role, files, lines, share}, i) => [
      isHidden ? words.hiddenName(i + 1) : words.roles[role].name,
      count(files),
      count(lines),
      words.share(share)
    ])
  };
}

function fileTable({roles: files}: Repository, chosen: RoleShare, words: RepositoryWords): HTMLElement {
  return tableOf({
    caption: words.filesCaption(chosen),
    columns: words.fileColumns,
    rows: files[chosen.role].toSorted(([, a], [, b]) => b - a).map(([path, lines]) => [path, count(lines)])
  });
}
