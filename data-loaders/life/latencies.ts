import type {TrainedModel} from "../../lib/model/types.js";
import type {ModelTimes} from "../../lib/policy/gate-checks.js";
import type {MeasuredLatency, PublishedLatency} from "../../lib/registry/latency.js";
import {replaceFile} from "../state/replace-file.js";
import type {Store} from "../state/store.js";
import {latenciesFile, readLatencies} from "./kept-latencies.js";
import {measureLatency, thisMachine} from "./measure-latency.js";
import type {Stopwatch} from "./measure-latency.js";

/** A version of a model that can be asked. */
interface Version {
  readonly version: string;
  readonly model: TrainedModel;
}

/** What the versions of a monitor were measured to take. */
export interface Latencies {
  /** Measures a version that nobody has measured yet, on whatever machine. */
  keep(version: Version): Promise<void>;
  /** Returns what one row takes both, on this machine: what another one measured compares with nothing here. */
  both(champion: Version, challenger: Version): Promise<ModelTimes>;
}

/** Opens the measurements of a monitor. Each version is measured once on a machine, and that is kept. */
export async function openLatencies(
  {root, former}: Pick<Store, "root" | "former">,
  {machine = thisMachine(), stopwatch}: {readonly machine?: string; readonly stopwatch?: Stopwatch} = {}
): Promise<Latencies> {
  const home = former ?? root;
  const measured = [...(await readLatencies(home))];
  const measure = async ({version, model}: Version): Promise<MeasuredLatency> => {
    const own: MeasuredLatency = {version, machine, ...(await measureLatency(model, stopwatch))};
    measured.push(own);
    const published: PublishedLatency = {measured};
    await replaceFile(latenciesFile(home), `${JSON.stringify(published)}\n`);
    return own;
  };
  const here = async (one: Version): Promise<number> => {
    const known = measured.find(({version, machine: other}) => version === one.version && other === machine);
    return (known ?? (await measure(one))).median;
  };
  return {
    async keep(one) {
      if (!measured.some(({version}) => version === one.version)) await measure(one);
    },
    both: async (champion, challenger) => ({
      machine,
      champion: await here(champion),
      challenger: await here(challenger)
    })
  };
}
