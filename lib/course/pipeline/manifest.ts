/** manifest.json: the steps of the build of the Boston monitor, and what each does when one thing changes. */
export interface Manifest {
  /** in the order in which the build comes to them */
  readonly steps: readonly BuildStep[];
  readonly changes: readonly BuildChange[];
  /** size of the build that was tried, and of the one that makes this site */
  readonly tried: BuildSize;
  readonly site: BuildSize;
}

export interface BuildSize {
  readonly streams: number;
  readonly days: number;
}

/** A step: results of one kind, each kept under a key that covers all it is made from. */
export interface BuildStep {
  readonly id: string;
  /** steps whose results it is made from */
  readonly reads: readonly string[];
  /** whether it also reads its own result for the day before */
  readonly readsItself: boolean;
  /** names of what else it is made from: settings */
  readonly settings: readonly string[];
  /** results in the build that was tried */
  readonly results: number;
  /** of the first of them: its key, and the bytes that it takes */
  readonly key: string;
  readonly bytes: number;
}

/** What changed, by name, and what each step then did. */
export interface BuildChange {
  readonly id: string;
  readonly outcomes: readonly StepOutcome[];
}

export interface StepOutcome {
  readonly step: string;
  /** results that were made anew, and those that stood */
  readonly made: number;
  readonly kept: number;
  /** why, in the store's own words: the reason of most results that were made; null where none was */
  readonly why: string | null;
}

/**
 * Returns the steps that come after a step: all that read its results, directly or through others.
 * @returns ids in the steps' order, the step itself not among them
 * @example downstreamOf([{id: "a", reads: []}, {id: "b", reads: ["a"]}, {id: "c", reads: ["b"]}], "a") // ["b", "c"]
 */
export function downstreamOf(steps: readonly Pick<BuildStep, "id" | "reads">[], id: string): string[] {
  const reached = new Set([id]);
  for (const step of steps) if (step.reads.some((read) => reached.has(read))) reached.add(step.id);
  return steps.flatMap((step) => (step.id !== id && reached.has(step.id) ? [step.id] : []));
}

/**
 * Returns how many results there are in the build of this site where the tried one had `count`: a step makes one in all,
 * one per stream, or one per stream and day, and the sizes tried tell these apart.
 * @throws RangeError if the count is none of these
 * @example resultsAt(10, {streams: 2, days: 5}, {streams: 8, days: 120}) // 960
 */
export function resultsAt(count: number, tried: BuildSize, site: BuildSize): number {
  if (count <= 1) return count;
  if (count === tried.streams) return site.streams;
  if (count === tried.streams * tried.days) return site.streams * site.days;
  throw new RangeError(`neither per stream nor per day: ${count} of ${tried.streams} streams, ${tried.days} days`);
}

/** What a change costs in the build of this site. */
export interface ChangeCost {
  /** steps that made anything anew */
  readonly steps: readonly string[];
  readonly made: number;
  readonly kept: number;
}

/** Adds up what a change has each step do, at the size of this site. */
export function costOfChange({outcomes}: BuildChange, {tried, site}: Pick<Manifest, "tried" | "site">): ChangeCost {
  const sum = (of: (outcome: StepOutcome) => number): number =>
    outcomes.reduce((all, outcome) => all + resultsAt(of(outcome), tried, site), 0);
  return {
    steps: outcomes.flatMap(({step, made}) => (made > 0 ? [step] : [])),
    made: sum(({made}) => made),
    kept: sum(({kept}) => kept)
  };
}
