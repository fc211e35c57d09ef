import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {referenceSpecs} from "../../data-loaders/engines/reference-specs.js";
import type {Table} from "../../data-loaders/engines/rows.js";
import {numberText} from "../../data-loaders/table/card-text.js";
import {tableCard} from "../../data-loaders/table/card.js";
import type {Training} from "../../data-loaders/table/learner.js";
import {trainOnTable} from "../../data-loaders/table/train.js";
import type {Trained} from "../../data-loaders/table/train.js";
import {answerSpecs} from "../../data-loaders/table/trained-answers.js";
import {tryModel} from "../../data-loaders/table/trial.js";
import type {ModelCard} from "../../lib/model/card.js";
import type {Batch} from "../../lib/profile/batch.js";
import {finiteNumbers} from "../../lib/profile/blocks/columns.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {parseTable} from "./config/table-monitor.js";
import {silentEffects} from "./silent-effects.js";

/** Ten days of a label that is a sum of its inputs, and on the last two days 3 less; one row lacks an input, one a label. */
const relation = `(
  SELECT TIMESTAMP '2026-01-01' + INTERVAL (i // 20) DAY AS ts, 'level ' || (i % 3) AS g,
    CASE WHEN i = 5 THEN NULL ELSE CAST(i % 7 AS DOUBLE) END AS x,
    CASE WHEN i = 6 THEN NULL ELSE CAST(1 + 2 * (i % 7) + 10 * (i % 3) - CASE WHEN i >= 160 THEN 3 ELSE 0 END AS DOUBLE) END AS y
  FROM range(200) AS rows (i))`;

const table: Table = {
  relation,
  columns: new Map([
    ["ts", "timestamp"],
    ["g", "text"],
    ["x", "number"],
    ["y", "number"]
  ]),
  time: {column: "ts", unit: "day", zone: "UTC"},
  range: null
};

let database: Database;
let specs: ColumnSpec[];
const training: Training = {
  ...{recipe: {kind: "least squares"}, task: "regression"},
  ...{features: ["g", "x"], target: "y", levels: 20, seed: 1}
};
const fit = (own: Table = table, asked: Training = training): Promise<Trained> =>
  trainOnTable(database, own, specs, asked, silentEffects());

beforeAll(async () => {
  database = await openDatabase();
  specs = await referenceSpecs(database, table, [
    {kind: "categorical", name: "g", role: "feature", type: "text"},
    {kind: "numeric", name: "x", role: "feature", type: "number"},
    {kind: "numeric", name: "y", role: "label", type: "number"}
  ]);
});
afterAll(() => database.close());

describe("trainOnTable(database, table, specs, training)", () => {
  it("tries a model of the first four fifths on the last", async () => {
    const {rows, span, holdout, training: onTraining} = await fit();
    expect([rows, span, onTraining]).toEqual([199, ["2026-01-01", "2026-01-10"], null]);
    expect(holdout!.span).toEqual(["2026-01-09", "2026-01-10"]);
    expect(holdout!.slices.map(({slice, n}) => [slice, n])).toEqual([
      ["hold-out rows", 40],
      ["g level 1", 14],
      ["g level 0", 13],
      ["g level 2", 13]
    ]);
    for (const {rmse, mae, bias} of holdout!.slices) {
      expect(rmse).toBeCloseTo(3, 9);
      expect(mae).toBeCloseTo(3, 9);
      expect(bias).toBeCloseTo(3, 9);
    }
  });

  it("tries the model on its own rows where none can be held out", async () => {
    const whole = await fit({...table, time: null});
    expect([whole.holdout, whole.span]).toEqual([null, ["", ""]]);
    // the row without an input counts as well: its gap has a weight of its own
    expect(whole.training!.slices[0]).toMatchObject({slice: "rows it was trained on", n: 199});
    expect(whole.training!.slices[0]!.rmse).toBeCloseTo(whole.rmse, 9);
  });
});

