import {describe, expect, it} from "vitest";
import {challengerCard} from "../../../data-loaders/life/challenger-card.js";
import type {ChallengerFacts} from "../../../data-loaders/life/challenger-card.js";
import type {CardField, ModelCard} from "../../../lib/model/card.js";

const field = (name: string): CardField[] => [{name, text: `what the parent says of ${name}`}];

const parent: ModelCard = {
  ...{version: "old", holdout: {rows: 10, rmse: 1}},
  details: [...field("Version"), ...field("Licence")],
  intendedUse: field("Use"),
  factors: field("Slices"),
  metrics: field("Measures"),
  evaluationData: field("Rows"),
  trainingData: [...field("Rows"), ...field("Origin")],
  quantitativeAnalyses: [{slice: "all", n: 10, rmse: 1, mae: 1, bias: 0}],
  ethicalConsiderations: field("Whom it harms"),
  caveats: field("Limits")
};

const facts: ChallengerFacts = {
  ...{version: "new", parent: "old", trainedAt: "2026-02-20", rows: 840, isFromAll: false, startsFrom: "rebuild"},
  ...{span: ["2026-02-03", "2026-02-16"], holdout: ["2026-02-10", "2026-02-16"], unit: "$1000", parentError: 5.019},
  ...{classes: null, calibration: null},
  metrics: [
    {slice: "held-out rows", n: 420, rmse: 4.256, mae: 3.1, bias: -0.504},
    {slice: "RAD 24", n: 110, rmse: 5.2, mae: 4, bias: 1}
  ]
};

function sections({version, holdout, quantitativeAnalyses, ...fields}: ModelCard): CardField[] {
  expect([version, holdout, quantitativeAnalyses]).not.toContain(undefined);
  return Object.values(fields).flat();
}

function textOf(card: ModelCard): string {
  return sections(card)
    .map(({name, text}) => `${name}: ${text}`)
    .join("\n");
}

describe("challengerCard(parent, facts)", () => {
  const card = challengerCard(parent, facts);

  it("has the sections of its parent, and none of them without words", () => {
    expect(Object.keys(card).sort()).toEqual(Object.keys(parent).sort());
    for (const [section, fields] of Object.entries(card))
      if (Array.isArray(fields)) expect(fields.length, section).toBeGreaterThan(0);
    for (const {name, text} of sections(card)) expect(`${name}|${text}`).toMatch(/^\S.*\|\S.*$/);
    expect(textOf(card)).not.toMatch(/undefined|NaN|null/);
  });

  it("tells its own version, parent, rows and errors", () => {
    expect(card).toMatchObject({
      version: "new",
      holdout: {rows: 420, rmse: 4.256},
      quantitativeAnalyses: facts.metrics
    });
    const text = textOf(card);
    expect(text).toContain("Parent: old, the champion of 2026-02-20.");
    expect(text).toContain("Trained: After the partition of 2026-02-20, from nothing.");
    expect(text).toContain("RMSE 4.26, mean absolute error 3.10, mean error −0.50 on 420 rows");
    expect(text).toContain("The parent on the same rows: RMSE 5.02.");
    expect(text).toContain("Rows: 840 labelled rows: those of 2026-02-03 to 2026-02-16.");
    expect(text).toContain("420 labelled rows of 2026-02-10 to 2026-02-16 that neither model has learnt from");
    expect(text).toContain("in $1000");
  });

  it("says nothing of the parent's rows and errors as its own", () => {
    const text = textOf(card);
    expect(text).not.toContain("what the parent says of Rows");
    expect(text).not.toContain("what the parent says of Measures");
    expect(text).not.toContain("what the parent says of Version");
  });

  it("keeps what holds for every version", () => {
    const {intendedUse, factors, ethicalConsiderations, caveats} = card;
    expect({intendedUse, factors, ethicalConsiderations, caveats}).toEqual({
      ...{intendedUse: parent.intendedUse, factors: parent.factors},
      ...{ethicalConsiderations: parent.ethicalConsiderations, caveats: parent.caveats}
    });
    expect(textOf(card)).toContain("Licence: what the parent says of Licence");
    expect(textOf(card)).toContain("Origin: what the parent says of Origin");
  });

  it("tells of classes the Brier score and the error rate, and how predictions and labels agree", () => {
    const classes = {measures: "RMSE of the probability of yes.", wrong: 0.125, parentWrong: 0.25};
    const calibration = [
      {n: 50, prediction: 0.1, label: 0.12},
      {n: 50, prediction: 0.8, label: 0.74}
    ];
    const metrics = [{slice: "held-out rows", n: 100, rmse: 0.3, mae: 0.2, bias: 0.01}];
    const text = textOf(challengerCard(parent, {...facts, metrics, classes, calibration, parentError: 0.16}));
    expect(text).toContain("Measures: RMSE of the probability of yes.");
    expect(text).toContain("Hold-out rows: Brier score 0.0900, error rate 12.5 % on 100 rows.");
    expect(text).toContain("The parent on the same rows: Brier score 0.1600, error rate 25.0 %.");
    expect(text).toContain("lowest first: 0.1 and 0.12; 0.8 and 0.74.");
  });

  it("names each field once, also of a challenger's challenger", () => {
    const next = challengerCard(card, {...facts, version: "newer", parent: "new"});
    for (const {details, metrics, trainingData} of [card, next])
      for (const fields of [details, metrics, trainingData])
        expect(new Set(fields.map(({name}) => name)).size).toBe(fields.length);
    expect(next.details.map(({name}) => name)).toEqual(card.details.map(({name}) => name));
    expect(textOf(next)).toContain("Parent: new,");
  });

  it("says where the first rows and the parent's weights went in, and of one day only that day", () => {
    const other = {
      ...facts,
      isFromAll: true,
      startsFrom: "continue",
      span: ["2026-02-03", "2026-02-03"],
      unit: ""
    } as const;
    const text = textOf(challengerCard(parent, other));
    expect(text).toContain("Rows: 840 labelled rows: those of 2026-02-03, and those of the first model.");
    expect(text).toContain("from the parent's weights");
    expect(text).toContain("in the label's own unit");
  });
});
