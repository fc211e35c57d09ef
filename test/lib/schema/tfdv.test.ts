import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anomaliesByColumn} from "../../../lib/schema/anomalies-by-column.js";
import {anomaliesJson} from "../../../lib/schema/anomalies-json.js";
import {measureColumns} from "../../../lib/schema/measure.js";
import {parseAnomaliesJson} from "../../../lib/schema/parse-anomalies-json.js";
import {parseStatisticsJson} from "../../../lib/schema/parse-statistics-json.js";
import {parseSchemaText} from "../../../lib/schema/parse-text.js";
import {statisticsJson} from "../../../lib/schema/statistics-json.js";
import {schemaText} from "../../../lib/schema/text.js";
import type {Anomaly, AnomalyKind, Severity} from "../../../lib/schema/types.js";
import {validate} from "../../../lib/schema/validate.js";

interface AnomalyInfo {
  readonly severity: Severity;
  readonly reason: readonly {readonly type: string}[];
  readonly path?: {readonly step: readonly string[]};
}

/** Written by test/data/tfdv/cases.py: what TensorFlow Data Validation itself finds. */
interface Case {
  readonly name: string;
  readonly schema: string;
  readonly environment: string | null;
  readonly severities: Readonly<Partial<Record<AnomalyKind, Severity>>>;
  readonly data: unknown;
  readonly previousSpan: unknown;
  readonly previousVersion: unknown;
  readonly serving: unknown;
  readonly anomalies: {
    readonly anomalyInfo?: Readonly<Record<string, AnomalyInfo>>;
    readonly datasetAnomalyInfo?: AnomalyInfo;
    readonly dataMissing?: boolean;
    readonly driftSkewInfo?: readonly Readonly<Record<string, readonly Record<string, unknown>[]>>[];
  };
}

const file = new URL("../../data/tfdv/cases.json", import.meta.url);
const {cases} = JSON.parse(readFileSync(file, "utf8")) as {cases: readonly Case[]};

/** Where ours differs, and why; docs/schema.md says the same. */
const departures: Readonly<Record<string, readonly AnomalyKind[]>> = {
  // an int is a fine float
  "ints for floats": [],
  // said, not passed over in silence
  "repeated values": ["INVALID_DOMAIN_SPECIFICATION"],
  "one word for true and false": ["INVALID_DOMAIN_SPECIFICATION"],
  "range upside down": ["INVALID_SCHEMA_SPECIFICATION", "INT_TYPE_SMALL_INT", "INT_TYPE_BIG_INT"]
};

function read(statistics: unknown) {
  return statistics === null ? null : parseStatisticsJson(JSON.stringify(statistics))[0]!;
}

function run({schema, severities, environment, data, previousSpan, previousVersion, serving}: Case) {
  const parsed = {...parseSchemaText(schema), severities};
  const controls = {previousSpan: read(previousSpan), previousVersion: read(previousVersion), serving: read(serving)};
  const observed = read(data)!;
  return {
    anomalies: validate(parsed, observed, {environment, ...controls}),
    measured: measureColumns(parsed, observed, controls)
  };
}

function expectedKinds({name, anomalies}: Case): [string, readonly string[]][] {
  const {anomalyInfo = {}, datasetAnomalyInfo, dataMissing} = anomalies;
  if (dataMissing === true) return [["", ["NO_DATA_IN_SPAN"]]];
  const kinds = (info: AnomalyInfo): string[] => info.reason.map(({type}) => type);
  const found: [string, string[]][] = [
    ...(datasetAnomalyInfo === undefined ? [] : [["", kinds(datasetAnomalyInfo)] as [string, string[]]]),
    ...Object.values(anomalyInfo).map((info): [string, string[]] => [info.path?.step[0] ?? "", kinds(info)])
  ];
  const departure = departures[name];
  return departure === undefined ? found : departure.length === 0 ? [] : [["a", departure]];
}