describe("trainOnTable(database, table, specs, training) of a network", () => {
  const recipe = {
    ...{hidden: [12], epochs: 150, batchSize: 16},
    ...{learningRate: 0.02, patience: 20}
  } as const;

  it("keeps the rows in memory, and tells what training came to", async () => {
    const trained = await fit(table, {...training, recipe: {kind: "ensemble", networks: 2, ...recipe}});
    expect(trained.rows + trained.pool).toBe(199);
    expect(trained.epochs).toHaveLength(2);
    expect(trained.rmse).toBeLessThan(trained.deviation / 3);
    expect(trained.holdout!.slices[0]!.bias).toBeCloseTo(3, 0);
  });

  it("gives the same bytes whatever the order in which the table's partitions lie", async () => {
    const backwards: Table = {...table, relation: `(SELECT * FROM ${relation} ORDER BY ts DESC)`};
    const asked: Training = {...training, recipe: {kind: "network", ...recipe, epochs: 3}};
    expect(JSON.stringify((await fit(backwards, asked)).model)).toBe(JSON.stringify((await fit(table, asked)).model));
  });

  it("measures a classifier by the probability of what was true", async () => {
    const classes: Table = {
      ...table,
      relation: `(SELECT ts, g, x, CASE WHEN y > 13 THEN 'high' WHEN y <= 13 THEN 'low' END AS y FROM ${relation})`,
      columns: new Map([...table.columns, ["y", "text"]])
    };
    const own = await referenceSpecs(database, classes, [
      {kind: "categorical", name: "g", role: "feature", type: "text"},
      {kind: "numeric", name: "x", role: "feature", type: "number"},
      {kind: "categorical", name: "y", role: "label", type: "text"}
    ]);
    const asked: Training = {...training, task: "binary", recipe: {kind: "network", ...recipe}};
    const trained = await trainOnTable(database, classes, own, asked, silentEffects());
    expect(trained.model.outcome).toEqual({task: "binary", name: "y", classes: ["high", "low"]});
    expect(trained.rmse).toBeLessThan(0.2);
    expect(trained.deviation).toBeGreaterThan(0.4);
    expect(trained.holdout!.r2).toBeGreaterThan(0.3);
    const shapes = await answerSpecs(database, classes, own, trained);
    expect(shapes.map(({name, role, kind}) => [name, role, kind])).toEqual([
      ["score", "score", "numeric"],
      ["prediction", "prediction", "categorical"]
    ]);
    expect(shapes[1]).toMatchObject({levels: ["high", "low"], type: "text"});
  });
});

describe("tryModel(database, table, columns, options)", () => {
  const answer = (values: (x: Float64Array) => Float64Array) => ({
    ...{inputs: ["x", "g"], all: "all"},
    judge: (batch: Batch) => {
      const labels = finiteNumbers(batch, "y");
      const answers = values(finiteNumbers(batch, "x"));
      const errors = labels.map((label, row) => answers[row]! - label);
      return {labels, errors, promised: {predictions: Float64Array.from(answers), labels}};
    }
  });

  it("gives the figures of a loop over the rows", async () => {
    const {slices, r2} = (await tryModel(
      database,
      table,
      specs,
      answer((x) => x.map((value) => value || 0))
    ))!;
    const reader = await database.connection.runAndReadAll(
      `SELECT count(e), sqrt(avg(e * e)), avg(abs(e)), avg(e), 1 - sum(e * e) / (count(e) * var_pop(y))
       FROM (SELECT y, coalesce(x, 0) - y AS e FROM ${relation}) WHERE e IS NOT NULL`
    );
    const [n, rmse, mae, bias, explained] = reader.getRows()[0]!.map(Number);
    expect(slices[0]!.n).toBe(n);
    expect(slices[0]!.rmse).toBeCloseTo(rmse!, 12);
    expect(slices[0]!.mae).toBeCloseTo(mae!, 12);
    expect(slices[0]!.bias).toBeCloseTo(bias!, 12);
    expect(r2).toBeCloseTo(explained!, 12);
  });

  it("is null without a label, and has no R² where labels do not vary", async () => {
    const rows = (y: string): Table => ({
      ...table,
      relation: `(SELECT ts, g, x, CAST(${y} AS DOUBLE) AS y FROM ${relation})`
    });
    const zero = answer((x) => x.map(() => 0));
    expect(await tryModel(database, rows("NULL"), specs, zero)).toBeNull();
    expect(await tryModel(database, rows("2"), specs, zero)).toMatchObject({
      r2: null,
      slices: [{n: 200, rmse: 2}, {}, {}, {}]
    });
  });
});

