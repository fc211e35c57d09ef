import type {CategoricalSpec, NumericSpec, ProfileSpec, Role} from "../../lib/profile/types.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {Field, TestColumn, TestTable} from "./table.js";

/** Rows that engines have been seen to count differently, with names and texts that break careless quoting. */

const ROWS = 240;

/** Values in turn; lists of lengths without a common factor meet in every combination. */
function cycle<T>(values: readonly T[], rows = ROWS): T[] {
  return Array.from({length: rows}, (_, i) => values[i % values.length]!);
}

function numeric(name: string, edges: readonly number[], {role = "feature" as Role, centre = 0.3} = {}): NumericSpec {
  // spread so that coarser bins are unions of some of these
  const ranks = edges.map((_, i) => Math.round(((i + 1) * 256) / (edges.length + 1)));
  return {kind: "numeric", type: "number", name, role, edges, ranks, centre};
}

function categorical(name: string, levels: readonly string[], buckets = 1): CategoricalSpec {
  return {kind: "categorical", type: "text", name, role: "feature", levels, buckets};
}

const hostileTexts = ["", "it's", 'say "so"', "two\nlines", "__proto__", "東京😀", "a; DROP TABLE t --", "\\", "%_"];
const strangeTexts = ["other", " ", "IT'S", "e\u0301", "\u00e9", "\ufffd", "\u{10ffff}", "\ue000", "null", "\t", "0"];

/** Ties on every edge, both zeros, all that is not finite, numbers next to an edge, and the ends of the range. */
const hostileNumbers = [
  ...[null, NaN, Infinity, -Infinity, -0, 0, -1.5, 0.1, 0.30000000000000004, 0.3, 1.8857563050276302],
  ...[1.8857563050276304, 1.88575630502763, 5e-324, -5e-324, 1e17, -1e17, 2 ** 53, 4503599627370495.5, 7, -7, 2.5]
];

/** Changes of the clock in Berlin (03-29, 10-25), Los Angeles (03-08, 11-01) and on Lord Howe Island (04-04, 10-03). */
const instants = [
  ...["2026-03-28T22:59:59.999999Z", "2026-03-28T23:00:00Z", "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z"],
  ...["2026-03-29T21:59:59.9996Z", "2026-03-29T22:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z"],
  ...["2026-10-25T01:30:00Z", "2026-10-25T22:59:59.9999Z", "2026-10-25T23:00:00Z", "2026-03-08T09:59:59.5Z"],
  ...["2026-03-08T10:00:00Z", "2026-11-01T08:30:00Z", "2026-11-01T09:30:00Z", "2026-04-04T14:45:00Z"],
  ...["2026-04-04T15:15:00Z", "2026-10-03T15:29:00Z", "2026-10-03T15:31:00Z", "2025-12-31T23:59:59.999999Z"],
  ...["2026-01-01T00:00:00Z", "2024-02-29T12:00:00Z", "1969-12-31T23:59:59.9995Z", "1969-12-29T00:00:00Z"],
  "1970-01-01T00:00:00.000001Z"
];
/** Late and out of order, and one in six without a time. */
const times = cycle(instants).map((time, i) => (i % 6 === 5 ? null : time));

const column = (name: string, type: TestColumn["type"], values: readonly Field[]): TestColumn => ({
  name,
  type,
  values: cycle(values)
});

export const table: TestTable = {
  name: 'hostile "table"',
  columns: [
    {name: 'when "it"\nwas', type: "instant", values: times},
    {name: "naive", type: "timestamp", values: times},
    {name: "day", type: "date", values: times.map((time) => time && time.slice(0, 10))},
    column('x"\n--', "double", hostileNumbers),
    column("r0", "double", [0.25, null, -0.5, 1e6, 3, NaN, 0.5]),
    column("slice", "bigint", [3n, null, -9007199254740993n, 9223372036854775807n, 0n, 1n, -1n, 9007199254740993n]),
    column("slot", "double", [17, 17, 17, null]),
    column("huge", "double", [1.7976931348623157e308, ...Array.from({length: ROWS - 1}, () => 1)]),
    column("never", "double", [null]),
    column(
      "many",
      "double",
      Array.from({length: 59}, (_, i) => (((i * 37) % 59) / 59) * 1.03 - 0.01)
    ),
    column("__proto__", "varchar", [...hostileTexts, null, ...strangeTexts]),
    column("cell", "varchar", ["a", "b", null, "c", "", "b", "b"]),
    column("source", "boolean", [true, false, null, true, true]),
    column("code", "bigint", [1n, 2n, null, -3n]),
    column("seen at", "timestamp", cycle([...instants, null]).reverse()),
    column("seen on", "date", ["1969-12-31", "2026-03-29", null]),
    column("y", "double", [1, 2, null, 4.5, NaN, 1e3, -Infinity, 0, 2]),
    column("ŷ", "double", [1.25, 1.75, 4, null, 3, 998.5, 2, Infinity, -0, 2, 1.5]),
    column("p", "double", [0, 0.5, 1, 0.25, null, 0.75, 0.5, NaN, 0.1, 0.9, 2, -1])
  ]
};

