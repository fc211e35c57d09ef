import type {BundleHead, Folded, FoldedStream} from "../data-loaders/stages/publish.js";
import type {ColumnSummary, PartitionUnit, QuarantineAccount} from "../lib/bundle.js";
import {realisedError} from "../lib/decay/realised-error.js";
import type {ErrorMeasure} from "../lib/decay/realised-error.js";
import type {JournalEvent} from "../lib/journal/types.js";
import {codedValues, numericValues} from "../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../lib/profile/batch.js";
import {ROWS} from "../lib/profile/layout.js";
import {profileRows} from "../lib/profile/profile-rows.js";
import {levelSpec, numericSpec} from "../lib/profile/reference-spec.js";
import type {ColumnSpec, PartitionProfile, ProfileSpec} from "../lib/profile/types.js";
import {schemaOf} from "../lib/schema/defaults.js";
import {deriveSeed, seeded} from "../lib/statistics/random.js";

/** Which monitor to make up: what its partitions are, and what is known of its rows. */
export interface BundleShape {
  readonly unit: PartitionUnit;
  readonly timeZone?: string;
  readonly starts: readonly string[];
  /** numeric features; there are two categorical ones besides. Every fourth moves from the middle of the time on */
  readonly features?: number;
  /** null for a monitor without a model and labels */
  readonly errorMeasure?: ErrorMeasure | null;
  readonly rowsPerPartition?: number;
  readonly reference?: {readonly from: number; readonly to: number};
  readonly current?: number;
  /** rows of each partition that could not be typed */
  readonly quarantined?: readonly number[];
  readonly missingFiles?: readonly string[];
}

const LEVELS = ["north-east", "east", "south", "a level with quite a long name, as free text has them", "west"];
const CLASSES = ["no", "yes"];

/** Returns what the bundle of a made-up monitor is made of. The same shape gives the same numbers. */
export function madeUp(shape: BundleShape): Folded {
  const {starts, quarantined = starts.map(() => 0), missingFiles = []} = shape;
  const spec = specOf(shape);
  const partitions = starts.map((start, i): PartitionProfile => {
    return {start, profile: profileRows(spec, batchOf(shape, i / Math.max(1, starts.length - 1), i))};
  });
  const stream: FoldedStream = {
    ...{id: "serving", title: "Serving", description: "", simulated: false, changeAt: null},
    ...{partitions, quarantined, missingFiles, arrivals: null},
    lines: partitions.flatMap((partition, i) => linesOf(shape, spec, partition, i))
  };
  const profiled = partitions.reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0);
  return {
    head: headOf(shape, spec, accountOf(profiled, quarantined)),
    reference: {schema: schemaOf([]), spec},
    streams: [stream],
    horizon: null
  };
}

function headOf(shape: BundleShape, spec: ProfileSpec, quarantine: QuarantineAccount): BundleHead {
  const {unit, timeZone = "UTC", starts, errorMeasure = "RMSE"} = shape;
  return {
    labels: null,
    ...{id: "boston", title: "Requests for credit", description: "", unit, timeZone, errorMeasure, quarantine},
    source: {name: "", origin: "", licence: "", sha256: null, files: 12, rows: quarantine.read},
    columns: spec.columns.map(({name, role, kind}): ColumnSummary => ({name, role, kind, unit: "", description: ""})),
    ...{falseAlarmRate: 0.05, distance: "psi"},
    reference: shape.reference ?? {from: 0, to: Math.max(1, Math.floor(starts.length / 3))},
    current: shape.current ?? Math.max(1, Math.floor(starts.length / 10)),
    task: errorMeasure === null ? null : errorMeasure === "RMSE" ? "regression" : "binary",
    model: null
  };
}

function accountOf(profiled: number, quarantined: readonly number[]): QuarantineAccount {
  const all = quarantined.reduce((sum, n) => sum + n, 0);
  const half = Math.floor(all / 2);
  return {
    ...{read: profiled + all, profiled, quarantined: all},
    reasons: [
      {column: "feature1", reason: "is no number", rows: all - half},
      {column: "", reason: "has fewer fields than the header", rows: half}
    ].filter(({rows}) => rows > 0),
    folder: all > 0 ? ".driftbook/boston/quarantine" : ""
  };
}

