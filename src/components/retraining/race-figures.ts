import {answeringFrom, COURSE_DAYS} from "../../lib/course/retraining/race.js";
import type {Lane} from "../../lib/course/retraining/race.js";
import type {LaneFacts, RaceWords} from "../../messages/retraining.en.js";
import type {FigureContent} from "../chart-figure.js";
import {count, fixed} from "../format.js";
import {costChart, raceChart} from "./race-charts.js";

/** A lane that runs, by the number and the name that the reader knows it by. */
export interface RunLane extends Lane {
  readonly number: number;
  readonly name: string;
}

interface Options {
  readonly width: number;
  readonly words: RaceWords;
  /** the model that is never trained again */
  readonly never: Lane;
}

/** Returns what is said of a lane. */
function laneFacts({number, name, replay, course, cost}: RunLane): LaneFacts {
  const promoted = replay.retrainings.filter((one) => one.promoted).length;
  const late = replay.retrainings.length - answeringFrom({course, replay}).length;
  const trainings = replay.retrainings.length;
  return {number, name, rmse: replay.rmse, trainings, promoted, late, total: cost.total};
}

/** Returns the lane with the least of a figure; the first of several. */
export function leastLane(lanes: readonly RunLane[], of: (lane: LaneFacts) => number): LaneFacts {
  return lanes.map(laneFacts).reduce((a, b) => (of(b) < of(a) ? b : a));
}

/** The error of each lane over the days. */
export function raceFigure(lanes: readonly RunLane[], {width, words, never}: Options): FigureContent {
  const subtitle = words.subtitle(COURSE_DAYS);
  return {
    title: words.title(
      leastLane(lanes, ({rmse}) => rmse),
      never.replay.rmse
    ),
    subtitle,
    chart: raceChart(
      lanes.map((lane) => ({...lane, text: words.laneText(laneFacts(lane))})),
      {width, never, axis: words.axis}
    ),
    table: {
      caption: subtitle,
      columns: [
        words.dayColumn,
        {label: words.never, numeric: true},
        ...lanes.map(({name}) => ({label: name, numeric: true}))
      ],
      rows: never.course.map((error, day) => [
        String(day + 1),
        fixed(error, 2),
        ...lanes.map(({course}) => fixed(course[day]!, 2))
      ])
    }
  };
}

/** What each lane costs at the reader's prices. */
export function costFigure(lanes: readonly RunLane[], {width, words, never}: Options): FigureContent {
  return {
    title: words.costTitle(
      leastLane(lanes, ({total}) => total),
      never.cost.total
    ),
    subtitle: words.costSubtitle,
    chart: costChart(lanes, {
      width,
      never,
      axis: words.costAxis,
      texts: lanes.map(({cost}, i) => words.costText(i, cost.total))
    }),
    table: {
      caption: words.costSubtitle,
      columns: words.costColumns,
      rows: lanes.map(({name, replay, cost}) => [
        ...[name, fixed(replay.rmse, 2), count(replay.retrainings.length)],
        ...[count(cost.training), count(cost.error), count(cost.total)]
      ])
    }
  };
}
