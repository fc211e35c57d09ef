import type {Summary} from "../../lib/bundle.js";
import {timelineOf} from "../../lib/profile/window.js";
import {compareOn} from "../drift/comparison.js";
import type {Comparison} from "../drift/comparison.js";
import type {ReferenceWindow} from "./reference-window.js";
import type {Traffic} from "./traffic.js";

/** Compares the traffic with the reference as the monitor's page compares two windows. */
export function compareTraffic(
  {spec, partitions}: ReferenceWindow,
  {profile}: Traffic,
  {falseAlarmRate}: Pick<Summary, "falseAlarmRate">
): Comparison {
  const timeline = timelineOf(spec, [...partitions, {start: "now", profile}]);
  const {length} = partitions;
  return compareOn(
    timeline,
    {from: 0, to: length},
    {from: length, to: length + 1},
    {falseAlarmRate, errorMeasure: null}
  );
}
