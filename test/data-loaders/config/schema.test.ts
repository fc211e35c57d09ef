import {describe, expect, it} from "vitest";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {TableMonitor} from "../../../data-loaders/config/types.js";
import driftbook from "../../../driftbook.config.js";
import {credit, parseMonitor, parseTable, problemsOf} from "./table-monitor.js";

type Path = readonly (string | number)[];

/** A value with the one at a path replaced; undefined removes it. */
function changed(value: object, path: Path, part: unknown): unknown {
  const copy = structuredClone(value) as unknown;
  const parent = path.slice(0, -1).reduce((v, key) => (v as Record<string | number, unknown>)[key], copy);
  (parent as Record<string | number, unknown>)[path.at(-1)!] = part;
  return copy;
}

const boston = driftbook.monitors.find(({id}) => id === "boston")!;

describe("parseConfig(config, file)", () => {
  it("accepts the built-in configuration and fills in defaults", () => {
    const config = parseConfig(driftbook, "driftbook.config.ts");
    expect(config).toMatchObject({state: ".driftbook", folder: projectRoot.replace(/\/$/, "")});
    expect(config.monitors[0]).toMatchObject({
      kind: "simulated",
      id: "boston",
      drift: {distance: "psi", reference: {first: 30}, current: 7}
    });
  });

  it("gives the folder that relative paths start from", () => {
    expect(parseConfig(driftbook, "/elsewhere/reports/mine.ts").folder).toBe("/elsewhere/reports");
  });

  it.each([
    ["two monitors of one id", {monitors: [boston, boston]}, "monitors[1].id: expected an id no other monitor has"],
    [
      "the course's id",
      {monitors: [{...boston, id: "course"}]},
      "monitors[0].id: expected an id other than the course"
    ],
    ["no monitor", {monitors: []}, "monitors: expected a list of at least 1; found an empty list"],
    ["a title that is none", {title: ""}, 'title: expected text; found ""'],
    ["a key it does not know", {monitor: []}, "the configuration: unknown key: monitor (did you mean monitors?)"]
  ])("refuses %s", (_, part, message) => {
    expect(() => parseConfig({...driftbook, ...part}, "x.ts")).toThrow(message);
  });

  it("names the file, and every problem at once", () => {
    const problems = problemsOf({...boston, id: "Boston!", seed: 1.5});
    expect(problems).toEqual([
      'monitors[0].id: expected lower-case letters, digits and _; found "Boston!"',
      "monitors[0].seed: expected a whole number; found 1.5"
    ]);
  });

  it("refuses what is no configuration", () => {
    expect(() => parseConfig(undefined, "x.ts")).toThrow("the configuration: expected an object; found nothing");
  });
});

describe("a simulated monitor", () => {
  it.each<[Path, unknown, string]>([
    [
      ["drift", "distance"],
      "pis",
      "drift.distance: expected one of psi, jensenShannon, kolmogorovSmirnov (did you mean psi?)"
    ],
    [["drift", "referenceDays"], 30, "drift: unknown key: referenceDays (did you mean reference?); expected distance"],
    [["drift", "reference"], {first: 500}, "drift.reference.first: expected fewer days than the stream has"],
    [["stream", "start"], "2026-02-30", 'stream.start: expected a date such as 2026-03-31; found "2026-02-30"'],
    [["stream", "rowsPerDay"], 5, "stream.rowsPerDay: expected a number at least 30; found 5"],
    [["target", "name"], "mdev", 'target.name: expected a column of the data (did you mean medv?); found "mdev"'],
    [["features", 3, "name"], "crim", 'features[3].name: expected each feature once; found "crim"'],
    [["features", 0, "name"], "medv", "features[0].name: expected a feature other than the target"],
    [["data", "sha256"], "ab", 'data.sha256: expected 64 hexadecimal digits; found "ab"'],
    [["kind"], "tabel", "kind: expected one of simulated, table (did you mean table?)"]
  ])("%j = %j is refused, with its path, what is allowed and the value", (path, value, message) => {
    expect(problemsOf(changed(boston, path, value)).join("\n")).toContain(`monitors[0].${message}`);
  });
});

