import {mkdir, mkdtemp, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {advance} from "../../data-loaders/advance.js";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Settings} from "../../data-loaders/config/load.js";
import {parseConfig} from "../../data-loaders/config/schema.js";
import type {ConfigInput} from "../../data-loaders/config/schema.js";
import {seeded} from "../../lib/statistics/random.js";
import {silentEffects} from "./silent-effects.js";

/** A project of one monitor of a small table, in a folder of its own. */
export interface SmallProject {
  readonly folder: string;
  /** the monitor's state folder */
  readonly state: string;
  /** what was said, a line each */
  readonly said: readonly string[];
  /** Writes a file of the project; it is a second older than the next one that is written. */
  write(path: string, text: string): Promise<void>;
  advance(options?: AdvanceOptions): Promise<Advanced>;
}

export interface AdvanceOptions extends Partial<Pick<Settings, "asOf" | "rebuild">> {
  /** what is otherwise in the monitor's configuration */
  readonly monitor?: Readonly<Record<string, unknown>>;
  readonly onProgress?: (label: string) => void;
}

/** What every test configures, unless it says otherwise. */
export const smallMonitor = {
  id: "small",
  title: "Small",
  data: {serving: "logs/*.csv", reference: "train.csv", time: "ts", quarantineLimit: 0.5},
  partition: "day",
  task: "regression",
  target: "y",
  model: {prediction: "yhat"},
  columns: [{name: "id", role: "ignore"}],
  drift: {current: 2}
};

let writes = 0;

/** Makes a project with reference rows and no others. */
export async function smallProject(): Promise<SmallProject> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-small-"));
  const {said, ...effects} = silentEffects();
  const write: SmallProject["write"] = async (path, text) => {
    const file = join(folder, path);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, text);
    // long ago by the clock of the tests' effects, so that what is known of its content is remembered
    const time = Date.UTC(2026, 0, 1) / 1000 + ++writes;
    await utimes(file, time, time);
  };
  await write("train.csv", rowsOf("2026-02-01", 200, 1));
  return {
    ...{folder, said, write},
    state: join(folder, ".driftbook", "small"),
    advance({asOf = null, rebuild = false, monitor = {}, onProgress} = {}) {
      const input = {title: "test", monitors: [{...smallMonitor, ...monitor}]} as unknown as ConfigInput;
      const config = {...parseConfig(input, "driftbook.config.ts"), folder};
      const progress = (label: string) => {
        onProgress?.(label);
        return {step: () => {}, done: () => {}};
      };
      return advance(config.monitors[0]!, {config, asOf, rebuild}, {...effects, progress});
    }
  };
}

const HEADER = "id,ts,x,kind,y,yhat";

/** Returns a CSV file of rows of a day. */
export function rowsOf(day: string, rows: number, seed: number): string {
  return `${HEADER}\n${lines(day, rows, seed).join("\n")}\n`;
}

/** Returns rows of a day, without the header. */
export function lines(day: string, rows: number, seed: number): string[] {
  const random = seeded(seed);
  return Array.from({length: rows}, (_, i) => {
    const [x, y] = [10 * random(), random()];
    const minute = String(Math.floor(60 * random())).padStart(2, "0");
    return `${day}-${seed}-${i},${day} 12:${minute}:00,${x.toFixed(3)},${random() < 0.6 ? "a" : "b"},${y.toFixed(3)},${(y + random()).toFixed(3)}`;
  });
}

/** Returns a CSV file of given rows. */
export function fileOf(rows: readonly string[]): string {
  return [HEADER, ...rows, ""].join("\n");
}

/** Returns the artefacts that a stage made in a build. */
export function madeBy({tally}: Advanced, stage: string): number {
  return tally[stage]?.made ?? 0;
}
