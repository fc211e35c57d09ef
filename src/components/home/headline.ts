import type {Overview, StreamOverview} from "../../lib/overview.js";
import type {HeadlineFacts} from "../../messages/home.en.js";

/**
 * Finds what the streams show together: the one in alarm whose error changed least against the one without an alarm
 * whose error grew most. Streams without labels to judge by do not count.
 */
export function headlineFacts(streams: readonly StreamOverview[], inputs: number): HeadlineFacts {
  const judged = streams
    .map((stream) => ({title: stream.title, alarms: alarmsNow(stream), times: timesNow(stream)}))
    .filter(({times}) => Number.isFinite(times));
  const size = ({times}: {times: number}): number => Math.abs(Math.log(times));
  const [loud, silent] = [judged.filter((r) => r.alarms > 0), judged.filter((r) => r.alarms === 0)];
  return {
    inputs,
    streams: streams.length,
    compared: streams.some(({compared}) => compared > 0),
    alarmed: streams.filter((stream) => alarmsNow(stream) > 0).length,
    calmest: loud.toSorted((a, b) => size(a) - size(b))[0] ?? null,
    wildest: loud.toSorted((a, b) => size(b) - size(a))[0] ?? null,
    silent: silent.toSorted((a, b) => b.times - a.times)[0] ?? null
  };
}

/** Inputs in alarm in the last partition. */
export function alarmsNow({alarms}: StreamOverview): number {
  return alarms.at(-1) ?? 0;
}

/** Error of the last window in units of the reference's; NaN without labels. */
function timesNow({error, referenceError}: StreamOverview): number {
  return (error.at(-1) ?? NaN) / (referenceError ?? NaN);
}

/**
 * Returns a simulated stream in which nothing is changed at any time, with its monitor; null where none has been
 * compared.
 */
export function controlOf(overviews: readonly Overview[]): {monitor: Overview; stream: StreamOverview} | null {
  const streams = overviews.flatMap((monitor) => monitor.streams.map((stream) => ({monitor, stream})));
  return streams.find(({stream}) => stream.simulated && stream.changeAt === null && stream.compared > 0) ?? null;
}