function kindsByColumn(anomalies: readonly Anomaly[]): [string, string[]][] {
  return anomaliesByColumn(anomalies).map(({column, reasons}) => [column, reasons.map(({kind}) => kind)]);
}

describe("validate(schema, data, context) finds what TensorFlow Data Validation finds", () => {
  it.each(cases)("$name", (golden) => {
    const {anomalies} = run(golden);
    expect(kindsByColumn(anomalies)).toEqual(expectedKinds(golden));
  });

  it.each(cases.filter(({severities}) => Object.keys(severities).length > 0))("$name: severity", (golden) => {
    const found = anomaliesByColumn(run(golden).anomalies).map(({severity}) => severity);
    expect(found).toEqual(Object.values(golden.anomalies.anomalyInfo ?? {}).map(({severity}) => severity));
  });

  it.each(cases.filter(({anomalies}) => anomalies.driftSkewInfo !== undefined))("$name: distances", (golden) => {
    const {anomalies, measured} = run(golden);
    const {driftSkewInfo} = JSON.parse(anomaliesJson(anomalies, measured)) as Case["anomalies"];
    const figures = (infos: Case["anomalies"]["driftSkewInfo"]) =>
      infos!.flatMap(({driftMeasurements = [], skewMeasurements = []}) => [...driftMeasurements, ...skewMeasurements]);
    const [ours, theirs] = [figures(driftSkewInfo), figures(golden.anomalies.driftSkewInfo)];
    expect(ours.map(({type, threshold}) => ({type, threshold}))).toEqual(
      theirs.map(({type, threshold}) => ({type, threshold}))
    );
    ours.forEach(({value}, i) => expect(value).toBeCloseTo(theirs[i]!["value"] as number, 12));
  });
});

describe("schemaText(parseSchemaText(text))", () => {
  // Each text was printed by protobuf itself, so equal text is text that protobuf reads.
  it.each(cases)("$name: is what protobuf prints", ({schema}) => {
    expect(schemaText(parseSchemaText(schema))).toBe(schema);
  });
});

describe("statisticsJson(parseStatisticsJson(json))", () => {
  it.each(cases)("$name: is what protobuf writes", ({data, previousSpan, serving}) => {
    for (const statistics of [data, previousSpan, serving].filter((s) => s !== null))
      expect(JSON.parse(statisticsJson(parseStatisticsJson(JSON.stringify(statistics))))).toEqual(statistics);
  });
});

describe("anomaliesJson(anomalies)", () => {
  const plain = cases.filter(({name}) => !(name in departures));

  it.each(plain)("$name: has the entries protobuf's has", (golden) => {
    const ours = JSON.parse(anomaliesJson(run(golden).anomalies)) as Case["anomalies"];
    const outline = ({anomalyInfo = {}, datasetAnomalyInfo, dataMissing}: Case["anomalies"]) => ({
      entries: Object.entries(anomalyInfo).map(([key, {path, severity, reason}]) => ({
        ...{key, path, severity},
        reasons: reason.map(({type}) => type)
      })),
      dataset: datasetAnomalyInfo?.reason.map(({type}) => type),
      dataMissing
    });
    expect(outline(ours)).toEqual(outline(golden.anomalies));
  });

  it.each(cases)("$name: comes back from parseAnomaliesJson", (golden) => {
    const {anomalies} = run(golden);
    const severities = new Map(anomaliesByColumn(anomalies).map(({column, severity}) => [column, severity]));
    const expected = anomalies.map((anomaly) => ({...anomaly, severity: severities.get(anomaly.column)!}));
    expect(parseAnomaliesJson(anomaliesJson(anomalies))).toEqual({anomalies: expected, others: []});
  });

  it.each(cases)("$name: parseAnomaliesJson reads what TensorFlow Data Validation writes", ({anomalies, ...golden}) => {
    const found = parseAnomaliesJson(JSON.stringify(anomalies));
    expect(found.others).toEqual([]);
    if (!(golden.name in departures))
      expect(kindsByColumn(found.anomalies)).toEqual(expectedKinds({anomalies, ...golden}));
  });
});
