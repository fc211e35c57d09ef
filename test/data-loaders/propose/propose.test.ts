import {describe, expect, it} from "vitest";
import type {ColumnFacts, Look} from "../../../data-loaders/propose/look.js";
import {propose} from "../../../data-loaders/propose/propose.js";
import type {Proposal, Wishes} from "../../../data-loaders/propose/propose.js";
import {factsOf, lookOf, slotsOf} from "./looks.js";

const ts = factsOf("ts", {type: "timestamp", range: null});

function proposed(columns: readonly ColumnFacts[], wishes: Partial<Wishes> = {}): Promise<Proposal> {
  return propose(lookOf(columns), {target: null, prediction: null, time: null, ...wishes});
}

describe("propose(look, wishes)", () => {
  it("takes the only column of times, and leaves it out of the columns", async () => {
    const {time, columns} = await proposed([ts, factsOf("x")]);
    expect(time).toMatchObject({column: "ts", slots: {unit: "day"}});
    expect(columns.map(({name}) => name)).toEqual(["x"]);
  });

  it("reads a column by what nearly all of its values are, and says what becomes of the others", async () => {
    const stray = {type: "number", rows: 1, present: 1000, example: "forty"} as const;
    const {columns} = await proposed([factsOf("age", {stray})]);
    expect(columns).toEqual([
      {
        name: "age",
        type: "number",
        kind: "numeric",
        reason: '1 of 1000 values are no number, such as "forty": those rows go to quarantine'
      }
    ]);
  });

  it("needs no time", async () => {
    expect(await proposed([factsOf("x")])).toMatchObject({time: null, target: null, task: null, output: null});
  });

  it("asks which of several times is meant, and takes the one that is named", async () => {
    const columns = [ts, {...ts, name: "known_at"}, factsOf("x")];
    await expect(proposed(columns)).rejects.toThrow("several columns hold times: ts, known_at; say which with --time");
    const {time, columns: others} = await proposed(columns, {time: "ts"});
    expect(time?.column).toBe("ts");
    expect(others[0]).toMatchObject({kind: null, reason: "a moment: it moves on whatever happens"});
  });

  it("refuses a time that is none", async () => {
    await expect(proposed([factsOf("x")], {time: "x"})).rejects.toThrow(
      "not a time: column x holds values of type number"
    );
  });

  it("refuses a table without rows, and one without times where it should have them", async () => {
    const wishes = {target: null, prediction: null, time: null};
    const look = lookOf([ts]);
    await expect(propose({...look, rows: 0}, wishes)).rejects.toThrow("no rows to look at");
    const slots: Look["slots"] = (_, unit) => Promise.resolve({...slotsOf(unit, 0, 0), undated: 1000});
    await expect(propose({...look, slots}, wishes)).rejects.toThrow("no row has a time in column ts");
  });

  it.each([
    ["target", {target: "targt"}],
    ["prediction", {prediction: "targt"}],
    ["time", {time: "targt"}]
  ])("names the closest column to a --%s that is not there", async (option, wishes) => {
    await expect(proposed([factsOf("x"), factsOf("target")], wishes)).rejects.toThrow(
      `unknown column: --${option} targt (did you mean target?); known: x, target`
    );
  });

  it.each<[Partial<ColumnFacts>, string, string | null]>([
    [{type: "number"}, "regression", null],
    [{type: "integer", distinct: 300}, "regression", null],
    [{type: "integer", distinct: 5}, "regression", 'if its 5 numbers stand for classes: "multiclass"'],
    [{type: "integer", distinct: 2}, "binary", null],
    [{type: "boolean", distinct: 2}, "binary", null],
    [{type: "boolean", distinct: 1}, "binary", null],
    [{type: "text", distinct: 2}, "binary", null],
    [{type: "text", distinct: 5}, "multiclass", null]
  ])("reads the task from the target: %j", async (facts, task, taskReason) => {
    expect(await proposed([factsOf("y", facts)], {target: "y"})).toMatchObject({target: "y", task, taskReason});
  });

  it("tells scores from answers", async () => {
    const y = factsOf("y", {type: "boolean", distinct: 2});
    const output = async (facts: Partial<ColumnFacts>, target = y) =>
      (await proposed([target, factsOf("p", facts)], {target: "y", prediction: "p"})).output;
    expect(await output({range: [0.01, 0.99]})).toEqual({column: "p", isScore: true});
    expect(await output({range: [0, 1], distinct: 2})).toEqual({column: "p", isScore: false});
    expect(await output({range: [-3, 3]})).toEqual({column: "p", isScore: false});
    expect(await output({range: [0.01, 0.99]}, factsOf("y"))).toEqual({column: "p", isScore: false});
  });

  it.each<[string, Partial<ColumnFacts>, string | null]>([
    ["loan", {type: "text", distinct: 1000, range: null}, "a key: no value comes twice"],
    ["note", {type: "text", distinct: 600, range: null}, "a key or free text: more than half of its values are new"],
    ["city", {type: "text", distinct: 40, range: null}, null],
    ["row", {type: "integer", distinct: 1000, range: [1, 1000]}, "a key: it numbers the rows"],
    ["loan_id", {type: "integer", distinct: 1000, range: [1, 1e9]}, "a key: it numbers the rows"],
    ["loanId", {type: "integer", distinct: 1000, range: [1, 1e9]}, "a key: it numbers the rows"],
    ["paid", {type: "integer", distinct: 1000, range: [1, 1e9]}, null],
    ["income", {type: "integer", distinct: 1000, range: [1, 1e9]}, null],
    ["age", {type: "integer", distinct: 70, range: [18, 99]}, null],
    ["ratio", {type: "number", distinct: 1000}, null],
    ["empty", {type: "text", present: 0, distinct: 0, range: null}, "no row has a value"],
    ["rare", {type: "text", present: 9, distinct: 9, range: null}, null]
  ])("knows what a model cannot learn from: %s", async (name, facts, reason) => {
    const {columns} = await proposed([factsOf(name, facts)]);
    expect(columns).toMatchObject([{name, reason}]);
    expect(columns[0]!.kind === null).toBe(reason !== null);
  });

  it("ignores no column that was named", async () => {
    const y = factsOf("y", {type: "text", distinct: 1000, range: null});
    expect((await proposed([y], {target: "y"})).columns[0]!.kind).toBe("categorical");
  });

  it.each<[Partial<ColumnFacts>, object]>([
    [
      {type: "integer", distinct: 2},
      {type: "integer", kind: "categorical", reason: null}
    ],
    [
      {type: "text", distinct: 3},
      {type: "text", kind: "categorical", reason: null}
    ],
    [
      {distinct: 2, isWhole: true},
      {type: "integer", kind: "categorical", reason: "written as fractions, read as integer: they stand for classes"}
    ],
    [
      {distinct: 2},
      {type: "text", kind: "categorical", reason: "written as fractions, read as text: they stand for classes"}
    ],
    [{distinct: 900}, {type: "number", kind: "numeric", reason: null}]
  ])("counts classes, however they are written: %j", async (facts, column) => {
    expect((await proposed([factsOf("y", facts)], {target: "y"})).columns).toEqual([{name: "y", ...column}]);
    const wishes = {target: "y", prediction: "yhat"};
    const both = await proposed([factsOf("y", facts), factsOf("yhat", {...facts, range: [1, 9]})], wishes);
    expect(both.columns[1]).toEqual({name: "yhat", ...column});
  });
});