function linesOf(
  {starts, errorMeasure = "RMSE"}: BundleShape,
  spec: ProfileSpec,
  {start: at, profile: {sums}}: PartitionProfile,
  position: number
): JournalEvent[] {
  const stream = "serving";
  const error = errorMeasure && realisedError(spec, sums, errorMeasure);
  const labelled = error?.n ?? 0;
  const alarm = {distance: "psi", value: 0.3, threshold: 0.1, pValue: 0.001, carrier: "pearson"} as const;
  const alarms = position >= starts.length / 2 ? ["feature1"] : [];
  return [
    {
      at,
      stream,
      kind: "profiled",
      rows: sums[ROWS]!,
      labelled,
      error: labelled > 0 ? error!.value : null,
      model: errorMeasure && "3f9a5c01d2e4"
    },
    ...alarms.map((column): JournalEvent => ({at, stream, kind: "alarm", column, ...alarm}))
  ];
}

function names({
  features = 6,
  errorMeasure = "RMSE"
}: BundleShape): Record<"numbers" | "levels" | "outcomes", string[]> {
  return {
    numbers: Array.from({length: features}, (_, i) => `feature${i + 1}`),
    levels: ["region", "a_category_with_a_name_that_goes_on_and_on"],
    outcomes: errorMeasure === null ? [] : ["outcome", "prediction"]
  };
}

function specOf(shape: BundleShape): ProfileSpec {
  const {numbers, levels, outcomes} = names(shape);
  const random = seeded(1);
  const sample = Array.from({length: 2000}, () => normal(random));
  const columns: ColumnSpec[] = [
    ...numbers.map((name) => numericSpec(name, "feature", "number", sample)),
    ...levels.map((name) => levelSpec(name, "feature", [...LEVELS].sort())),
    ...outcomes.map((name, i): ColumnSpec => {
      const role = i === 0 ? "label" : "prediction";
      return shape.errorMeasure === "error rate"
        ? levelSpec(name, role, CLASSES)
        : numericSpec(name, role, "number", sample);
    })
  ];
  const blocks =
    shape.errorMeasure === "error rate" ? [{kind: "pair", columns: ["prediction", "outcome"]} as const] : [];
  return {columns, blocks, slices: []};
}

/** @param time share of the time that has passed */
function batchOf(shape: BundleShape, time: number, position: number): Batch {
  const {rowsPerPartition = 60, errorMeasure = "RMSE"} = shape;
  const {numbers, levels, outcomes} = names(shape);
  const random = seeded(deriveSeed(2, "batch", position));
  const drawn = <T>(draw: () => T): T[] => Array.from({length: rowsPerPartition}, draw);
  const shift = Math.max(0, 2 * (time - 0.5));
  const truth = drawn(() => normal(random));
  const classes = truth.map((x) => CLASSES[Number(x > 0)]!);
  const said = classes.map((is) => (random() < 0.1 + 0.2 * shift ? CLASSES[1 - CLASSES.indexOf(is)]! : is));
  const columns = new Map<string, NumericValues | CodedValues>();
  numbers.forEach((name, i) => {
    columns.set(name, numericValues(drawn(() => normal(random) + (i % 4 === 0 ? shift : 0))));
  });
  for (const name of levels) {
    const pick = (): string => LEVELS[Math.floor(random() ** (1 + shift) * LEVELS.length)]!;
    columns.set(name, codedValues(drawn(pick), {levels: [...LEVELS].sort(), buckets: 1}));
  }
  const answers = truth.map((x) => x + 0.3 * (1 + shift) * normal(random));
  for (const [i, name] of outcomes.entries())
    if (errorMeasure === "RMSE") columns.set(name, numericValues(i === 0 ? truth : answers));
    else columns.set(name, codedValues(i === 0 ? classes : said, {levels: CLASSES, buckets: 1}));
  return {rows: rowsPerPartition, columns};
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
