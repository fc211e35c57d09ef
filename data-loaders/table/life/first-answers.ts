import type {PartitionProfile} from "../../../lib/profile/types.js";
import {artefactName} from "../../state/artefact-name.js";
import type {Json} from "../../state/json.js";
import type {Artefact} from "../../state/store.js";
import {formOf, keyOf} from "../inputs.js";
import type {InputFile} from "../inputs.js";
import type {KeptLabels} from "../labels.js";
import type {TablePartition} from "../partitions.js";
import {revisedRows} from "../revisions.js";
import {readAnswers, servingName, withServed, writeAnswers} from "./answers.js";
import type {TableServing} from "./answers.js";
import {openRows} from "./rows.js";
import type {TableBench} from "./workshop.js";

/** Partitions as they were answered, and by whom. */
interface AnsweredPast {
  readonly starts: readonly string[];
  readonly files: readonly (readonly InputFile[])[];
  readonly answered: readonly TablePartition[];
  readonly serving: readonly TableServing[];
}

/**
 * Answers the partitions with revised labels as they were answered, and holds that against the labels that their rows had
 * first. Neighbours that the same models answered are read at once.
 */
export async function firstAnswers(life: TableBench, past: AnsweredPast): Promise<PartitionProfile[]> {
  const {labels} = life.kept;
  if (labels === null) return [];
  const found: PartitionProfile[] = [];
  for (const positions of stretchesOf(past, labels)) {
    const {folder} = await firstAnswersOf(life, past, labels, positions);
    const {partitions} = await readAnswers(folder, life.kept.reference.spec);
    const own = new Set(positions.map((i) => past.starts[i]!));
    found.push(...partitions.filter(({start}) => own.has(start)));
  }
  return found.map(({start, profile}) => {
    const partition = past.answered[past.starts.indexOf(start)]!;
    return {start, profile: withServed(life.kept.reference.spec, partition, profile).profile};
  });
}

/** Positions of partitions with revised labels, those together that are answered by the same models. */
function stretchesOf({answered, files, serving}: AnsweredPast, labels: KeptLabels): number[][] {
  const stretches: number[][] = [];
  let by = "";
  answered.forEach((partition, i) => {
    // rows of a file that is gone cannot be read again
    const isThere = files[i]!.every(({isMissing}) => !isMissing);
    if (!isThere || revisedRows(labels, partition, true) === 0) return;
    const name = servingName(serving[i]!);
    if (name === by) stretches.at(-1)!.push(i);
    else stretches.push([i]);
    by = name;
  });
  return stretches;
}

function firstAnswersOf(
  {run, kept, code}: TableBench,
  {starts, files, serving: all}: AnsweredPast,
  labels: KeptLabels,
  positions: readonly number[]
): Promise<Artefact> {
  const {store, database, monitor} = run;
  const {spec} = kept.reference;
  const serving = all[positions[0]!]!;
  const span = [starts[positions[0]!]!, starts[positions.at(-1)!]!] as const;
  const own = [...new Set(positions.flatMap((i) => files[i]!))];
  const inputs = {
    ...{reference: kept.key, time: {...kept.time}, span, code},
    source: formOf(monitor.data.serving),
    by: [serving.champion.version, serving.canary && [serving.canary.version, serving.canary.share]],
    slices: monitor.slices as unknown as Json,
    files: own.map((input) => [keyOf(input), labels.first.keyOf(input.file.path, span)])
  };
  const make = async (folder: string): Promise<void> => {
    const rows = await openRows(run, {...kept, labels: labels.first}, own, span);
    try {
      await writeAnswers(folder, database, rows.table, {spec, serving, slices: monitor.slices});
    } finally {
      await rows.close();
    }
  };
  return store.artefact("first-answers", artefactName(span[0]), inputs, make, "table/life/answers");
}
