import type {ColumnSummary, StreamSummary, Summary} from "../lib/bundle.js";
import type {Overview, StreamOverview} from "../lib/overview.js";

/** What a monitor and its parts are called in the reader's language; what has no name here keeps its own. */
export interface MonitorNames {
  readonly title: string;
  readonly description: string;
  /** of its data */
  readonly source: string;
  /** where its data is had from */
  readonly origin: string;
  readonly licence: string;
  /** meaning of columns, by name */
  readonly columns: Readonly<Record<string, string>>;
  /** by how the configuration writes them */
  readonly units: Readonly<Record<string, string>>;
  /** by id */
  readonly streams: Readonly<Record<string, {readonly title: string; readonly description: string}>>;
}

/**
 * Returns what the build published of a monitor under names of the reader's language.
 * @param names null where the configuration's own are in that language, or there are no others
 */
export function namedSummary(summary: Summary, names: MonitorNames | null): Summary {
  if (names === null) return summary;
  const columns = summary.columns.map((column): ColumnSummary => {
    const {name, unit, description} = column;
    return {...column, unit: names.units[unit] ?? unit, description: names.columns[name] ?? description};
  });
  const streams = summary.streams.map((stream): StreamSummary => ({...stream, ...names.streams[stream.id]}));
  return {...summary, ...headOf(summary, names), description: names.description, columns, streams};
}

/** The same of what the home page says of a monitor. */
export function namedOverview(overview: Overview, names: MonitorNames | null): Overview {
  if (names === null) return overview;
  const {label} = overview;
  const streams = overview.streams.map((stream): StreamOverview => {
    return {...stream, title: names.streams[stream.id]?.title ?? stream.title};
  });
  const named = label && {...label, unit: names.units[label.unit] ?? label.unit};
  return {...overview, ...headOf(overview, names), label: named, streams};
}

function headOf<Source extends {readonly name: string; readonly licence: string}>(
  {source}: {readonly source: Source},
  {title, source: name, licence}: MonitorNames
): {readonly title: string; readonly source: Source} {
  return {title, source: {...source, name, licence}};
}
