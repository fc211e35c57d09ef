import fc from "fast-check";
import {expect, it} from "vitest";
import type {TypedColumn} from "../../../data-loaders/sources/types.js";
import {slotStart} from "../../../lib/sql/slot.js";
import type {SlotUnit} from "../../../lib/sql/types.js";
import {columnsOf, readText} from "./read-source.js";

const derived = (name: string, type: TypedColumn["type"], derive: string): TypedColumn => ({name, type, derive});

it("openFile(…) computes columns from typed ones, and rejects rows for which that fails", async () => {
  const columns = [
    ...columnsOf({a: "number", t: "text"}),
    derived("double", "number", "a * 2 -- twice"),
    derived('when "it" was', "timestamp", "strptime(t, '%d/%m/%Y')"),
    derived("sign", "boolean", "a > 0"),
    derived("whole", "integer", "a / 2")
  ];
  const time = {column: 'when "it" was', unit: "day", zone: "UTC"} as const;
  const text = "a,t\n4,31/01/2001\n-2,01/02/2001\n3,02/02/2001\n8,2001\n6,\nx,03/02/2001\n";
  const {rows, rejects, storages} = await readText("a.csv", text, columns, {time});
  expect(rows).toEqual([
    [4, "31/01/2001", 8, "2001-01-31 00:00:00", true, "2"],
    [-2, "01/02/2001", -4, "2001-02-01 00:00:00", false, "-1"],
    [6, null, 12, null, true, "3"]
  ]);
  expect(storages.get("double")).toBe("number");
  expect(
    rejects.map(({row, column, text: found, reason, slot}) => [
      row,
      column,
      found,
      reason,
      slot && slotStart(slot, "day")
    ])
  ).toEqual([
    [4, "whole", "1.5", "not a whole number of at most 9007199254740991", "2001-02-02"],
    [5, 'when "it" was', "", "cannot be computed: strptime(t, '%d/%m/%Y')", null],
    [6, 'when "it" was', "", "no time", null],
    [7, "a", "x", "not a number", "2001-02-03"]
  ]);
});

it.each([
  ["unknown column", "hour(nothing)", /^cannot compute column bad: hour\(nothing\); .*"nothing" not found/],
  ["broken expression", "a +", /^cannot compute column bad: a \+; /],
  ["random number", "random()", /^cannot compute column bad: random\(\); /]
])("openFile(…) names a computed column with a %s", async (_, expression, message) => {
  const columns = [...columnsOf({a: "number"}), derived("bad", "number", expression)];
  await expect(readText("a.csv", "a\n1\n", columns)).rejects.toThrow(message);
});

it.each([
  ["no columns to read", [], null],
  ["columns that SQL cannot tell apart: a and A", columnsOf({a: "text", A: "text"}), null],
  ["missing time column: t (known: a)", columnsOf({a: "text"}), {column: "t", unit: "day", zone: "UTC"} as const]
])("openFile(…) refuses columns: %s", async (message, columns, time) => {
  await expect(readText("a.csv", "a\n1\n", columns, {time})).rejects.toThrow(message);
});

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Sao_Paulo"
];

/** The day, or hour, of an instant on the clock of a zone, as the calendar of the platform has it. */
function startOf(instant: number, unit: SlotUnit, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    minute: "2-digit",
    second: "2-digit"
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((p) => p.type === type)!.value;
  if (unit === "hour")
    return new Date(instant - (Number(part("minute")) * 60 + Number(part("second"))) * 1000).toISOString();
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return unit === "month" ? `${date.slice(0, 8)}01` : date;
}

it("a reject's slot is the partition of its time in the named zone, across changes of the clock", async () => {
  const second = fc.integer({min: Date.UTC(2017, 0, 1) / 1000, max: Date.UTC(2019, 0, 1) / 1000});
  const changes = fc.constantFrom(
    "2018-03-25T00:59:59Z",
    "2018-03-25T01:00:00Z",
    "2018-10-28T00:30:00Z",
    "2018-10-28T01:30:00Z",
    "2018-11-04T02:59:59Z",
    "2018-11-04T03:00:00Z",
    "2018-04-06T15:15:00Z"
  );
  const instant = fc.oneof(
    second.map((s) => s * 1000),
    changes.map((text) => Date.parse(text))
  );
  const unit = fc.constantFrom<SlotUnit>("hour", "day", "month");
  await fc.assert(
    fc.asyncProperty(
      fc.array(instant, {minLength: 1, maxLength: 8}),
      unit,
      fc.constantFrom(...zones),
      async (instants, unit, zone) => {
        const times = instants.map((x, i) =>
          i % 2 === 0 ? new Date(x).toISOString() : new Date(x + 7_200_000).toISOString().replace(".000Z", "+02:00")
        );
        const text = `t,x\n${times.map((t) => `${t},word\n`).join("")}`;
        const {rejects} = await readText("a.csv", text, columnsOf({t: "timestamp", x: "number"}), {
          time: {column: "t", unit, zone}
        });
        expect(rejects.map(({slot}) => slotStart(slot!, unit))).toEqual(instants.map((x) => startOf(x, unit, zone)));
      }
    ),
    {seed: 3, numRuns: 25}
  );
});

it.each(zones)("a day without a time of day is that day in %s", async (zone) => {
  const days = ["2018-11-04", "2018-01-01", "2018-03-25", "2018-10-07"];
  const {rows, undated, rejects} = await readText(
    "a.csv",
    `t,x\n${days.map((d) => `${d},1\n${d},word\n`).join("")}`,
    columnsOf({t: "timestamp", x: "number"}),
    {time: {column: "t", unit: "day", zone}}
  );
  expect([rows.length, undated]).toEqual([4, 0]);
  expect(rejects.map(({slot}) => slotStart(slot!, "day"))).toEqual(days);
});
