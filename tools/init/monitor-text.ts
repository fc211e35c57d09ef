import {fileURLToPath} from "node:url";
import {format, resolveConfig} from "prettier";
import type {Slots} from "../../data-loaders/propose/look.js";
import {currentLength, ENOUGH_ROWS, referenceLength, typicalRows} from "../../data-loaders/propose/partition.js";
import type {Proposal, ProposedColumn} from "../../data-loaders/propose/propose.js";

/** What a monitor is called and where its rows are, beside what was proposed. */
export interface Names {
  readonly id: string;
  readonly title: string;
  readonly serving: string;
  /** address of rows to compare with; null to compare with the first partitions */
  readonly reference: string | null;
  /** of the serving rows */
  readonly files: number;
}

const text = (value: string): string => JSON.stringify(value);
const count = (value: number): string => value.toLocaleString("en-US");

/** Returns a monitor as a user would write it, with comments, formatted as the elements of a list at no indent. */
export async function monitorText(names: Names, proposal: Proposal): Promise<string> {
  const {time, target, task, taskReason, output, columns} = proposal;
  const lines = [
    `id: ${text(names.id)},`,
    `title: ${text(names.title)},`,
    `data: {serving: ${text(names.serving)}${names.reference === null ? "" : `, reference: ${text(names.reference)}`}${time === null ? "" : `, time: ${text(time.column)}`}},`,
    ...(time === null ? [] : partitionLines(time.slots)),
    ...(task === null ? [] : [`${taskReason === null ? "" : `// ${taskReason}\n`}task: ${text(task)},`]),
    "// inferred from all rows; what is left out is inferred anew",
    `columns: [\n${columns.map(columnLine).join(",\n")}\n],`,
    ...(target === null ? [] : [`target: ${text(target)},`]),
    ...(output === null ? [] : outputLines(output)),
    ...driftLines(names, time?.slots ?? null)
  ];
  const written = `export default {monitors: [{\n${lines.join("\n")}\n}]};`;
  const options = await resolveConfig(fileURLToPath(import.meta.url));
  const formatted = await format(written, {...options, parser: "typescript"});
  const element = formatted.slice(formatted.indexOf("[") + 1, formatted.lastIndexOf("]")).replace(/^\n|\s+$/g, "");
  const indent = /^ */.exec(element)![0];
  return element.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

function partitionLines(slots: Slots): string[] {
  const {unit, starts, undated} = slots;
  const rows = typicalRows(slots);
  const few = rows < ENOUGH_ROWS ? ": few, so only great changes will be seen" : "";
  return [
    `// ${count(starts.length)} ${unit}${starts.length === 1 ? "" : "s"}, ${starts[0]} to ${starts.at(-1)}, typically of ${count(rows)} rows${few}`,
    ...(undated === 0 ? [] : [`// rows without a time are quarantined: ${count(undated)}`]),
    `partition: ${text(unit)},`
  ];
}

function columnLine({name, type, kind, reason}: ProposedColumn): string {
  const said = kind === null ? `role: "ignore"` : `kind: ${text(kind)}`;
  return `${reason === null ? "" : `// ${reason}\n`}{name: ${text(name)}, type: ${text(type)}, ${said}}`;
}

function outputLines({column, isScore}: NonNullable<Proposal["output"]>): string[] {
  return isScore
    ? ["// probabilities: the answer is yes from the threshold up", `model: {score: ${text(column)}, threshold: 0.5},`]
    : [`model: {prediction: ${text(column)}},`];
}

function driftLines({reference, files}: Names, slots: Slots | null): string[] {
  if (reference !== null) return slots === null ? [] : [`drift: {current: ${currentLength(slots)}}`];
  if (slots === null)
    return [
      files === 1
        ? "// one file is one partition: there is nothing to compare it with until there are more"
        : "// each file is a partition, in order of its name",
      `drift: {reference: {first: ${referenceLength(files)}}, current: 1}`
    ];
  const {starts} = slots;
  const length = referenceLength(starts.length);
  const until = starts[length];
  return until === undefined
    ? [
        "// one partition: there is nothing to compare it with until there are more",
        `drift: {reference: {first: 1}, current: 1}`
      ]
    : [
        `// the first ${length === 1 ? "partition" : `${length} partitions`}: move it to a time when all was well`,
        `drift: {reference: {from: ${text(starts[0]!)}, until: ${text(until)}}, current: ${currentLength(slots)}}`
      ];
}
