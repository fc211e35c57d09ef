import {html} from "htl";
import {modelShareOf, roles, sharesOf} from "../../lib/course/repository.js";
import type {Repository, Role, RoleShare} from "../../lib/course/repository.js";
import type {RepositoryWords} from "../../messages/a-model-is-not-a-product.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios} from "../controls.js";
import {count} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {tableOf} from "../show-table.js";
import {guess, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import {repositoryFigure} from "./repository-map.js";

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
  const closer = html`<div class="closer-look">${store.control("role", picker.element)}${list}</div>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [store.control("guess", prediction.element), result, figure.element, closer],
    draw(state, width) {
      const isHidden = state.guess === null;
      prediction.update(state.guess);
      picker.update(state.role);
      closer.hidden = isHidden;
      const chosen = shares.find(({role}) => role === state.role)!;
      if (!isHidden) list.replaceChildren(fileTable(repository, chosen, words));
      figure.update(
        repositoryFigure(repository, {
          ...{width, words, isNamed: !isHidden, chosen: state.role},
          onPick: (role) => store.set({role})
        })
      );
      return isHidden ? words.hiddenResult(total.lines, roles.length) : words.result(chosen);
    }
  });
}

function sum(shares: readonly RoleShare[], what: "lines" | "files"): number {
  return shares.reduce((total, share) => total + share[what], 0);
}

function fileTable({roles: files}: Repository, chosen: RoleShare, words: RepositoryWords): HTMLElement {
  return tableOf({
    caption: words.filesCaption(chosen),
    columns: words.fileColumns,
    rows: files[chosen.role].toSorted(([, a], [, b]) => b - a).map(([path, lines]) => [path, count(lines)])
  });
}