describe("tableCard(monitor, reference, source, columns)", () => {
  const monitor = parseTable({
    ...{id: "credit", title: "Credit", description: "Requests for credit.", task: "regression", target: "y"},
    data: {serving: "logs/*.csv", time: "ts"},
    model: {train: "least squares"}
  });
  const source = {name: "Credit", origin: "", licence: "", sha256: null, files: 2, rows: 400};
  const columns = [{name: "y", role: "label", kind: "numeric", unit: "$", description: "what was lost"}] as const;
  const cardOf = (trained: Trained | null): ModelCard | null =>
    tableCard(monitor, {trained, rows: 200, schema: null as never, spec: null as never}, source, columns);

  function texts(card: ModelCard): string[] {
    const sections = Object.entries(card).filter(([name]) => name !== "quantitativeAnalyses");
    const fields = sections.flatMap(([name, value]) => {
      if (!Array.isArray(value)) return [];
      expect(value.length, name).toBeGreaterThan(0);
      return value as {name: string; text: string}[];
    });
    expect(fields.length).toBeGreaterThan(20);
    return [card.version, ...fields.flatMap(({name, text}) => [name, text])];
  }

  it("fills all sections from the run", async () => {
    const card = cardOf(await fit())!;
    for (const text of texts(card)) expect(text).not.toMatch(/NaN|undefined|null|Infinity|^\s*$|\.\.$/);
    expect(card.holdout).toEqual({rows: 40, rmse: card.quantitativeAnalyses[0]!.rmse});
    expect(texts(card)).toContain("199 reference rows, 2026-01-01 to 2026-01-10.");
    expect(texts(card)).toContain("1 row (0.5%) without a label.");
    expect(texts(card)).toContain("y: what was lost ($).");
  });

  it("says where no row could be held out", async () => {
    const card = cardOf(await fit({...table, time: null}))!;
    for (const text of texts(card)) expect(text).not.toMatch(/NaN|undefined|null|Infinity|^\s*$|\.\.$/);
    expect(card.holdout).toBeNull();
    expect(card.evaluationData[0]!.text).toBe("The rows it was trained on.");
    expect(card.metrics[1]!.name).toBe("Rows it was trained on");
  });

  it("fills all sections for every kind of model", async () => {
    const recipe = {hidden: [4], epochs: 2, batchSize: 32, learningRate: 0.01, patience: 1} as const;
    for (const own of [
      {kind: "ridge", penalty: 2},
      {kind: "network", ...recipe},
      {kind: "ensemble", networks: 2, ...recipe, patience: null}
    ] as const) {
      const card = cardOf(await fit(table, {...training, recipe: own}))!;
      for (const text of texts(card)) expect(text).not.toMatch(/NaN|undefined|null|Infinity|^\s*$|\.\.$/);
      expect(card.details[1]!.text).toMatch(
        own.kind === "ridge" ? /^Ridge/ : own.kind === "network" ? /^Dense/ : /^Mean/
      );
    }
  });

  it("is null without a trained model", () => {
    expect(cardOf(null)).toBeNull();
  });
});

describe("numberText(value)", () => {
  it.each([
    [508239, "508,239"],
    [30.19, "30.2"],
    [-1.9, "−1.90"],
    [-0.002777, "−0.0028"],
    [0, "0"]
  ])("%s is %s", (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});
