import {count, fixed, percent} from "../components/format.js";

/** Words of the home page. */
export const homeWords = {
  stream: "What was changed",
  alarms: "Inputs in alarm",
  error: "Error (RMSE)",
  simulated: "simulated",
  mostAlarms: (most: number, inputs: number): string => `${count(most)} of ${count(inputs)}`,
  errorChange: (before: number, after: number): string => `${fixed(before, 2)} → ${fixed(after, 2)}`,
  title: (
    loud: {alarms: number; inputs: number; title: string; change: number},
    quiet: {title: string; times: number}
  ): string =>
    `Loud is not harmful. “${loud.title}” put ${count(loud.alarms)} of ${count(loud.inputs)} inputs in alarm and moved the ` +
    `error by ${percent(loud.change)}; “${quiet.title}” put none in alarm, and the error grew ${fixed(quiet.times, 1)}-fold.`,
  subtitle: (target: string, unit: string, days: number, ceiling: number): string =>
    `One model in six simulated productions of ${count(days)} days: how many inputs were in alarm each day, and the root ` +
    `mean squared error of ${target.toUpperCase()} (${unit}) in rolling weeks, drawn up to ${count(ceiling)} times the reference ` +
    `period's (dashed). The dotted line is the day of the change; the last figure, the week that differs most.`,
  calibrated: (oneIn: number, inAlarm: number, days: number) =>
    `The threshold of each figure is what chance alone exceeds on one day in ${count(oneIn)}, all inputs taken together, at the sizes of ` +
    `the two windows. On the control stream, where nothing changes, inputs were in alarm on ${count(inAlarm)} of ${count(days)} days.`
};

export type HomeWords = typeof homeWords;
