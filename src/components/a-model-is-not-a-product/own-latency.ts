import type {Row} from "../../lib/model/encode.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {championOf} from "../serve/champion.js";
import {KEPT, stopwatch} from "../serve/latency.js";
import type {Latency} from "../serve/latency.js";
import {trainedAnswerer} from "../serve/trained-answerer.js";

/** Batches in a slice, between which the page goes on; and how long to measure at most. */
const SLICE = 8;
const MOST_MS = 3000;

/**
 * Measures how long a model takes for one row on this device, as the dashboard's page does where a reader asks it.
 * @param onSlice told what is known so far, last when all is
 */
export async function measureLatency(
  model: TrainedModel,
  row: Row,
  onSlice: (latency: Latency) => void
): Promise<void> {
  const {repeat} = trainedAnswerer(championOf({version: "", model}));
  const watch = stopwatch(
    (times) => repeat(row, times),
    () => performance.now()
  );
  const end = performance.now() + MOST_MS;
  while (watch.latency().batches < KEPT && performance.now() < end) {
    await watch.time(SLICE);
    onSlice(watch.latency());
    await new Promise((resolve) => setTimeout(resolve));
  }
}
