import {describe, expect, it} from "vitest";
import {parseTable, problemsOf} from "./table-monitor.js";

const serving = {trino: "https://trino.example.org:8443", catalog: "lake", schema: "logs", table: "answers"};
const monitor = {
  id: "credit",
  title: "Credit risk",
  data: {serving, time: "ts"},
  task: "binary",
  target: "y",
  model: {score: "p"}
};

describe("a monitor of a table of Trino", () => {
  it("has a version and session properties only where they are given", () => {
    expect(parseTable(monitor).data.serving).toEqual({...serving, version: null, session: {}});
    const more = {...serving, version: "max(updated_at)", session: {query_max_run_time: "10m"}};
    expect(parseTable({...monitor, data: {...monitor.data, serving: more}}).data.serving).toEqual(more);
  });

  it("takes reference rows in files", () => {
    const data = {...monitor.data, reference: "train.parquet"};
    expect(parseTable({...monitor, data}).data.reference).toMatchObject({files: ["train.parquet"]});
  });

  it.each<[string, object, string]>([
    ["no time", {data: {serving}}, ".data.time: expected a column, because a table of Trino has no files"],
    [
      "labels that come apart",
      {data: {serving, time: "ts", key: "id", labels: {files: "l.csv", key: "id", column: "y"}}},
      ".data.labels: expected nothing, because rows stay in Trino; join the labels there, in a view"
    ],
    [
      "a model to be trained",
      {task: "regression", model: {train: "least squares"}},
      ".model.train: expected predictions in a column, because rows stay in Trino"
    ],
    [
      "reference rows in another table",
      {data: {...monitor.data, reference: {...serving, table: "train"}}},
      ".data.reference: expected files or a DuckDB file: of Trino, data.serving alone can be a table"
    ],
    [
      "an address of another kind",
      {data: {time: "ts", serving: {...serving, trino: "trino.example.org:8443"}}},
      ".data.serving.trino: expected an address such as https://trino.example.org:8443"
    ],
    [
      "no table",
      {data: {time: "ts", serving: {...serving, table: ""}}},
      '.data.serving.table: expected text; found ""'
    ],
    [
      "a key it does not know",
      {data: {time: "ts", serving: {...serving, sesion: {}}}},
      ".data.serving: unknown key: sesion (did you mean session?)"
    ]
  ])("is refused with %s", (_, part, message) => {
    expect(problemsOf({...monitor, ...part}).join("\n")).toContain(`monitors[0]${message}`);
  });

  it("keeps credentials out of its address, and out of what is said about it", () => {
    const data = {time: "ts", serving: {...serving, trino: "https://ann:hunter2@trino.example.org"}};
    const problems = problemsOf({...monitor, data}).join("\n");
    expect(problems).toContain("expected an address without credentials: they belong in the environment");
    expect(problems).not.toContain("hunter2");
  });
});
