import type {ExamAction, ExamIncident, ExamKind} from "./exam-plan.js";

/** What somebody reports: on which day of the exam, and what they say. */
export interface ExamReport {
  /** last day that was to be seen when it was filed */
  readonly filed: number;
  /** on which it began, as they say */
  readonly start: number;
  readonly kind: ExamKind;
  readonly action: ExamAction;
}

/** Days from the first that shows anything within which a report is prompt. */
export const PROMPT = 4;
/** Days by which a start may be off and still count. */
export const NEAR = 1;
/** Points of an incident: prompt, start, kind and action. */
export const POINTS_EACH = 4;

/** What became of an incident. */
export interface ExamResult {
  readonly incident: ExamIncident;
  /** the first report that is about it; null where there is none */
  readonly report: ExamReport | null;
  /** days from the first that shows anything to the report; NaN without one */
  readonly delay: number;
  readonly isPrompt: boolean;
  readonly isStart: boolean;
  readonly isKind: boolean;
  readonly isAction: boolean;
  readonly points: number;
}

export interface ExamScore {
  readonly results: readonly ExamResult[];
  /** reports about nothing */
  readonly falseReports: number;
  /** points of all incidents, less one for each false report, at least 0 */
  readonly points: number;
  readonly most: number;
}

/**
 * Scores reports. A report is about the incident during which, or up to `NEAR` days before which, it says that something
 * began, if it was filed on a day on which that had begun. Of several about one incident the first counts, and the others
 * cost nothing.
 */
export function scoreExam(incidents: readonly ExamIncident[], reports: readonly ExamReport[]): ExamScore {
  const isAbout = ({filed, start}: ExamReport, incident: ExamIncident): boolean =>
    filed >= incident.start && start >= incident.start - NEAR && start < incident.end;
  const results = incidents.map((incident) =>
    resultOf(incident, reports.find((report) => isAbout(report, incident)) ?? null)
  );
  const falseReports = reports.filter((report) => !incidents.some((incident) => isAbout(report, incident))).length;
  const points = results.reduce((sum, result) => sum + result.points, 0);
  return {results, falseReports, points: Math.max(0, points - falseReports), most: POINTS_EACH * incidents.length};
}

function resultOf(incident: ExamIncident, report: ExamReport | null): ExamResult {
  const delay = report === null ? NaN : Math.max(0, report.filed - incident.visible);
  const marks = {
    isPrompt: delay <= PROMPT,
    isStart: report !== null && Math.abs(report.start - incident.start) <= NEAR,
    isKind: report?.kind === incident.kind,
    isAction: report?.action === incident.action
  };
  return {incident, report, delay, ...marks, points: Object.values(marks).filter(Boolean).length};
}
