import {curveRates, loadPoint} from "../../lib/course/serving/load-curve.js";
import type {LoadPoint} from "../../lib/course/serving/load-curve.js";
import type {QueueSettings} from "../../lib/course/serving/queue-lab.js";
import {latestRun} from "../latest.js";

/** The curve of latency by load, measured bit by bit so that the page stays at hand. */
interface LoadSweep {
  /** Starts to measure, unless settings differ from the last ones in the load alone. */
  start(settings: QueueSettings): void;
  points(): readonly LoadPoint[];
}

/** Pause after the reader's last move, in which the figures that are asked for come first. */
const REST_MS = 150;

/** @param onPoint told after each load */
export function loadSweep(onPoint: () => void): LoadSweep {
  const startRun = latestRun();
  let key = "";
  let points: readonly LoadPoint[] = [];

  async function run(settings: QueueSettings, isLatest: () => boolean): Promise<void> {
    const measured: LoadPoint[] = [];
    await pause(REST_MS);
    for (const rate of curveRates(settings)) {
      if (!isLatest()) return;
      measured.push(loadPoint(settings, rate));
      points = [...measured];
      onPoint();
      await pause(0);
    }
  }

  return {
    start(settings) {
      const next = JSON.stringify({...settings, rate: 0});
      if (next === key) return;
      key = next;
      points = [];
      void run(settings, startRun());
    },
    points: () => points
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