const trained = {
  ...{id: "trained", title: "Trained", task: "regression", target: "y"},
  data: {serving: "logs/*.parquet", time: "ts"},
  model: {train: "network"},
  retrain: {triggers: [{on: "schedule", every: 30}]}
};

describe("retrain", () => {
  it("fills in what is not said: a gate, and neither a window nor a canary", () => {
    expect(parseTable(trained).retrain).toEqual({
      ...{triggers: [{on: "schedule", every: 30}], coolDown: 30, window: null, start: "rebuild"},
      ...{gate: {holdout: 14, confidence: 0.95, slices: 0.1, size: 2, cost: 2, latency: null}, canary: null}
    });
    const distribution = {...trained, retrain: {triggers: [{on: "distribution"}]}};
    expect(parseTable(distribution).retrain!.triggers).toEqual([{on: "distribution", columns: 1, limit: null}]);
  });

  it.each<[Path, unknown, string]>([
    [[], undefined, ": expected an object; found nothing"],
    [["error"], {ratio: 1.25}, ": unknown key: error; expected triggers, coolDown, window, start, gate, canary"],
    [["triggers"], undefined, ".triggers: expected a list; found nothing"],
    [
      ["triggers", 0, "on"],
      "shedule",
      '.triggers[0].on: expected one of schedule, new labels, performance, distribution (did you mean schedule?); found "shedule"'
    ],
    [
      ["triggers", 0, "on"],
      undefined,
      ".triggers[0].on: expected one of schedule, new labels, performance, distribution; found nothing"
    ],
    [["triggers", 0], "weekly", '.triggers[0]: expected an object; found "weekly"'],
    [["triggers", 0], {on: "schedule"}, ".triggers[0].every: expected a number; found nothing"],
    [["triggers", 0], {on: "schedule", every: 0}, ".triggers[0].every: expected a number at least 1; found 0"],
    [["triggers", 0], {on: "schedule", evry: 7}, ".triggers[0]: unknown key: evry (did you mean every?)"],
    [["triggers", 0], {on: "new labels", rows: 0.5}, ".triggers[0].rows: expected a whole number; found 0.5"],
    [
      ["triggers", 0],
      {on: "performance", ratio: 1, partitions: 5},
      ".triggers[0].ratio: expected a number above 1; found 1"
    ],
    [["triggers", 0], {on: "performance", ratio: 1.25}, ".triggers[0].partitions: expected a number; found nothing"],
    [["triggers", 0], {on: "distribution", limit: 0}, ".triggers[0].limit: expected a number above 0; found 0"],
    [["triggers", 0], {on: "distribution", columns: 0}, ".triggers[0].columns: expected a number at least 1; found 0"],
    [["coolDown"], -1, ".coolDown: expected a number at least 0; found -1"],
    [["window"], 0, ".window: expected a number at least 1; found 0"],
    [["start"], "again", '.start: expected one of rebuild, continue; found "again"'],
    [["gate"], {holdout: 0}, ".gate.holdout: expected a number at least 1; found 0"],
    [["gate"], {confidence: 95}, ".gate.confidence: expected a number below 1; found 95"],
    [["gate"], {confidence: 0.5}, ".gate.confidence: expected a number above 0.5; found 0.5"],
    [["gate"], {slices: -0.1}, ".gate.slices: expected a number at least 0; found -0.1"],
    [["gate"], {size: 0.9}, ".gate.size: expected a number at least 1; found 0.9"],
    [["gate"], {cost: 0}, ".gate.cost: expected a number at least 1; found 0"],
    [["gate"], {schema: false}, ".gate: unknown key: schema; expected holdout, confidence, slices, size, cost"],
    [["canary"], {share: 0, partitions: 3}, ".canary.share: expected a number above 0; found 0"],
    [["canary"], {share: 1.5, partitions: 3}, ".canary.share: expected a number at most 1; found 1.5"],
    [["canary"], {share: 0.2}, ".canary.partitions: expected a number; found nothing"]
  ])(
    "of a simulated monitor with %j = %j is refused, with its path, what is allowed and the value",
    (path, value, message) => {
      expect(problemsOf(changed(boston, ["retrain", ...path], value)).join("\n")).toContain(
        `monitors[0].retrain${message}`
      );
    }
  );

  it.each<[string, object, string]>([
    [
      "a model that is not trained here",
      {model: {prediction: "yhat"}},
      "retrain: expected nothing, because the model is not trained here"
    ],
    ["rows without a time", {data: {serving: "a.csv"}}, "retrain: expected nothing without data.time"],
    [
      "a reference that comes apart",
      {data: {...trained.data, reference: "b.csv"}},
      "retrain: expected nothing with data.reference"
    ],
    [
      "least squares that are to continue",
      {model: {train: "least squares"}, retrain: {...trained.retrain, start: "continue"}},
      'retrain.start: expected rebuild: least squares does not learn step by step; a longer window does the same; found "continue"'
    ]
  ])("of a table is refused with %s", (_, part, message) => {
    expect(problemsOf({...trained, ...part}).join("\n")).toContain(`monitors[0].${message}`);
  });
});

