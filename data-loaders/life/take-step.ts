import type {JournalEvent} from "../../lib/journal/types.js";
import type {RetrainPolicy} from "../../lib/policy/types.js";
import {describePartition, featureDistances} from "../stages/compare.js";
import type {Comparison, Today as Described} from "../stages/compare.js";
import type {Made} from "./made.js";
import type {LifeMemory} from "./memory.js";
import {liveOn} from "./step.js";
import type {Known, LifeEvent, Workshop} from "./step.js";

/** All that a partition's step rests on. */
interface StepFacts {
  readonly comparison: Comparison;
  readonly described: Omit<Described, "model">;
  readonly retrain: RetrainPolicy;
  readonly known: Known;
  readonly memory: LifeMemory;
  /** version of the model that was there before the first partition */
  readonly first: string;
  /** of labels that came with this partition; null where none did */
  readonly late: LifeEvent | null;
}

/** A workshop that knows what it has made. */
export interface MakingWorkshop extends Workshop {
  made(): Made | null;
}

/** What a step came to. */
export interface TakenStep {
  readonly events: readonly JournalEvent[];
  readonly memory: LifeMemory;
  readonly made: Made | null;
}

/** Takes the step of the last partition: what is found in it, then what it means for the model. */
export async function takeStep(
  {comparison, described, retrain, known, memory, first, late}: StepFacts,
  workshop: MakingWorkshop
): Promise<TakenStep> {
  const {stream, spec, partitions} = described;
  const place = {at: partitions.at(-1)!.start, stream};
  const found = describePartition(comparison, {...described, model: memory.champion});
  const features = featureDistances(comparison, {spec, partitions}, found);
  const life = await liveOn(retrain, {...known, features}, memory, workshop);
  const beginning: LifeEvent[] =
    partitions.length > 1
      ? []
      : [{kind: "promoted", version: first, before: null, reason: "the model that was there before", evidence: {}}];
  const placed = (event: LifeEvent): JournalEvent => ({...place, ...event});
  return {
    events: [...beginning.map(placed), ...found, ...(late === null ? [] : [placed(late)]), ...life.events.map(placed)],
    memory: life.memory,
    made: workshop.made()
  };
}
