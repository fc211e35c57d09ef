import type {JournalEvent} from "../../../lib/journal/types.js";
import type {Lived} from "./lived.js";

/** Returns what became of a monitor's challengers, a line each under a heading, as a table for a terminal. */
export function lifeReport({monitor, streams}: Lived): string {
  const {days, rowsPerDay, labelDelay} = monitor.stream;
  const size = `${monitor.id}: ${days} days of ${rowsPerDay} rows, labels after ${labelDelay}`;
  const lines = streams.flatMap(({id, events}) => challengers(events).map((line) => [id, ...line]));
  const rows = [["stream", "trained", "by", "version", "what became of it"], ...lines];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd()
  );
  return [size, ...text, ...streams.map(({id, events}) => `${id}: ${countsOf(events)}`)].join("\n");
}

/** Of each challenger: when and why it was trained, and its end. */
function challengers(events: readonly JournalEvent[]): string[][] {
  return events.flatMap((event, i) => {
    if (event.kind !== "trained") return [];
    const {at, version} = event;
    const decision = events.slice(0, i).findLast(({kind}) => kind === "decision");
    const by = decision?.kind === "decision" ? (decision.trigger ?? "") : "";
    return [[at, by, version, endOf(events.slice(i + 1), version)]];
  });
}

function endOf(later: readonly JournalEvent[], version: string): string {
  for (const event of later) {
    if (event.kind === "gate" && event.version === version && !event.passed)
      return `refused: ${event.checks.flatMap(({name, passed}) => (passed ? [] : [name])).join(", ")}`;
    if (event.kind === "promoted" && event.version === version) return `promoted ${event.at}`;
    if (event.kind === "rolled back" && event.version === version) return `rolled back ${event.at}`;
  }
  return "still a canary";
}

function countsOf(events: readonly JournalEvent[]): string {
  const of = (keeps: (event: JournalEvent) => boolean): number => events.filter(keeps).length;
  return [
    `${of(({kind}) => kind === "trained")} trained`,
    `${of((event) => event.kind === "gate" && !event.passed)} refused`,
    `${of((event) => event.kind === "promoted" && event.before !== null)} promoted`,
    `${of(({kind}) => kind === "rolled back")} rolled back`
  ].join(", ");
}
