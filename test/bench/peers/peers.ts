import {fork} from "node:child_process";
import {once} from "node:events";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {quantile} from "../../../lib/statistics/quantile.js";
import {checkFigures} from "./check-figures.js";
import {logConfig} from "./log-monitor.js";
import {beside, measure, python} from "./python.js";
import type {Spent} from "./python.js";

/** A program that makes a report of the log. */
interface Program {
  readonly name: string;
  /** that it writes into */
  readonly folder: string;
  /** more rows take it too long, or more memory than most machines have */
  readonly mostRows: number;
  /** how often it is run; what counts is the median */
  readonly runs: number;
  readonly command: (csv: string, folder: string) => readonly string[];
}

/** What a program took; medians. */
export interface PeerTiming extends Spent {
  readonly name: string;
}

/** How many times as much a peer takes as Driftbook at least, by the clock and in memory; null where nothing is asked. */
interface PeerBar {
  readonly peer: string;
  readonly rows: number;
  readonly seconds: number;
  readonly memory: number | null;
}

const FIGURES = "Driftbook, the same figures";
const BUILD = "Driftbook, the whole build";
const PANDAS = "pandas and SciPy";
const EVIDENTLY = "Evidently, DataDriftPreset";

const PEER_BARS: readonly PeerBar[] = [
  {peer: PANDAS, rows: 100_000, seconds: 1, memory: null},
  {peer: PANDAS, rows: 1_000_000, seconds: 3, memory: null},
  {peer: PANDAS, rows: 10_000_000, seconds: 5, memory: null},
  {peer: EVIDENTLY, rows: 1_000_000, seconds: 20, memory: 5}
];

const tsx = (file: string): readonly string[] => [process.execPath, "--import", "tsx", beside(file)];

// -B: no compiled files are left among the sources
const PROGRAMS: readonly Program[] = [
  {
    ...{name: FIGURES, folder: "figures", mostRows: Infinity, runs: 3},
    command: (csv, folder) => [...tsx("driftbook.ts"), csv, folder]
  },
  {
    ...{name: PANDAS, folder: "pandas", mostRows: Infinity, runs: 3},
    command: (csv, folder) => [python, "-B", beside("pandas_figures.py"), csv, join(folder, "figures.json")]
  },
  {
    ...{name: BUILD, folder: "build", mostRows: Infinity, runs: 1},
    command: () => tsx("../../../tools/advance.ts")
  },
  {
    ...{name: EVIDENTLY, folder: "evidently", mostRows: 1_000_000, runs: 1},
    command: (csv, folder) => [python, "-B", beside("evidently_report.py"), csv, join(folder, "report.html")]
  }
];

/** More rows than these are read once by each program. */
const MANY_ROWS = 1_000_000;

/**
 * Writes a made-up log as CSV, and measures each program over it, as a whole process, by turns.
 * @param say is told what is being run
 * @throws Error if a program fails, or figures that should be the same are not
 */
export async function measurePeers(rows: number, say: (what: string) => void): Promise<PeerTiming[]> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-peers-"));
  try {
    const csv = join(folder, "log.csv");
    await writeLogApart(rows, folder, csv);
    const spent = new Map<string, Spent[]>();
    const runs = rows > MANY_ROWS ? 1 : Math.max(...PROGRAMS.map((program) => program.runs));
    for (let run = 0; run < runs; ++run)
      for (const program of PROGRAMS) {
        if (run >= program.runs || rows > program.mostRows) continue;
        say(`${program.name}, run ${run + 1}`);
        const own = await emptyFolder(join(folder, program.folder));
        const environment = await configured(own, csv);
        const one = await measure(program.command(csv, own), environment);
        spent.set(program.name, [...(spent.get(program.name) ?? []), one]);
      }
    await checkFigures(join(folder, "figures", "figures.json"), join(folder, "pandas", "figures.json"));
    return [...spent].map(([name, all]) => ({
      name,
      seconds: median(all.map(({seconds}) => seconds)),
      work: median(all.map(({work}) => work)),
      memory: median(all.map(({memory}) => memory))
    }));
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** How many times as much a peer took as Driftbook. */
export interface PeerRatio extends Spent {
  readonly peer: string;
  readonly ours: string;
  /** null where nothing is asked */
  readonly bar: PeerBar | null;
}

/** Returns what each peer took over what Driftbook did; the bars are about the same figures. */
export function peerRatios(rows: number, timings: readonly PeerTiming[]): PeerRatio[] {
  const named = (names: readonly string[]): PeerTiming[] => timings.filter(({name}) => names.includes(name));
  return named([PANDAS, EVIDENTLY]).flatMap((peer) =>
    named([FIGURES, BUILD]).map((ours) => ({
      ...{peer: peer.name, ours: ours.name},
      seconds: peer.seconds / ours.seconds,
      work: peer.work / ours.work,
      memory: peer.memory / ours.memory,
      bar: PEER_BARS.find((bar) => ours.name === FIGURES && bar.peer === peer.name && bar.rows === rows) ?? null
    }))
  );
}

async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder);
  return folder;
}

async function configured(folder: string, csv: string): Promise<Readonly<Record<string, string>>> {
  const file = join(folder, "config.json");
  await writeFile(file, JSON.stringify(logConfig(csv)));
  return {DRIFTBOOK_CONFIG: file};
}

/** In a process of its own, so that this one stays small. */
async function writeLogApart(rows: number, folder: string, csv: string): Promise<void> {
  const child = fork(beside("write-log.ts"), [`${rows}`, join(folder, "log.parquet"), csv]);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`writing ${rows} rows ended with ${code}`);
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
