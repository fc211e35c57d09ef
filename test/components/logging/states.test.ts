import {describe, expect, it} from "vitest";
import {bytesText} from "../../../src/components/logging/bytes-text.js";
import {costChoices, costFields} from "../../../src/components/logging/cost-state.js";
import {logChoices, markedField} from "../../../src/components/logging/log-state.js";
import type {LogState} from "../../../src/components/logging/log-state.js";
import {incidentLogOf, logView} from "../../../src/components/logging/log-view.js";

import {events, ranges} from "../../lib/course/logging/log.js";

const log = incidentLogOf(events.map((event) => `${JSON.stringify(event)}\n`).join(""), ranges);
const all: LogState = {
  ...{aggregate: "median", field: "nox", replica: "all", service: "all", lines: "all", from: 0, to: 24},
  ...{group: "replica", first: 0, marked: null}
};

describe("bytesText(bytes)", () => {
  it.each([
    [44, "44 B"],
    [999.6, "1 kB"],
    [1000, "1 kB"],
    [9_530_000, "9.53 MB"],
    [999_900_000_000, "1 TB"],
    [11_595_000_000_000_000, "11.6 PB"]
  ])("of %d is %s", (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});

describe("costFields(choices, facts)", () => {
  const facts = {lineBytes: 318, packedBytes: 44};
  const fields = costFields(costChoices(facts), facts);

  it("write and read each number that is offered, and nothing else", () => {
    for (const [name, values] of Object.entries(costChoices(facts)))
      for (const value of values)
        expect(fields[name as "days"].parse(fields[name as "days"].format(value))).toBe(value);
    expect(fields.share.parse("0.02")).toBeUndefined();
    expect(fields.bytes.initial).toBe(318);
  });
});

describe("markedField(events, choices)", () => {
  const field = markedField(log.events, logChoices(log.events));

  it.each([null, "skipped", {replica: "b", field: "nox", request: "10:30"}] as const)(
    "writes and reads %o",
    (value) => {
      const text = field.format(value);
      expect(value === null ? field.initial : field.parse(text)).toEqual(value);
    }
  );

  it.each(["", "b.nox", "c.nox.10:30", "b.tax.10:30", "b.nox.10:31", "b.nox.10:30.x"])("refuses %j", (text) => {
    expect(field.parse(text)).toBeUndefined();
  });
});

describe("logView(log, state)", () => {
  it("groups what is kept whether or not only odd lines are listed", () => {
    const view = logView(log, {...all, lines: "outside"});
    expect(view.groups.map(({lines}) => lines)).toEqual([3, 31]);
    expect(view.listed.length).toBe(29);
    expect(view.kept.length).toBe(34);
  });

  it("looks no further than the chosen hours and replica", () => {
    const view = logView(log, {...all, replica: "b", from: 10, to: 11});
    expect(view.listed.map(({request}) => request)).toEqual(["10:20", "10:30", "10:40"]);
  });
});