describe("retrain of classes", () => {
  it.each(["binary", "multiclass"])("is read, for the task %s", (task) => {
    const {retrain} = parseTable({...trained, task, model: {train: "network"}});
    expect(retrain).not.toBeNull();
  });
});

describe("slices and late labels", () => {
  const rows = {name: "cheap", column: "price", upTo: 10};

  it.each([{prediction: "yhat"}, {train: "least squares"}])(
    "are of a monitor with the model %j, trained again or not",
    (model) => {
      expect(parseTable({...trained, model, slices: [rows], retrain: undefined}).slices).toEqual([
        {...rows, above: null}
      ]);
    }
  );

  it("of numbers and of categories are read, with no limit where none is said", () => {
    const levels = {name: "north", column: "region", levels: ["n"]};
    expect(parseTable({...trained, slices: [rows, levels]}).slices).toEqual([{...rows, above: null}, levels]);
    expect(parseTable({...trained, slices: [rows], retrain: {triggers: []}}).retrain!.triggers).toEqual([]);
  });

  it.each<[object, string]>([
    [{slices: [{...rows, name: ""}]}, 'slices[0].name: expected text; found ""'],
    [{slices: [{...rows, below: 3}]}, "slices[0]: unknown key: below"],
    [{slices: [{...rows, above: "3"}]}, 'slices[0].above: expected a number; found "3"'],
    [{slices: [{name: "none", column: "region", levels: []}]}, "slices[0].levels: expected a list of at least 1"],
    [{slices: [rows, {...rows, upTo: 20}]}, 'slices[1].name: expected each slice once; found "cheap"'],
    [
      {slices: [rows], retrain: undefined, model: undefined},
      "slices: expected nothing without a model, because slices tell for which rows a model errs more"
    ],
    [
      {slices: [rows], retrain: undefined, model: {prediction: "yhat"}, target: undefined, task: undefined},
      "slices: expected nothing without a target"
    ],
    [
      {
        ...{slices: [rows], retrain: undefined, model: {prediction: "yhat"}},
        data: {serving: {trino: "http://localhost:8080", catalog: "c", schema: "s", table: "t"}, time: "ts"}
      },
      "slices: expected nothing, because rows stay in Trino; give the rows of a slice, as a view of their own, a monitor"
    ]
  ])("%j is refused in a table", (part, message) => {
    expect(problemsOf({...trained, ...part}).join("\n")).toContain(`monitors[0].${message}`);
  });

  it.each<[Path, unknown, string]>([
    [["slices", 0, "column"], "radd", "slices[0].column: expected a column of the data (did you mean rad?)"],
    [["slices", 0], {name: "a", column: "rad", levels: ["24"]}, "slices[0]: unknown key: levels"],
    [["stream", "labelDelay"], -1, "stream.labelDelay: expected a number at least 0; found -1"],
    [["stream", "labelDelay"], 1.5, "stream.labelDelay: expected a whole number; found 1.5"]
  ])("%j = %j is refused in a simulated monitor", (path, value, message) => {
    expect(problemsOf(changed(boston, path, value)).join("\n")).toContain(`monitors[0].${message}`);
  });
});

