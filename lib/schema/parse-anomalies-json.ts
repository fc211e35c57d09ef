import {OWN_KINDS} from "./anomalies-json.js";
import {parseJson} from "./json-reader.js";
import type {JsonReader} from "./json-reader.js";
import {shortDescriptions} from "./short-descriptions.js";
import {ANOMALY_KINDS} from "./types.js";
import type {Anomaly, AnomalyKind} from "./types.js";

/** An anomaly of a kind that is not ours, as of images and nested columns. */
export interface OtherAnomaly extends Omit<Anomaly, "kind"> {
  readonly kind: string;
}

/** Anomalies as they were read. */
export interface ReadAnomalies {
  readonly anomalies: readonly Anomaly[];
  readonly others: readonly OtherAnomaly[];
}

/**
 * Reads TensorFlow Metadata's `Anomalies` in protobuf's JSON: one anomaly for each reason. The schema, the differences
 * of its text and the measured distances are left out.
 * @throws SyntaxError for what is not JSON; TypeError that names the path of a value of the wrong type
 */
export function parseAnomaliesJson(text: string): ReadAnomalies {
  const root = parseJson(text, "anomalies");
  const dataset = root.member("datasetAnomalyInfo");
  const found = [
    ...(dataset === null ? [] : readInfo(dataset, "")),
    ...root
      .entries("anomalyInfo")
      .flatMap(([key, info]) => readInfo(info, info.member("path")?.texts("step").join(".") ?? key))
  ];
  const noData = {kind: "NO_DATA_IN_SPAN", column: "", severity: "ERROR", description: "there are no rows"} as const;
  return {
    anomalies: [
      ...(root.flag("dataMissing") === true ? [{...noData, short: shortDescriptions.NO_DATA_IN_SPAN}] : []),
      ...found.filter(isOurs)
    ],
    others: found.filter((anomaly) => !isOurs(anomaly))
  };
}

function isOurs(anomaly: OtherAnomaly): anomaly is OtherAnomaly & {kind: AnomalyKind} {
  return ANOMALY_KINDS.some((kind) => kind === anomaly.kind);
}

function readInfo(info: JsonReader, column: string): OtherAnomaly[] {
  const severity = info.text("severity") === "WARNING" ? "WARNING" : "ERROR";
  return info.items("reason").map((reason) => {
    const type = reason.text("type") ?? "UNKNOWN_TYPE";
    const short = reason.text("shortDescription") ?? "";
    const own = type === "CUSTOM_VALIDATION" ? OWN_KINDS.find((kind) => short.startsWith(`${kind}: `)) : undefined;
    return {
      kind: own ?? type,
      column,
      severity,
      short: own === undefined ? short : short.slice(own.length + 2),
      description: reason.text("description") ?? ""
    };
  });
}
