import {existsSync} from "node:fs";
import {isAbsolute, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {z} from "zod";
import {finestFile, profilesFile} from "../lib/bundle.js";
import {DISTANCES} from "../lib/drift/types.js";
import {scenarioIds} from "../lib/scenario/scenarios.js";

/** The folder that relative paths in the configuration start from: the project's own. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

const day = z.iso.date();
const name = z.string().regex(/^[A-Za-z_]\w*$/, "expected a column name: letters, digits and _");

const column = z.strictObject({
  name,
  kind: z.enum(["numeric", "categorical"]).default("numeric"),
  unit: z.string().default(""),
  description: z.string().default("")
});

const source = z.strictObject({
  /** CSV with a header line, relative to the project's folder */
  file: z.string(),
  name: z.string(),
  origin: z.string(),
  licence: z.string(),
  /** number of rows the file must have */
  rows: z.int().positive(),
  /** the file's SHA-256 in hexadecimal digits; null to accept any contents that fit the columns */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits")
    .nullable()
    .default(null),
  /** every column of the file, in order; "int" and "float" are numbers */
  columns: z.record(name, z.enum(["int", "float"]))
});

const monitor = z.strictObject({
  /** used in addresses and file names */
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, "expected lower-case letters, digits and _"),
  title: z.string().min(1),
  description: z.string(),
  data: source,
  /** the model's inputs */
  features: z.array(column).min(1),
  /** the column the model predicts */
  target: column,
  /** production is simulated: rows of the source are drawn day by day, and each scenario changes them in its own way */
  stream: z.strictObject({
    scenarios: z.array(z.enum(scenarioIds)).min(1),
    start: day,
    days: z.int().min(1),
    rowsPerDay: z.int().min(30).max(1000)
  }),
  drift: z.strictObject({
    distance: z.enum(DISTANCES).default("psi"),
    /** probability that any column raises an alarm on one day when nothing changed */
    falseAlarmRate: z.number().gt(0).lt(1).default(0.01),
    /** first days of a stream, which later ones are compared with */
    referenceDays: z.int().min(1),
    /** length of the rolling window that is compared */
    currentDays: z.int().min(1)
  }),
  retrain: z.strictObject({
    /** fires when the RMSE of the last `days` labelled days exceeds `ratio` times the hold-out RMSE */
    error: z.strictObject({ratio: z.number().gt(1), days: z.int().min(1), coolDownDays: z.int().min(0)})
  }),
  seed: z.int()
});

const schema = z
  .strictObject({
    title: z.string().min(1),
    /** folder of everything the build keeps between runs, relative to the project's folder */
    state: z.string().default(".driftbook"),
    monitors: z.array(monitor).min(1)
  })
  .check(({value, issues}) => {
    const ids = value.monitors.map((m) => m.id);
    ids.forEach((id, i) => {
      if (id === COURSE)
        issues.push({
          code: "custom",
          message: "expected an id other than the course's own",
          path: ["monitors", i, "id"],
          input: id
        });
      if (ids.indexOf(id) !== i)
        issues.push({
          code: "custom",
          message: "expected an id no other monitor has",
          path: ["monitors", i, "id"],
          input: id
        });
    });
  });

/** The lessons' own name among the monitors, in addresses and in the state folder. */
export const COURSE = "course";

/** What a user writes. */
type ConfigInput = z.input<typeof schema>;
/** The same with defaults filled in. */
export type Config = z.output<typeof schema>;
export type MonitorConfig = Config["monitors"][number];

/** Types the configuration for an editor; it is checked when it is loaded. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}

/**
 * Checks a configuration and fills in its defaults.
 * @throws Error that names, for each problem, the path in the configuration, what is allowed and the value found
 */
export function parseConfig(config: unknown, file: string): Config {
  const result = schema.safeParse(config);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
    return `  ${path.replace(/^\./, "") || "the configuration"}: ${issue.message}; found ${JSON.stringify(valueAt(config, issue.path))}`;
  });
  throw new Error(`invalid configuration in ${file}\n${problems.join("\n")}`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/** The settings of one run: the configuration, and the day up to which data counts (all of it when null). */
export interface Settings {
  readonly config: Config;
  readonly asOf: string | null;
}

/**
 * Loads the settings of this run. The environment variables DRIFTBOOK_CONFIG and DRIFTBOOK_AS_OF carry the build's
 * `--config` and `--as-of` into the loaders, which are processes of their own.
 */
export async function loadSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env
): Promise<Settings> {
  const file = environment["DRIFTBOOK_CONFIG"] ?? "driftbook.config.ts";
  if (!existsSync(fromRoot(file))) throw new Error(`no such configuration: ${file}`);
  const module = (await import(pathToFileURL(fromRoot(file)).href)) as {default: unknown};
  const asOf = environment["DRIFTBOOK_AS_OF"] ?? null;
  if (asOf !== null && !day.safeParse(asOf).success)
    throw new Error(`invalid --as-of: expected a date such as 2026-03-31; found ${JSON.stringify(asOf)}`);
  return {config: parseConfig(module.default, file), asOf};
}

/** Returns the configured monitor with an id. */
export function findMonitor({monitors}: Config, id: string): MonitorConfig {
  const found = monitors.find((m) => m.id === id);
  if (found === undefined) throw new Error(`unknown monitor: ${id} (known: ${monitors.map((m) => m.id).join(", ")})`);
  return found;
}

/** Returns a path of the configuration as an absolute one. */
export function fromRoot(path: string): string {
  return isAbsolute(path) ? path : resolve(projectRoot, path);
}

/** Returns the names of the bundle's files that are published at stable addresses, `/data/<id>/<name>`. */
export function stableFiles({stream, features, target}: MonitorConfig): string[] {
  // the order of a profile's columns: the features, the target, its prediction
  const kinds = [...features, target, target].map(({kind}) => kind);
  return [
    "status.json",
    "badge.svg",
    "feed.xml",
    "metrics.prom",
    "schema.pbtxt",
    "journal.ndjson",
    ...stream.scenarios.flatMap((id) => [
      profilesFile(id),
      ...kinds.flatMap((kind, column) => (kind === "numeric" ? [finestFile(id, column)] : []))
    ])
  ];
}