const x = numeric('x"\n--', [-1.5, -0.1, 0, 0.1, 0.3, 1.8857563050276302, 7], {centre: 0.7});

/** As many bins as there can be, so that the outer ones of the coarser bins hold several. */
const many = numeric(
  "many",
  Array.from({length: 255}, (_, i) => (i + 1) / 256)
);

export const spec: ProfileSpec = {
  columns: [
    x,
    numeric("r0", [0.25], {centre: -2.5}),
    numeric("slice", [-1, 0, 3]),
    // no edge at all, and a constant between two
    numeric("slot", []),
    numeric("huge", [0.5, 1]),
    numeric("never", [1, 2]),
    many,
    categorical("day", ["2026-03-29", "1969-12-31"]),
    categorical("__proto__", hostileTexts, 3),
    categorical("cell", ["b", "a", ""]),
    {...categorical("source", ["false", "true"]), type: "boolean"},
    categorical("code", ["2", "1"]),
    {...numeric("seen at", [-1, 0, Date.UTC(2026, 2, 29)]), type: "timestamp"},
    {...numeric("seen on", [0]), type: "timestamp"},
    {...numeric("y", [1, 2]), role: "label"},
    {...numeric("ŷ", [1.5, 2]), role: "prediction"},
    {...numeric("p", [0.25, 0.5, 0.75]), role: "score"},
    // the table has neither
    numeric("not there", [0]),
    categorical("nor this", ["a"], 2),
    categorical("no level", [], 2)
  ],
  blocks: [
    {kind: "pair", columns: [x.name, "cell"]},
    {kind: "pair", columns: ["source", "__proto__"]},
    {kind: "pair", columns: ["slot", "nor this"]},
    {kind: "scores", score: "p", label: "source", edges: [0.25, 0.5]},
    {kind: "scores", score: "p", label: "cell", edges: []},
    {kind: "confidence", score: "p", prediction: "cell", label: "__proto__", edges: [0.25, 0.5]},
    {kind: "confidence", score: "p", prediction: "cell", label: "cell", edges: []},
    {kind: "confidence", score: "p", prediction: "no level", label: "cell", edges: [0.5]},
    {
      kind: "errors",
      prediction: "ŷ",
      label: "y",
      edges: [1.5, 2],
      feature: {column: x.name, edges: [0, 1.8857563050276302]}
    },
    {kind: "errors", prediction: "ŷ", label: "y", edges: [], feature: null},
    {kind: "gram", columns: ["r0", "cell", "ŷ", "source"]},
    {kind: "gram", columns: ["r0", "no level", "p"]}
  ],
  slices: [
    {name: "hostile", column: "__proto__", levels: ["", "it's", "two\nlines", "東京😀"]},
    {name: "none", column: "cell", levels: []},
    {name: "middle", column: x.name, above: -1.5, upTo: 1.8857563050276302},
    {name: "low", column: x.name, above: null, upTo: 0},
    {name: "all", column: "r0", above: null, upTo: null},
    {name: "true", column: "source", levels: ["true"]}
  ]
};

/** Each unit, in zones whose days have 23, 24 and 25 hours, and whose hours start off the hour. */
export const timeColumns: readonly TimeColumn[] = [
  ...["Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"].flatMap((zone) =>
    (["hour", "day"] as const).map((unit) => ({column: 'when "it"\nwas', unit, zone}))
  ),
  {column: "naive", unit: "hour", zone: "Europe/Berlin"},
  {column: "naive", unit: "week", zone: "Europe/Berlin"},
  {column: "naive", unit: "month", zone: "America/Los_Angeles"},
  {column: 'when "it"\nwas', unit: "week", zone: "Asia/Kolkata"},
  {column: "day", unit: "day", zone: "Asia/Kolkata"},
  {column: "day", unit: "week", zone: "UTC"},
  {column: "day", unit: "month", zone: "UTC"}
];
