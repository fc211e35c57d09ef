import {timelineOf} from "../../../lib/profile/window.js";
import type {Timeline, Window as DayWindow} from "../../../lib/profile/window.js";
import {seeded} from "../../../lib/statistics/random.js";
import {compareOn} from "../../../src/components/drift/comparison.js";
import {initialState} from "../../../src/components/drift/state.js";
import {streamView} from "../../../src/components/drift/stream-view.js";
import {english} from "../../messages/english.js";
import {syntheticSummary, syntheticTimeline} from "../synthetic.js";
import type {SyntheticSize} from "../synthetic.js";
import {frame, frames, painted} from "./frames.js";

/** Times in milliseconds, one per brush. */
export interface BrushTimes {
  readonly compute: readonly number[];
  readonly redraw: readonly number[];
}

/** Brushes a made-up timeline `brushes` times and returns how long the numbers, and then the picture, took. */
async function brush(size: SyntheticSize, brushes: number): Promise<BrushTimes> {
  const made = syntheticTimeline(size);
  const summary = syntheticSummary(made);
  const timeline = timelineOf(made.spec, made.partitions);
  const windows = randomWindows(size.days, brushes);
  return {compute: computeTimes(timeline, windows), redraw: await redrawTimes()};

  async function redrawTimes(): Promise<number[]> {
    const ignore = (): void => undefined;
    const options = {
      onMove: ignore,
      onReset: ignore,
      onToggle: ignore,
      link: () => "",
      finest: () => Promise.resolve(timeline)
    };
    const view = streamView(english, summary, summary.streams[0]!, timeline, options);
    document.body.replaceChildren(view.element);
    const state = initialState(summary);
    view.update(state, true);
    await frames(10);
    const times: number[] = [];
    for (const [reference, current] of windows) {
      const start = await frame();
      view.update({...state, reference, current}, false);
      await painted();
      times.push(performance.now() - start);
    }
    return times;
  }
}

function computeTimes(timeline: Timeline, windows: readonly (readonly [DayWindow, DayWindow])[]): number[] {
  return windows.map(([reference, current]) => {
    const start = performance.now();
    compareOn(timeline, reference, current, {falseAlarmRate: 0.01, errorMeasure: "RMSE"});
    return performance.now() - start;
  });
}

function randomWindows(days: number, brushes: number): [DayWindow, DayWindow][] {
  const random = seeded(1);
  const draw = (): DayWindow => {
    const from = Math.floor(random() * (days - 1));
    return {from, to: from + 1 + Math.floor(random() * (days - from))};
  };
  return Array.from({length: brushes}, () => [draw(), draw()]);
}

Object.assign(globalThis, {brush});
