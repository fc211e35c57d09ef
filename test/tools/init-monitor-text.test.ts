import {describe, expect, it} from "vitest";
import {parseConfig} from "../../data-loaders/config/schema.js";
import {propose} from "../../data-loaders/propose/propose.js";
import type {Wishes} from "../../data-loaders/propose/propose.js";
import {monitorText} from "../../tools/init/monitor-text.js";
import type {Names} from "../../tools/init/monitor-text.js";
import {factsOf, lookOf, slotsOf} from "../data-loaders/propose/looks.js";

const look = lookOf([
  factsOf("ts", {type: "timestamp", range: null}),
  factsOf("loan", {type: "text", distinct: 1000, range: null}),
  factsOf("age", {type: "integer", distinct: 70}),
  factsOf('a "b" \\', {type: "text", distinct: 4, range: null}),
  factsOf("y", {type: "boolean", distinct: 2, range: null}),
  factsOf("p", {range: [0.01, 0.99]})
]);
const names: Names = {id: "credit", title: "Credit", serving: "logs/*.parquet", reference: null, files: 1};
const wishes: Wishes = {target: "y", prediction: "p", time: null};

/** Reads a monitor's text back through the schema. */
function parsed(text: string): unknown {
  return parseConfig({title: "Test", monitors: [new Function(`return (${text});`)()]}, "x.ts").monitors[0];
}

describe("monitorText(names, proposal)", () => {
  it("is a monitor with comments, as a user would write it", async () => {
    expect(await monitorText(names, await propose(look, wishes))).toBe(`{
  id: "credit",
  title: "Credit",
  data: {serving: "logs/*.parquet", time: "ts"},
  // 91 days, 2026-01-01 to 2026-04-01, typically of 100 rows
  partition: "day",
  task: "binary",
  // inferred from all rows; what is left out is inferred anew
  columns: [
    // a key: no value comes twice
    {name: "loan", type: "text", role: "ignore"},
    {name: "age", type: "integer", kind: "numeric"},
    {name: 'a "b" \\\\', type: "text", kind: "categorical"},
    {name: "y", type: "boolean", kind: "categorical"},
    {name: "p", type: "number", kind: "numeric"}
  ],
  target: "y",
  // probabilities: the answer is yes from the threshold up
  model: {score: "p", threshold: 0.5},
  // the first 30 partitions: move it to a time when all was well
  drift: {reference: {from: "2026-01-01", until: "2026-01-31"}, current: 7}
}`);
  });

  it("is accepted by the schema, and says what the defaults would not", async () => {
    expect(parsed(await monitorText(names, await propose(look, wishes)))).toMatchObject({
      kind: "table",
      partition: "day",
      model: {score: "p", threshold: 0.5},
      drift: {reference: {from: "2026-01-01", until: "2026-01-31"}, current: 7}
    });
  });

  it("has no reference period where the reference is rows of its own", async () => {
    const text = await monitorText({...names, reference: "train.parquet"}, await propose(look, wishes));
    expect(parsed(text)).toMatchObject({
      data: {reference: {files: ["train.parquet"]}},
      drift: {reference: null, current: 7}
    });
  });

  it.each([
    [1, "one file is one partition: there is nothing to compare it with until there are more", 1],
    [9, "each file is a partition, in order of its name", 3]
  ])("counts files where there is no time: %i", async (files, comment, first) => {
    const proposal = await propose(lookOf([factsOf("x")]), {target: null, prediction: null, time: null});
    const text = await monitorText({...names, files}, proposal);
    expect(text).toContain(`// ${comment}`);
    expect(parsed(text)).toMatchObject({partition: "file", drift: {reference: {first}, current: 1}});
  });

  it("says that there is one partition, few rows, and rows without a time", async () => {
    const proposal = await propose(look, wishes);
    const time = {column: "ts", slots: {...slotsOf("day", 1, 12), undated: 1234}};
    const text = await monitorText(names, {...proposal, time});
    expect(text).toContain(
      "// 1 day, 2026-01-01 to 2026-01-01, typically of 12 rows: few, so only great changes will be seen"
    );
    expect(text).toContain("// rows without a time are quarantined: 1,234");
    expect(text).toContain("// one partition: there is nothing to compare it with until there are more");
    expect(parsed(text)).toMatchObject({drift: {reference: {first: 1}}});
  });

  it("writes hours as instants", async () => {
    const proposal = await propose(look, wishes);
    const time = {column: "ts", slots: slotsOf("hour", 48, 400)};
    expect(parsed(await monitorText(names, {...proposal, time}))).toMatchObject({
      partition: "hour",
      drift: {reference: {from: "2026-01-01T00:00:00.000Z", until: "2026-01-01T16:00:00.000Z"}, current: 24}
    });
  });
});
