import {describe, expect, it} from "vitest";
import {checkColumnNames} from "../../../data-loaders/config/column-names.js";
import {findMonitor, findSimulated} from "../../../data-loaders/config/monitors.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import driftbook from "../../../driftbook.config.js";
import {credit, parseTable} from "./table-monitor.js";

const boston = driftbook.monitors.find(({id}) => id === "boston")!;
const config = parseConfig({title: "Test", monitors: [boston, credit]}, "x.ts");

describe("findMonitor(config, id)", () => {
  it("returns the monitor of that id", () => {
    expect(findMonitor(config, "credit")).toMatchObject({kind: "table", id: "credit"});
  });

  it("names the closest id and the known ones", () => {
    expect(() => findMonitor(config, "bostn")).toThrow(
      "unknown monitor: bostn (did you mean boston?); known: boston, credit"
    );
    expect(() => findMonitor(config, "zzz")).toThrow("unknown monitor: zzz; known: boston, credit");
  });
});

it("findSimulated(config, id) refuses a table monitor", () => {
  expect(findSimulated(config, "boston").id).toBe("boston");
  expect(() => findSimulated(config, "credit")).toThrow("expected a simulated monitor: credit is of a table");
});

describe("checkColumnNames(monitor, available)", () => {
  const monitor = parseTable(credit);

  it("accepts columns that are there; that of labels apart need not be", () => {
    expect(() => checkColumnNames(monitor, ["ts", "id", "p", "age", "note"])).not.toThrow();
  });

  it("names each that is not, with its path and the closest name", () => {
    expect(() => checkColumnNames(monitor, ["tss", "id", "prob", "Age", "note"])).toThrow(
      [
        "no such columns: monitor credit (known: tss, id, prob, Age, note)",
        "  data.time: unknown column: ts (did you mean tss?)",
        "  model.score: unknown column: p",
        "  columns[0].name: unknown column: age (did you mean Age?)"
      ].join("\n")
    );
  });

  it("looks at the features of a model that is trained here, and at a target among the rows", () => {
    const trained = parseTable({
      id: "a",
      title: "A",
      data: {serving: "a.csv"},
      task: "regression",
      target: "y",
      model: {train: "least squares", features: ["x", "z"]}
    });
    expect(() => checkColumnNames(trained, ["x"])).toThrow(
      "target: unknown column: y (did you mean x?)\n  model.features[1]: unknown column: z (did you mean x?)"
    );
  });
});
