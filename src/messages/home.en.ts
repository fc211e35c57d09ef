import {count, fixed, percent, significant} from "../components/format.js";

/** What one stream's error did. */
interface Told {
  readonly title: string;
  /** inputs in alarm on the last day */
  readonly alarms: number;
  /** the last days' error in units of the reference period's */
  readonly times: number;
}

export interface HeadlineFacts {
  readonly inputs: number;
  readonly streams: number;
  /** whether any day lies after the reference period */
  readonly compared: boolean;
  /** streams in which an input was in alarm */
  readonly alarmed: number;
  /** of the streams in alarm, those whose error changed least and most; null where none can be judged */
  readonly calmest: Told | null;
  readonly wildest: Told | null;
  /** of the streams without an alarm, the one whose error grew most; null where none can be judged */
  readonly silent: Told | null;
}

/** An error this many times the reference period's is worth a word. */
const NOTABLE = 1.1;

/** Words of the home page. */
export const homeWords = {
  stream: "What was changed",
  alarms: "Inputs in alarm",
  error: "Error (RMSE)",
  simulated: "simulated",
  alarmsNow: (alarms: number, inputs: number): string => `${count(alarms)} of ${count(inputs)}`,
  errorChange: (before: number, after: number): string => `${fixed(before, 2)} → ${fixed(after, 2)}`,
  title: (facts: HeadlineFacts): string => {
    const {inputs, streams, compared, alarmed, calmest, wildest, silent} = facts;
    if (!compared) return "Nothing has been compared yet: every day so far belongs to the reference period.";
    if (alarmed === 0)
      return silent === null
        ? "No input is in alarm."
        : `No input is in alarm in ${streamsText(streams)}, and ${silent.times < NOTABLE ? `no error grew by ${percent(NOTABLE - 1)}` : `in “${silent.title}” the error grew by ${change(silent.times)}`}.`;
    if (calmest === null || wildest === null)
      return `Inputs are in alarm in ${count(alarmed)} of ${streamsText(streams)}; no labels say what became of the error.`;
    if (silent === null || silent.times <= Math.max(1, calmest.times))
      return calmest === wildest
        ? `${loud(calmest, inputs)}.`
        : `${loud(calmest, inputs)}; “${wildest.title}”, with ${count(wildest.alarms)} in alarm, moved it by ${change(wildest.times)}.`;
    return `${calmest.times < NOTABLE ? "Loud is not harmful. " : ""}${loud(calmest, inputs)}; “${silent.title}” put none in alarm, and the error grew ${fixed(silent.times, 1)}-fold.`;
  },
  /** @param days days of each stream */
  subtitle: (
    target: string,
    unit: string,
    {streams, days, window, ceiling}: {streams: number; days: number; window: number; ceiling: number}
  ): string =>
    `One model in ${count(streams)} simulated ${streams === 1 ? "production" : "productions"} of ${count(days)} days: how many ` +
    `inputs were in alarm each day, and the root mean squared error of ${target.toUpperCase()} (${unit}) over the last ` +
    `${count(window)} days, drawn up to ${count(ceiling)} times the reference period's (dashed). The dotted line is the day of ` +
    `the change; the figures are those of the last day and of the last ${count(window)} days, with which the monitor opens.`,
  /** @param control a stream in which nothing was changed; null where there is none */
  calibrated: (rate: number, control: {title: string; daysInAlarm: number; days: number} | null): string =>
    `The thresholds follow the sizes of the two windows. When nothing changes, at most ${significant(100 * rate, 3)}% of days ` +
    `raise an alarm, over all columns, label and prediction included, and over both figures of each, its distance and its ` +
    `missing rows.` +
    (control === null
      ? ""
      : ` Where nothing was changed (“${control.title}”), inputs were in alarm on ${count(control.daysInAlarm)} of ${count(control.days)} days.`)
};

export type HomeWords = typeof homeWords;

function loud({title, alarms, times}: Told, inputs: number): string {
  return `“${title}” put ${count(alarms)} of ${count(inputs)} inputs in alarm and moved the error by ${change(times)}`;
}

const streamsText = (streams: number): string => `${count(streams)} ${streams === 1 ? "stream" : "streams"}`;
const change = (times: number): string => percent(times - 1);
