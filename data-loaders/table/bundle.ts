import type {LabelArrivals, SourceRecord} from "../../lib/bundle.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {PartitionProfile} from "../../lib/profile/types.js";
import type {TableMonitor} from "../config/types.js";
import type {Folded} from "../stages/publish.js";
import {tableCard} from "./card.js";
import {columnsOf} from "./column-summaries.js";
import {errorMeasureOf} from "./error-measure.js";
import {STREAM, versionOfAnswers} from "./fold.js";
import type {FoldedTable} from "./fold.js";
import type {KeptLabels} from "./labels.js";
import {ownCard} from "./own-card.js";
import {ownModelFiles} from "./own-files.js";
import type {TablePartition} from "./partitions.js";
import {countRows, quarantineAccount} from "./quarantine.js";
import type {Rows} from "./quarantine.js";
import type {KeptReference} from "./read-reference.js";
import {revisionsOf} from "./revisions.js";
import type {TableRun} from "./run.js";
import {publishedScores} from "./slices.js";

/**
 * Returns what the bundle of a monitor of a table is made of.
 * @param saidFirst partitions by the labels that their rows had first
 * @param state the monitor's state folder, as the configuration names it
 */
export function tableBundle(
  {monitor, inputs}: TableRun,
  kept: KeptReference,
  rows: Rows,
  {lines, reference: window, partitions, lived}: FoldedTable,
  saidFirst: readonly PartitionProfile[],
  state: string
): Folded {
  const {reference, labels, model: own, trial} = kept;
  const {id, title, description, drift, partition, data, task} = monitor;
  const files = [...inputs.serving, ...inputs.reference];
  const source = sourceOf(
    monitor,
    files.map(({digest}) => digest),
    partitions.reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0)
  );
  const columns = columnsOf(monitor, reference.spec.columns);
  const measure = errorMeasureOf(monitor, reference.spec);
  const first = own === null ? tableCard(monitor, reference, source, columns) : ownCard(monitor, own, trial, columns);
  const isFirst = lived === null || lived.champion === first?.version;
  const model = isFirst ? first : lived.inForce.record.card;
  const scores = lived?.scores ?? publishedScores(monitor, kept, partitions, versionOfAnswers(kept));
  const trained = isFirst ? (reference.trained?.model ?? null) : lived.inForce.model;
  return {
    head: {
      ...{id, title, description, source, columns},
      falseAlarmRate: drift.falseAlarmRate,
      distance: drift.distance,
      unit: partition,
      timeZone: data.timeZone,
      reference: window,
      current: drift.current,
      task,
      errorMeasure: measure,
      model,
      quarantine: quarantineAccount(rows, state),
      labels: labels?.account ?? null
    },
    reference,
    isReferenceLearnt: reference.trained !== null,
    horizon: monitor.horizon,
    published: {
      model: model && trained && {version: model.version, model: trained},
      ...(own === null ? {} : {own: ownModelFiles(own)}),
      rows: null
    },
    ...(lived === null ? {} : {life: lived.published}),
    ...(scores === null ? {} : {scores: {[STREAM]: scores}}),
    ...(labels === null
      ? {}
      : {
          revisions: {
            [STREAM]: revisionsOf(labels, partitions, saidFirst, {
              spec: reference.spec,
              measure,
              isTimed: data.time !== null
            })
          }
        }),
    streams: [
      {
        ...{id: STREAM, title: data.name === "" ? title : data.name, description: "", simulated: false, changeAt: null},
        ...{partitions, lines},
        quarantined: partitions.map(({rejects}) => countRows(rejects)),
        arrivals: labels === null ? null : arrivalsOf(labels, partitions, monitor),
        missingFiles: files.filter(({isMissing}) => isMissing).map(({file}) => file.path)
      }
    ]
  };
}

function arrivalsOf(
  {arrivals}: KeptLabels,
  partitions: readonly TablePartition[],
  {data}: TableRun["monitor"]
): LabelArrivals {
  const own = partitions.map(({start, paths}) => arrivals[data.time === null ? paths[0]! : start]);
  const isApart = (i: number): boolean => i === 0 && data.reference !== null;
  return {
    labelled: own.map((one, i) => (isApart(i) ? null : (one?.labelled ?? 0))),
    delayMs: own.map((one) => one?.delay ?? null)
  };
}

function sourceOf(
  {data: {name, origin, licence}}: TableMonitor,
  digests: readonly string[],
  rows: number
): SourceRecord {
  return {name, origin, licence, sha256: digests.length === 1 ? digests[0]! : null, files: digests.length, rows};
}
