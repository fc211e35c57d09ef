import type {ExamStream} from "./exam-days.js";
import {examKinds, incidentOn} from "./exam-plan.js";
import type {ExamIncident, ExamKind} from "./exam-plan.js";

/** The final score that the quiz asks a way to. */
export const NEXT_SCORE = 4;
/** A schedule that the quiz asks about, and the year in which it is counted. */
export const TRAP = {schedule: "0 0 1 * 1", year: 2026} as const;
/** Seed of the exam that the quiz looks at: all kinds but one of its incidents show without labels. */
export const QUIZ_SEED = 1;
/** Largest PSI that the quiz calls quiet. */
export const QUIET = 0.25;

/** quiz-closing-the-loop.json: the answers of the quiz, and the figures that text and reasons rest on. */
export type LoopAnswers = {
  /** tests of which more has to be claimed for the project's final score to be `NEXT_SCORE` */
  readonly fewestChanges: number;
  /** days on which `TRAP` fires in its year */
  readonly trapRuns: number;
  /** the kind that shows in no PSI, no finding of the schema and no version */
  readonly withoutTrace: ExamKind;
  /** lines of model code in a hundred lines of all */
  readonly modelShare: number;
};

/**
 * Returns the kinds of incidents of a seed of which nothing shows but in the labels, on any of their days.
 */
export function kindsWithoutTrace(incidents: readonly ExamIncident[], stream: ExamStream): ExamKind[] {
  const seen = new Set<ExamKind>();
  for (const incident of incidents)
    for (let day = incident.start; incidentOn([incident], day) !== null; ++day)
      if (isLoud(stream, day)) seen.add(incident.kind);
  return examKinds.filter((kind) => incidents.some((one) => one.kind === kind) && !seen.has(kind));
}

function isLoud(stream: ExamStream, day: number): boolean {
  const {psi, prediction, anomalies, version} = stream.day(day);
  return Math.max(prediction, ...Object.values(psi)) > QUIET || anomalies.length > 0 || version !== "v2";
}
