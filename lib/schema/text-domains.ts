import type {PlacedField} from "./parse-text-format.js";
import {readMessage} from "./read-message.js";
import type {MessageReader} from "./read-message.js";
import type {TextField} from "./text-field.js";
import {inOrder} from "./text-fields.js";
import type {Carried, Domain, SharedDomain} from "./types.js";
import {floatField, intField, messageField, textField, wordField} from "./write-text-format.js";

/**
 * Reads the domain of a column; null where it has none.
 * @throws SyntaxError if it has two
 */
export function readDomain(column: MessageReader): Domain | null {
  const stated = [...column.texts("domain"), ...DOMAINS.flatMap((name) => column.messages(name))];
  if (stated.length > 1)
    throw new SyntaxError(`feature ${column.text("name")}: expected one domain, found ${stated.length}`);
  const named = column.text("domain");
  if (named !== null) return {kind: "named", name: named};
  const [int, float, string] = [
    column.message("int_domain"),
    column.message("float_domain"),
    column.message("string_domain")
  ];
  if (int !== null) return readIntDomain(int);
  if (float !== null) return readFloatDomain(float);
  if (string !== null) return readStringDomain(string);
  const [bool, time] = [column.message("bool_domain"), column.message("time_domain")];
  if (bool !== null) {
    const domain = readMessage(bool, "bool_domain", ["true_value", "false_value"], ["name"]);
    const [trueValue, falseValue] = [domain.text("true_value"), domain.text("false_value")];
    return {kind: "bool", trueValue, falseValue, ...carriedBy(domain)};
  }
  return time === null ? null : readTimeDomain(time);
}

function readIntDomain(fields: readonly PlacedField[]): Domain {
  const domain = readMessage(fields, "int_domain", ["min", "max"], ["name", "is_categorical"]);
  return {kind: "int", min: domain.int("min"), max: domain.int("max"), ...carriedBy(domain)};
}

function readFloatDomain(fields: readonly PlacedField[]): Domain {
  const known = ["min", "max", "disallow_nan", "disallow_inf"];
  const kept = ["name", "is_embedding", "is_categorical", "embedding_dim", "embedding_type"];
  const domain = readMessage(fields, "float_domain", known, kept);
  return {
    ...{kind: "float", min: domain.float("min"), max: domain.float("max")},
    disallowNan: domain.flag("disallow_nan") ?? false,
    disallowInfinity: domain.flag("disallow_inf") ?? false,
    ...carriedBy(domain)
  };
}

function readStringDomain(fields: readonly PlacedField[]): Domain {
  const domain = readMessage(fields, "string_domain", ["value"], ["name", "is_categorical"]);
  return {kind: "string", values: domain.texts("value"), ...carriedBy(domain)};
}

const DOMAINS = ["int_domain", "float_domain", "string_domain", "bool_domain", "time_domain"];

const FORMATS = [
  "UNIX_DAYS",
  "UNIX_SECONDS",
  "UNIX_MILLISECONDS",
  "UNIX_MICROSECONDS",
  "UNIX_NANOSECONDS",
  "FORMAT_UNKNOWN"
];

function readTimeDomain(fields: readonly PlacedField[]): Domain {
  const domain = readMessage(fields, "time_domain", ["string_format", "integer_format"]);
  return {kind: "time", format: domain.text("string_format") ?? domain.word("integer_format", FORMATS) ?? ""};
}

/** Reads a domain that columns refer to by name. */
export function readSharedDomain(fields: readonly PlacedField[]): SharedDomain {
  const domain = readMessage(fields, "string_domain", ["name", "value"], ["is_categorical"]);
  return {name: domain.text("name") ?? "", values: domain.texts("value"), ...carriedBy(domain)};
}

/** Returns what is kept of a message, where there is anything. */
export function carriedBy({carried}: MessageReader): Carried {
  return carried.length === 0 ? {} : {carried};
}

/** Returns the field that states a domain. */
export function domainField(domain: Domain): TextField {
  const carried = domain.carried ?? [];
  const message = (name: string, fields: readonly TextField[]): TextField =>
    messageField(name, inOrder("domain", [...fields, ...carried]));
  switch (domain.kind) {
    case "named":
      return textField("domain", domain.name);
    case "int":
      return message("int_domain", limitFields(domain, intField));
    case "float":
      return message("float_domain", [
        ...limitFields(domain, floatField),
        ...(domain.disallowNan ? [wordField("disallow_nan", "true")] : []),
        ...(domain.disallowInfinity ? [wordField("disallow_inf", "true")] : [])
      ]);
    case "string":
      return message(
        "string_domain",
        domain.values.map((value) => textField("value", value))
      );
    case "bool":
      return message("bool_domain", [
        ...(domain.trueValue === null ? [] : [textField("true_value", domain.trueValue)]),
        ...(domain.falseValue === null ? [] : [textField("false_value", domain.falseValue)])
      ]);
    case "time":
      return message("time_domain", [
        FORMATS.includes(domain.format)
          ? wordField("integer_format", domain.format)
          : textField("string_format", domain.format)
      ]);
  }
}

/** Returns the fields of a range, those that are limited. */
export function limitFields(
  limits: {readonly min: number | null; readonly max: number | null},
  field: (name: string, x: number) => TextField,
  [min, max]: readonly [string, string] = ["min", "max"]
): TextField[] {
  return [
    ...(limits.min === null ? [] : [field(min, limits.min)]),
    ...(limits.max === null ? [] : [field(max, limits.max)])
  ];
}

/** Returns the field that states a shared domain. */
export function sharedDomainField({name, values, carried = []}: SharedDomain): TextField {
  const fields = [textField("name", name), ...values.map((value) => textField("value", value)), ...carried];
  return messageField("string_domain", inOrder("domain", fields));
}
