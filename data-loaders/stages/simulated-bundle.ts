import type {ColumnSummary} from "../../lib/bundle.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {ModelCard} from "../../lib/model/card.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {PartitionProfile} from "../../lib/profile/types.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {PublishedLife} from "../life/publish-life.js";
import type {SourceRows} from "./ingest.js";
import type {PublishedParts} from "./model-file.js";
import type {BundleHead, Folded, FoldedStream} from "./publish.js";
import {PREDICTION} from "./reference.js";
import type {Reference} from "./reference.js";

/** One scenario's days as the fold left them. */
export interface SimulatedStream {
  readonly id: ScenarioId;
  readonly partitions: readonly PartitionProfile[];
  readonly lines: readonly JournalEvent[];
  readonly requests: Uint8Array;
}

/** What the fold of a simulated monitor comes to. */
interface Simulated {
  readonly source: SourceRows;
  readonly reference: Reference;
  readonly card: ModelCard;
  readonly streams: readonly SimulatedStream[];
  readonly published: PublishedParts;
  readonly life: PublishedLife;
  readonly scores: Readonly<Record<string, PublishedScores>>;
}

/** Returns what the bundle of a simulated monitor is made of. */
export function simulatedBundle(monitor: SimulatedMonitor, simulated: Simulated): Folded {
  const {reference, streams, published, life, scores} = simulated;
  return {
    head: headOf(monitor, simulated),
    reference,
    streams: streams.map(streamOf),
    horizon: null,
    requests: Object.fromEntries(streams.map(({id, requests}) => [id, requests])),
    published,
    life,
    scores
  };
}

function headOf(monitor: SimulatedMonitor, {source, reference, card, streams}: Simulated): BundleHead {
  const {id, title, description, drift} = monitor;
  const {name, origin, licence, sha256, rows} = source;
  const drawn = streams.flatMap((s) => s.partitions).reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0);
  return {
    ...{id, title, description},
    source: {name, origin, licence, sha256, files: 1, rows},
    columns: columnSummaries(monitor, reference),
    falseAlarmRate: drift.falseAlarmRate,
    distance: drift.distance,
    unit: "day",
    timeZone: "UTC",
    reference: {from: 0, to: drift.reference.first},
    current: drift.current,
    task: "regression",
    errorMeasure: "RMSE",
    model: card,
    // What is drawn has the types it is drawn with: no row can fail to have them.
    quarantine: {read: drawn, profiled: drawn, quarantined: 0, reasons: [], folder: ""},
    labels: null
  };
}

function columnSummaries({features, target}: SimulatedMonitor, {spec}: Reference): ColumnSummary[] {
  const described = new Map([...features, target].map((c) => [c.name, c]));
  return spec.columns.map(({name, role, kind}) => {
    const column = described.get(name);
    return name === PREDICTION
      ? {name, role, kind, unit: target.unit, description: `the model's answer for ${target.name}`}
      : {name, role, kind, unit: column?.unit ?? "", description: column?.description ?? ""};
  });
}

function streamOf({id, partitions, lines}: SimulatedStream): FoldedStream {
  const {title, description, changeDay} = scenarios[id];
  return {
    ...{id, title, description, partitions, lines},
    simulated: true,
    changeAt: changeDay !== null && changeDay < partitions.length ? changeDay : null,
    quarantined: partitions.map(() => 0),
    arrivals: null,
    missingFiles: []
  };
}
