import type {PlacedField} from "./parse-text-format.js";
import {readMessage} from "./read-message.js";
import type {TextField} from "./text-field.js";
import {ANOMALY_KINDS, STATISTIC_NAMES} from "./types.js";
import type {ColumnSchema, Limits, Schema, Severity, StatisticName} from "./types.js";
import {messageField, textField} from "./write-text-format.js";

/*
 * Limits that TensorFlow Metadata has no fields for are written as tags of the annotation, `driftbook:<name>=<value>`,
 * which other tools keep and do not read.
 */
const PREFIX = "driftbook:";

/** What the tags of a column say. */
export interface ColumnTags {
  readonly isBytes: boolean;
  readonly maxMissingChange: number | null;
  readonly maxAgeMs: number | null;
  readonly statistics: ColumnSchema["statistics"];
}

/** An annotation, split into our tags and the rest of it. */
export interface Annotation {
  /** values by name */
  readonly tags: ReadonlyMap<string, string>;
  readonly rest: readonly TextField[];
}

/** Reads an annotation. */
export function readAnnotation(fields: readonly PlacedField[] | null, path: string): Annotation {
  const annotation = readMessage(fields ?? [], `${path}.annotation`, ["tag"], ["comment", "extra_metadata"]);
  const tags = annotation.texts("tag");
  const ours = tags.filter((tag) => tag.startsWith(PREFIX)).map((tag) => tag.slice(PREFIX.length));
  const others = tags.filter((tag) => !tag.startsWith(PREFIX)).map((tag) => textField("tag", tag));
  return {
    tags: new Map(ours.map((tag) => [tag.split("=", 1)[0]!, tag.slice(tag.indexOf("=") + 1)])),
    rest: [...others, ...annotation.carried]
  };
}

/** Returns the annotation field, where there is anything in it. */
export function annotationFields(tags: readonly string[], rest: readonly TextField[]): TextField[] {
  const fields = [...tags.map((tag) => textField("tag", PREFIX + tag)), ...rest];
  return fields.length === 0 ? [] : [messageField("annotation", fields)];
}

/**
 * Reads our tags of a column.
 * @throws RangeError for a tag that is not known, or whose value is not a number
 */
export function readColumnTags(tags: Annotation["tags"]): ColumnTags {
  const statistics = new Map<StatisticName, Limits>();
  for (const name of tags.keys()) {
    const [, end, statistic] = /^(min|max)_(\w+)$/.exec(name) ?? [];
    const limited = STATISTIC_NAMES.find((s) => s === statistic);
    if (limited !== undefined)
      statistics.set(limited, {...(statistics.get(limited) ?? {min: null, max: null}), [end!]: numberOf(tags, name)});
    else if (!["type", "max_missing_change", "max_age_ms"].includes(name)) throw unknown(name);
  }
  return {
    isBytes: tags.get("type") === "bytes",
    maxMissingChange: numberOf(tags, "max_missing_change"),
    maxAgeMs: numberOf(tags, "max_age_ms"),
    statistics: Object.fromEntries(statistics)
  };
}

/** Writes the tags of a column. */
export function columnTags({type, maxMissingChange, maxAgeMs, statistics}: ColumnSchema): string[] {
  return [
    ...(type === "bytes" ? ["type=bytes"] : []),
    ...(maxMissingChange === null ? [] : [`max_missing_change=${maxMissingChange}`]),
    ...(maxAgeMs === null ? [] : [`max_age_ms=${maxAgeMs}`]),
    ...STATISTIC_NAMES.flatMap((name) => {
      const {min, max} = statistics[name] ?? {min: null, max: null};
      return [...(min === null ? [] : [`min_${name}=${min}`]), ...(max === null ? [] : [`max_${name}=${max}`])];
    })
  ];
}

/**
 * Reads our tags of a schema.
 * @throws RangeError for a tag that is not known
 */
export function readSeverities(tags: Annotation["tags"]): Schema["severities"] {
  return Object.fromEntries(
    [...tags].map(([name, value]) => {
      const kind = ANOMALY_KINDS.find((k) => name === `severity.${k}`);
      if (kind === undefined || (value !== "WARNING" && value !== "ERROR")) throw unknown(`${name}=${value}`);
      return [kind, value satisfies Severity];
    })
  );
}

/** Writes the tags of a schema. */
export function severityTags({severities}: Schema): string[] {
  return Object.entries(severities).map(([kind, severity]) => `severity.${kind}=${severity}`);
}

function numberOf(tags: Annotation["tags"], name: string): number | null {
  const text = tags.get(name);
  if (text === undefined) return null;
  if (text.trim() === "" || !Number.isFinite(Number(text))) throw unknown(`${name}=${text}`);
  return Number(text);
}

function unknown(tag: string): RangeError {
  return new RangeError(`unknown tag: ${PREFIX}${tag}`);
}
