import {count, fixed} from "../components/format.js";

/** Words of the home page. */
export const homeWords = {
  stream: "What was changed",
  alarms: "Inputs in alarm",
  error: "Error (RMSE)",
  simulated: "simulated",
  mostAlarms: (most: number, inputs: number): string => `${count(most)} of ${count(inputs)}`,
  errorChange: (before: number, after: number): string => `${fixed(before, 2)} → ${fixed(after, 2)}`,
  title: (
    loud: {alarms: number; inputs: number; title: string; better: boolean},
    quiet: {title: string; times: number}
  ) =>
    `Loud is not harmful. “${loud.title}” set off ${count(loud.alarms)} of ${count(loud.inputs)} inputs, and the error ` +
    `${loud.better ? "fell" : "rose"}; “${quiet.title}” set off none, and it grew ${fixed(quiet.times, 1)}-fold.`,
  subtitle: (target: string, unit: string, days: number) =>
    `The same model in six simulated productions of ${count(days)} days: how many inputs were in alarm each day, and the ` +
    `root mean squared error of ${target.toUpperCase()} (${unit}) in rolling weeks. The dashed line is the reference period's error; ` +
    `the tick marks the day of the change. The second figure is the week that differs most.`,
  row: (title: string, alarms: string, before: number, after: number) =>
    `${title}: at most ${alarms} inputs in alarm on one day; RMSE ${fixed(before, 2)} in the reference period, ` +
    `${fixed(after, 2)} in the week that differs most.`,
  calibrated: (oneIn: number, inAlarm: number, days: number) =>
    `The threshold of each figure is what chance alone exceeds on one day in ${count(oneIn)}, all inputs taken together, at the sizes of ` +
    `the two windows. On the control stream, where nothing changes, inputs were in alarm on ${count(inAlarm)} of ${count(days)} days.`
};

export type HomeWords = typeof homeWords;