describe("a table monitor", () => {
  it("needs an id, a title and an address", () => {
    expect(parseTable({id: "a", title: "A", data: {serving: "a.csv"}})).toEqual<TableMonitor>({
      kind: "table",
      id: "a",
      title: "A",
      description: "",
      data: {
        serving: {files: ["a.csv"], format: null, delimiter: null, nulls: []},
        reference: null,
        labels: null,
        time: null,
        key: null,
        timeZone: "UTC",
        derive: {},
        name: "",
        origin: "",
        licence: "",
        quarantineLimit: 0.01
      },
      partition: "file",
      task: null,
      columns: [],
      target: null,
      model: null,
      slices: [],
      retrain: null,
      drift: {distance: "psi", falseAlarmRate: 0.01, reference: {first: 30}, current: 7},
      horizon: {fine: 366, coarse: 104},
      publishRows: 0,
      seed: 42
    });
  });

  it("keeps all that was said", () => {
    const {data, ...monitor} = parseTable(credit);
    expect(data).toMatchObject({
      serving: {files: ["logs/*.parquet"], format: null, delimiter: null, nulls: []},
      labels: {source: {files: ["labels/*.csv"], nulls: ["NA"]}, key: "id", column: "y", time: "known_at"},
      derive: {hour: "hour(ts)"}
    });
    expect(monitor).toMatchObject({
      partition: "day",
      columns: [
        {name: "age", type: "integer", kind: null, role: "feature", unit: "years", description: ""},
        {name: "note", type: null, kind: null, role: "ignore", unit: "", description: ""}
      ],
      model: {score: "p", threshold: 0.5}
    });
  });

  it.each<[string, unknown, unknown]>([
    ["one address", "a.csv", {files: ["a.csv"], format: null, delimiter: null, nulls: []}],
    ["a list of addresses", ["a.csv", "b.csv"], {files: ["a.csv", "b.csv"], format: null, delimiter: null, nulls: []}],
    [
      "files with their format",
      {files: "a.txt", format: "csv", delimiter: ";", nulls: ["-"]},
      {files: ["a.txt"], format: "csv", delimiter: ";", nulls: ["-"]}
    ],
    ["a table of a DuckDB file", {database: "a.duckdb", table: "t"}, {database: "a.duckdb", table: "t"}]
  ])("reads a source given as %s", (_, serving, expected) => {
    expect(parseTable({...credit, data: {...credit.data, serving}}).data.serving).toEqual(expected);
  });

  it("has no reference period where the reference is rows of its own", () => {
    const {data, drift} = parseTable({...credit, data: {...credit.data, reference: "train.parquet"}});
    expect(data.reference).toMatchObject({files: ["train.parquet"]});
    expect(drift.reference).toBeNull();
  });

  it("writes instants of a reference period as starts of hours are written", () => {
    const reference = {from: "2001-01-01T02:00:00+02:00", until: "2001-01-02T00:00:00Z"};
    expect(parseTable({...credit, partition: "hour", drift: {reference}}).drift.reference).toEqual({
      from: "2001-01-01T00:00:00.000Z",
      until: "2001-01-02T00:00:00.000Z"
    });
  });

  it("takes least squares over every feature unless it is told which", () => {
    const trained = {...credit, task: "regression", model: {train: "least squares"}};
    expect(parseTable(trained).model).toEqual({
      train: {kind: "least squares"},
      features: null,
      levels: 20
    });
  });

  it.each([
    [{train: "ridge"}, {kind: "ridge", penalty: 1}],
    [
      {train: "network", hidden: [], patience: null},
      {kind: "network", hidden: [], epochs: 100, batchSize: 128, learningRate: 0.003, patience: null}
    ],
    [
      {train: "ensemble", networks: 3, epochs: 5},
      {
        ...{kind: "ensemble", networks: 3, hidden: [32, 16], epochs: 5},
        ...{batchSize: 128, learningRate: 0.003, patience: 10}
      }
    ]
  ])("reads the recipe of %j", (model, recipe) => {
    const parsed = parseTable({...credit, task: "regression", model}).model;
    expect(parsed).toEqual({train: recipe, features: null, levels: 20});
  });

  it("takes the probability of a class that a column says", () => {
    const parsed = parseTable({...credit, task: "multiclass", model: {prediction: "yhat", confidence: "p"}});
    expect(parsed.model).toEqual({prediction: "yhat", confidence: "p"});
    expect(parseTable({...credit, model: {prediction: "yhat"}}).model).toEqual({prediction: "yhat", confidence: null});
  });

  it("lets a network learn classes", () => {
    expect(parseTable({...credit, task: "multiclass", model: {train: "network"}}).model).toMatchObject({levels: 20});
  });

  const reference = {from: "2001-02-01", until: "2001-01-01"};
  const trained = {train: "least squares"};
  it.each<[Path, unknown, string]>([
    [["targt"], "y", "monitors[0]: unknown key: targt (did you mean target?); expected kind, id, title"],
    [["partition"], "dya", '.partition: expected one of hour, day, week, month (did you mean day?); found "dya"'],
    [
      ["task"],
      undefined,
      ".task: expected one of regression, binary, multiclass, because there is a target; found nothing"
    ],
    [["task"], "regression", ".model.score: expected the task binary"],
    [["model"], {score: "y"}, '.model.score: expected a column other than that of target; found "y"'],
    [["model"], {prediction: "y"}, ".model.prediction: expected a column other than that of target"],
    [["model"], {prediction: "yhat", threshold: 0.5}, ".model: unknown key: prediction"],
    [["model"], {prediction: "yhat", confidence: "p"}, ".model.confidence: expected the task multiclass"],
    [["model"], {prediction: "p", confidence: "p"}, ".model.confidence: expected a column other than that of model"],
    [["model"], trained, ".model.train: expected the task regression"],
    [
      ["model"],
      {train: "forest"},
      '.model.train: expected one of least squares, ridge, network, ensemble; found "forest"'
    ],
    [["model"], {train: "ridge", penalty: 0}, ".model.penalty: expected"],
    [["model"], {train: "network", hiden: [3]}, ".model: unknown key: hiden (did you mean hidden?)"],
    [["model"], {train: "network", networks: 3}, ".model: unknown key: networks"],
    [["target"], undefined, ".target: expected the name that labels go by, because there are labels; found nothing"],
    [["target"], "ts", ".target: expected a column other than that of data.time"],
    [["data", "key"], undefined, ".data.key: expected a column, because labels are joined by it; found nothing"],
    [
      ["data", "time"],
      undefined,
      '.partition: expected nothing without data.time: each file is a partition; found "day"'
    ],
    [
      ["data", "timeZone"],
      "Europe/Berln",
      ".data.timeZone: expected a time zone such as Europe/Berlin (did you mean Europe/Berlin?)"
    ],
    [["data", "timeZone"], "+01:00", '.data.timeZone: expected a time zone such as Europe/Berlin; found "+01:00"'],
    [
      ["data", "serving"],
      undefined,
      ".data.serving: expected an address, a list of addresses, {files} or {database, table}"
    ],
    [["data", "serving"], {database: "a.duckdb"}, ".data.serving.table: expected text; found nothing"],
    [["data", "serving"], {files: []}, ".data.serving.files: expected a list of at least 1"],
    [["data", "serving"], {files: "a.csv", fromat: "csv"}, ".data.serving: unknown key: fromat (did you mean format?)"],
    [
      ["data", "serving"],
      {files: "a", format: "json", delimiter: ";"},
      ".data.serving.delimiter: expected no delimiter"
    ],
    [["data", "serving"], {files: "a", delimiter: "::"}, '.data.serving.delimiter: expected one character; found "::"'],
    [["data", "quarantineLimit"], 2, ".data.quarantineLimit: expected a number at most 1; found 2"],
    [["drift"], {reference}, ".drift.reference.until: expected a moment after from"],
    [
      ["drift"],
      {reference: {from: "2001-01-01"}},
      ".drift.reference.until: expected a day such as 2026-03-31; found nothing"
    ],
    [
      ["drift"],
      {reference: {from: "2001-01-01T00:00:00Z", until: "2001-01-02"}},
      ".drift.reference.from: expected a day such as"
    ],
    [["drift"], {current: 0}, ".drift.current: expected a number at least 1; found 0"],
    [["columns", 1, "name"], "age", ".columns[1].name: expected each column once"],
    [
      ["columns", 1, "name"],
      "p",
      ".columns[1].role: expected feature, because the model or the target names this column"
    ],
    [
      ["columns", 0],
      {name: "age", type: "text", kind: "numeric"},
      ".columns[0].kind: expected categorical, because it is text"
    ]
  ])("%j = %j is refused, with its path, what is allowed and the value", (path, value, message) => {
    expect(problemsOf(changed(credit, path, value)).join("\n")).toContain(message);
  });

  it.each<[string, object, string]>([
    [
      "hours",
      {partition: "hour", drift: {reference: {from: "2001-01-01", until: "2001-01-02"}}},
      "expected an instant"
    ],
    [
      "a reference of its own",
      {data: {...credit.data, reference: "a.csv"}, drift: {reference: {first: 3}}},
      "expected nothing"
    ],
    [
      "files",
      {
        data: {...credit.data, time: undefined},
        partition: undefined,
        drift: {reference: {from: "2001-01-01", until: "2001-01-02"}}
      },
      "expected {first: number of files}"
    ]
  ])("refuses a reference period that does not fit %s", (_, part, message) => {
    expect(problemsOf({...credit, ...part}).join("\n")).toContain(`monitors[0].drift.reference`);
    expect(problemsOf({...credit, ...part}).join("\n")).toContain(message);
  });

  it("refuses to learn from the target", () => {
    const model = {train: "least squares", features: ["age", "y"]};
    expect(problemsOf({...credit, task: "regression", model})).toEqual([
      'monitors[0].model.features[1]: expected a column other than that of target; found "y"'
    ]);
  });
});

describe("secrets", () => {
  it.each(["https://ann:hunter2@host/a.csv", "s3://key:hunter2@bucket/a.parquet"])(
    "in an address are refused and not repeated: %s",
    (serving) => {
      const problems = problemsOf({...credit, data: {...credit.data, serving}}).join("\n");
      expect(problems).toContain("expected an address without credentials: they belong in the environment");
      expect(problems).not.toContain("hunter2");
    }
  );

  it("in the wrong place are not repeated", () => {
    const serving = {files: "a.csv", password: "hunter2", delimiter: "https://host/a.csv?signature=hunter2"};
    expect(
      problemsOf({...credit, data: {...credit.data, serving}, title: {token: "hunter2"}}).join("\n")
    ).not.toContain("hunter2");
  });

  it("are not seen in plain addresses", () => {
    const serving = ["https://host/a.csv?version=3", "s3://bucket/day=*/a@b.parquet", "user@home.csv"];
    expect(parseMonitor({...credit, data: {...credit.data, serving}})).toMatchObject({
      data: {serving: {files: serving}}
    });
  });
});
