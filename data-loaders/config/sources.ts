import {z} from "zod";
import type {SourceConfig, TrinoSource} from "../sources/types.js";
import {choose, columnName, hasKey} from "./fields.js";

const CREDENTIALS = /:\/\/[^/\s]*@/;

const address = z
  .string()
  .min(1)
  .refine((text) => !CREDENTIALS.test(text), "expected an address without credentials: they belong in the environment");

const addresses = choose<string | string[], string[]>((value) =>
  typeof value === "string" ? address.transform((one) => [one]) : z.array(address).min(1)
);

/** Rows in files. */
export const fileSource = z.strictObject({
  files: addresses.meta({
    shown: "address or list of addresses",
    description:
      "Paths from the configuration's folder, patterns such as `logs/**/*.parquet`, or `https://` and `s3://` addresses. Credentials belong in the environment."
  }),
  format: z
    .enum(["csv", "json", "parquet", "arrow"])
    .nullable()
    .default(null)
    .describe("What the files are; where left out, their names say it."),
  delimiter: z
    .string()
    .length(1, "expected one character")
    .nullable()
    .default(null)
    .describe("What stands between the fields of CSV; where left out, a comma, or a tab in `.tsv` files."),
  nulls: z
    .array(z.string())
    .default([])
    .describe("Texts that mean that a value is missing, in text formats; the empty one always does.")
});

/** Rows in a table of a DuckDB file. */
export const databaseSource = z.strictObject({
  database: address.describe("Path of a DuckDB file, from the configuration's folder. It is opened for reading alone."),
  table: z.string().min(1).describe("Table or view in it.")
});

/** Rows in a table of a Trino cluster. */
export const trinoSource = z.strictObject({
  trino: address
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: "expected an address such as https://trino.example.org:8443"
    })
    .describe(
      "Address of the coordinator, such as `https://trino.example.org:8443`. The user and the password or token belong in the environment."
    ),
  catalog: z.string().min(1).describe("Catalog of the table."),
  schema: z.string().min(1).describe("Schema of the table."),
  table: z.string().min(1).describe("Table or view in it."),
  version: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      "An SQL aggregate over the rows of a partition, such as `max(updated_at)`, that changes when they are corrected. Where left out, a partition counts as changed when it has another number of rows."
    ),
  session: z.record(z.string().min(1), z.string()).default({}).describe("Session properties of Trino.")
});

type FileSourceInput = z.input<typeof fileSource>;
type DatabaseSourceInput = z.input<typeof databaseSource>;
type SourceInput = string | string[] | FileSourceInput | DatabaseSourceInput;
type ServingInput = SourceInput | z.input<typeof trinoSource>;

const checkedFileSource = fileSource.check(({value, issues}) => {
  if (value.delimiter !== null && value.format !== null && value.format !== "csv")
    issues.push({
      code: "custom",
      message: "expected no delimiter, because the format is not csv",
      path: ["delimiter"],
      input: value
    });
});

const noSource = z.never({error: "expected an address, a list of addresses, {files} or {database, table}"});

const notInTrino = z.never({
  error: "expected files or a DuckDB file: of Trino, data.serving alone can be a table (see docs/engines.md)"
});

const isDatabase = (value: unknown): boolean => hasKey(value, "database") || hasKey(value, "table");

/** Where rows are read; one address or a list of them is short for `{files}`. */
export const source = choose<SourceInput, SourceConfig>((value) => {
  if (typeof value === "string" || Array.isArray(value))
    return addresses.transform((files) => ({files, format: null, delimiter: null, nulls: []}));
  if (typeof value !== "object" || value === null) return noSource;
  if (hasKey(value, "trino")) return notInTrino;
  return isDatabase(value) ? databaseSource : checkedFileSource;
});

/** Where serving rows are: as any source, or in a table of an engine that counts them itself. */
export const servingSource = choose<ServingInput, SourceConfig | TrinoSource>((value) =>
  hasKey(value, "trino") ? trinoSource : source
);

/** What labels have beside the source they are in. */
export const labelFields = {
  key: columnName.describe("Column of the labels that holds the key of the row they belong to."),
  column: columnName.describe("Column that holds the label; the report calls it by the name of the target."),
  time: columnName
    .nullable()
    .default(null)
    .describe("Column of the time at which a label became known, for the delay of labels.")
};

const fileLabels = fileSource.extend(labelFields);
const databaseLabels = databaseSource.extend(labelFields);

type LabelsInput = z.input<typeof fileLabels> | z.input<typeof databaseLabels>;

/** Labels in a source of their own. */
export const labels = choose<LabelsInput, {source: SourceConfig; key: string; column: string; time: string | null}>(
  (value) =>
    isDatabase(value)
      ? databaseLabels.transform(({key, column, time, ...rest}) => ({source: rest, key, column, time}))
      : fileLabels.transform(({key, column, time, ...rest}) => ({source: rest, key, column, time}))
);
