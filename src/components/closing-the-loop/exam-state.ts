import {EXAM_DAYS, EXAM_REFERENCE, examActions, examKinds} from "../../lib/course/closing-the-loop/exam-plan.js";
import type {ExamAction, ExamKind} from "../../lib/course/closing-the-loop/exam-plan.js";
import type {ExamReport} from "../../lib/course/closing-the-loop/exam-score.js";
import {integer, oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";

export interface ExamState {
  readonly seed: number;
  /** the last day that has passed */
  readonly today: number;
  /** the day that is looked at, and that a report names as the first; not after `today` */
  readonly day: number;
  readonly kind: ExamKind;
  readonly action: ExamAction;
  readonly reports: readonly ExamReport[];
}

export const MOST_SEEDS = 9999;
const FIRST_DAY = EXAM_REFERENCE + 1;
export const LAST_DAY = EXAM_DAYS - 1;
/** Reports that fit into an address. */
export const MOST_REPORTS = 20;

export const examFields: Fields<ExamState> = {
  seed: integer(1, 1, MOST_SEEDS),
  today: integer(FIRST_DAY, FIRST_DAY, LAST_DAY),
  day: integer(FIRST_DAY, 0, LAST_DAY),
  kind: oneOf(examKinds, "data"),
  action: oneOf(examActions, "watch"),
  reports: {
    initial: [],
    parse(text) {
      const reports = text.split(" ").map(readReport);
      return reports.length <= MOST_REPORTS && reports.every((report) => report !== null) ? reports : undefined;
    },
    format: (reports) => reports.map(({filed, start, kind, action}) => [filed, start, kind, action].join(".")).join(" ")
  }
};

/** A report as it stands in the address: the day it was filed, the day it names, kind and action, with dots between. */
function readReport(text: string): ExamReport | null {
  const [filed = "", start = "", first, second, ...rest] = text.split(".");
  const kind = examKinds.find((one) => one === first);
  const action = examActions.find((one) => one === second);
  const isDay = (digits: string): boolean => /^\d{1,3}$/.test(digits) && Number(digits) <= LAST_DAY;
  if (kind === undefined || action === undefined || rest.length > 0 || !isDay(filed) || !isDay(start)) return null;
  return Number(start) <= Number(filed) ? {filed: Number(filed), start: Number(start), kind, action} : null;
}
