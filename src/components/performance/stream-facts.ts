import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Interval} from "../../lib/decay/interval.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {errorCourse, outcomesOf, sumsOf, trailingOf} from "./course.js";
import type {ErrorPoint, Measurement} from "./course.js";
import {estimatesOf} from "./estimates.js";
import {scoresOf} from "./scores.js";
import type {RowChoice, Scores} from "./scores.js";
import {versionsOf} from "./versions.js";
import type {Versions} from "./versions.js";

/** What is fetched of a stream. */
export interface StreamFiles {
  readonly timeline: Timeline;
  readonly course: PublishedCourse;
  /** null where versions and groups are not told apart */
  readonly scores: PublishedScores | null;
}

/** What a stream's page is made of. */
export interface StreamFacts {
  readonly stream: StreamSummary;
  readonly timeline: Timeline;
  readonly measure: ErrorMeasure;
  readonly reference: PartitionWindow;
  readonly scores: Scores | null;
  readonly versions: Versions;
  /** of the labels that are to come of each partition, the share that has; NaN where none is to come */
  readonly arrived: readonly number[];
  /** whether the first model was trained on the reference */
  readonly isReferenceLearnt: boolean;
  /** partitions whose labels were revised; null where labels do not come apart from their rows */
  readonly revisions: PublishedCourse["revisions"];
}

/** Errors over time of the chosen rows. */
export interface Course {
  readonly measurement: Measurement;
  /** partitions that a point takes together */
  readonly trailing: number;
  readonly points: readonly ErrorPoint[];
  /** of all rows alone: what is estimated are the rows that came, whoever they belong to */
  readonly estimates: readonly (Interval | null)[];
}

/** Puts together what is known of a stream whose errors are measured. */
export function streamFacts(
  {errorMeasure, reference}: Summary,
  stream: StreamSummary,
  {timeline, course, scores}: StreamFiles
): StreamFacts {
  const {starts, labelled} = stream;
  const toCome = course.scored ?? timeline.partitions.map(({sums}) => sums[ROWS]!);
  return {
    ...{stream, timeline, reference, measure: errorMeasure!},
    scores: scores && scoresOf(scores, stream),
    versions: versionsOf(course.events, starts),
    ...{revisions: course.revisions, isReferenceLearnt: course.isReferenceLearnt ?? false},
    arrived: starts.map((_, i) => labelled[i]! / toCome[i]!)
  };
}

/** Returns the errors of the chosen rows over time. */
export function courseOf(facts: StreamFacts, rows: RowChoice, current: number): Course {
  const {timeline, scores, measure, reference, versions} = facts;
  const usual = sumsOf(timeline, scores, {slice: rows.slice, model: null})(reference);
  const outcomes = outcomesOf(timeline, scores, rows);
  const measurement = {measure, usual, outcomes, sums: sumsOf(timeline, scores, rows)};
  const {length} = timeline.partitions;
  const trailing = trailingOf(measurement, length, current);
  const isAll = rows.slice === null && rows.model === null;
  return {
    ...{measurement, trailing, points: errorCourse(measurement, length, trailing)},
    estimates: isAll
      ? estimatesOf(timeline, {...reference, isLearnt: facts.isReferenceLearnt}, versions, trailing)
      : timeline.partitions.map(() => null)
  };
}
