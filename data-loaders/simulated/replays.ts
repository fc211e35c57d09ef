import {publishedReplay} from "../../lib/policy/published-replay.js";
import type {PublishedReplay, ReplayDay} from "../../lib/policy/published-replay.js";
import type {Table} from "../boston.js";
import {blockOf, replayColumns} from "../life/replay-file.js";
import {featureDistances} from "../stages/compare.js";
import {comparisonOf} from "./fold.js";
import type {KeyedStream} from "./fold.js";
import type {Fold} from "./prepare.js";

/**
 * Returns what policies are replayed over, by stream.
 * @param table rows of the source: those for scoring alone are what the first model is tried on before the stream
 */
export function publishedReplays(
  fold: Fold,
  table: Table,
  streams: readonly KeyedStream[]
): Record<string, PublishedReplay> {
  const {monitor, first} = fold;
  const names = monitor.features.map(({name}) => name);
  const columns = replayColumns(names, monitor.target.name, first);
  const isScored = (_: number, row: number): boolean => fold.isScored(row + 1);
  const holdout = Object.fromEntries(Object.entries(table).map(([name, values]) => [name, values.filter(isScored)]));
  const fixed = {
    ...{features: names, target: columns.target, delay: monitor.stream.labelDelay},
    ...{first: blockOf(columns, first), holdout: blockOf(columns, holdout)}
  };
  return Object.fromEntries(streams.map((stream) => [stream.id, publishedReplay(fixed, daysOf(fold, stream))]));
}

function daysOf({monitor, reference: {spec}}: Fold, {partitions, lines, blocks}: KeyedStream): ReplayDay[] {
  const comparison = comparisonOf(monitor);
  return blocks.map((own, day): ReplayDay => {
    const {start} = partitions[day]!;
    const found = lines.filter(({at}) => at === start);
    const upTo = {spec, partitions: partitions.slice(0, day + 1)};
    return {
      ...{start, ...own},
      features: featureDistances(comparison, upTo, found),
      anomalies: found.flatMap((event) =>
        event.kind === "anomaly" ? [{column: event.column, kind: event.anomaly}] : []
      )
    };
  });
}
