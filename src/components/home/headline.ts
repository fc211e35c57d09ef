import type {HeadlineFacts} from "../../messages/home.en.js";
import type {StreamRecord} from "./stream-record.js";

/**
 * Finds what the streams show together: the one in alarm whose error changed least against the one without an alarm
 * whose error grew most. Streams without labels to judge by do not count.
 */
export function headlineFacts(records: readonly StreamRecord[], inputs: number): HeadlineFacts {
  const judged = records
    .map(({title, alarmsNow, rmseNow, referenceRmse}) => ({title, alarms: alarmsNow, times: rmseNow / referenceRmse}))
    .filter(({times}) => Number.isFinite(times));
  const size = ({times}: {times: number}): number => Math.abs(Math.log(times));
  const [loud, silent] = [judged.filter((r) => r.alarms > 0), judged.filter((r) => r.alarms === 0)];
  return {
    inputs,
    streams: records.length,
    compared: records.some(({days}) => days > 0),
    alarmed: records.filter(({alarmsNow}) => alarmsNow > 0).length,
    calmest: loud.toSorted((a, b) => size(a) - size(b))[0] ?? null,
    wildest: loud.toSorted((a, b) => size(b) - size(a))[0] ?? null,
    silent: silent.toSorted((a, b) => b.times - a.times)[0] ?? null
  };
}
