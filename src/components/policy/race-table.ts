import type {Messages} from "../../messages/messages.js";
import {count, fixed} from "../format.js";
import type {Partitions} from "../partitions.js";
import type {TableContent} from "../show-table.js";
import type {Race, Run} from "./race.js";

/** What each policy would have come to; what is least of a column says so. */
export function runsTable(messages: Messages<"policy">, runs: readonly Run[]): TableContent {
  const {policy, ...numbers} = messages.policy.policyWords.head;
  const least = (of: (run: Run) => number): number => Math.min(...runs.map(of).filter(Number.isFinite));
  const marked = (value: number, best: number, text: string): string =>
    runs.length > 1 && value === best ? messages.policy.policyWords.least(text) : text;
  const [error, cost] = [least(({replay}) => replay.rmse), least(({cost: {total}}) => total)];
  return {
    caption: messages.policy.policyWords.runsCaption,
    columns: [{label: policy}, ...Object.values(numbers).map((label) => ({label, numeric: true}))],
    rows: runs.map(({choice, replay: {rmse, retrainings}, cost: own}) => [
      messages.policy.choiceName(choice),
      marked(rmse, error, fixed(rmse, 2)),
      ...[count(retrainings.length), count(retrainings.filter(({promoted}) => promoted).length)],
      ...[count(own.training), count(own.error), marked(own.total, cost, count(own.total))]
    ])
  };
}

/** The courses of all policies, partition by partition. */
export function courseTable(
  messages: Messages<"policy">,
  {runs}: Race,
  starts: readonly string[],
  partitions: Partitions,
  caption: string
): TableContent {
  return {
    caption,
    columns: [
      {label: partitions.heading},
      ...runs.map(({choice}) => ({label: messages.policy.choiceName(choice), numeric: true}))
    ],
    rows: starts.map((start, i) => [partitions.short(start), ...runs.map(({course}) => fixed(course[i]!, 2))])
  };
}
