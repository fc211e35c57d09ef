import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {AdwinState} from "../../../lib/decay/adwin.js";
import {adwin} from "../../../lib/decay/adwin.js";
import {cusum} from "../../../lib/decay/cusum.js";
import {ddm} from "../../../lib/decay/ddm.js";
import type {Detector, DetectorState} from "../../../lib/decay/detector.js";
import {alarmsOf} from "../../../lib/decay/detector.js";
import {eddm} from "../../../lib/decay/eddm.js";
import {kswin} from "../../../lib/decay/kswin.js";
import {pageHinkley} from "../../../lib/decay/page-hinkley.js";
import {kolmogorovSmirnovExact} from "../../../lib/statistics/kolmogorov-smirnov.js";
import {golden, streamOf, valuesOf} from "./streams.js";

type AnyDetector = Detector<DetectorState>;
const any = <State extends DetectorState>(detector: Detector<State>): AnyDetector => detector as unknown as AnyDetector;

/** The detectors under the names of the golden file, from options in the spelling of river or frouros. */
const makers: Record<string, (options: object) => AnyDetector> = {
  pageHinkley: (options) => any(pageHinkley(options)),
  cusum: (options) => any(cusum(options)),
  ddm: (options) => any(ddm(options)),
  eddm: (options) => any(eddm(options)),
  adwin: (options) => any(adwin(options)),
  adwinKept: (options) => any(adwin({...options, restart: false})),
  kswin: (options) => any(kswin(options))
};
const ours: Record<string, string> = {lambda_: "threshold", min_num_instances: "minInstances"};
const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const optionsOf = (options: object): object =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [ours[name] ?? camelCase(name), value]));

const runsOf = (indices: readonly number[]): number[][] => {
  const runs: number[][] = [];
  for (const i of indices)
    if (runs.at(-1)?.[1] === i - 1) runs.at(-1)![1] = i;
    else runs.push([i, i]);
  return runs;
};

describe("alarmsOf(detector, values)", () => {
  it.each(golden.streams)("is tried on the very streams that river was given: $name", (stream) => {
    expect(Array.from(valuesOf(stream).slice(0, 3))).toEqual(golden.firstValues[stream.name]);
  });

  it.each(golden.cases)(
    "signals where river (cusum: frouros) does, index for index: $detector $options on $stream",
    ({detector, options, stream, drifts, warnings}) => {
      const alarms = alarmsOf(makers[detector]!(optionsOf(options)), streamOf(stream));
      expect(alarms.drifts).toEqual(drifts);
      expect(runsOf(alarms.warnings)).toEqual(warnings);
    }
  );

  it("continues from a state", () => {
    const values = streamOf("gradual, real");
    const detector = pageHinkley();
    const head = values.subarray(0, 2000);
    const middle = head.reduce(detector.next, detector.initial);
    const [whole, first, second] = [
      alarmsOf(detector, values),
      alarmsOf(detector, head),
      alarmsOf(detector, values.subarray(2000), middle)
    ];
    expect([...first.drifts, ...second.drifts.map((i) => i + 2000)]).toEqual(whole.drifts);
  });
});

describe("adwin(options)", () => {
  it.each(golden.cases.filter(({detector}) => detector === "adwinKept"))(
    "keeps the window that river keeps, to 1e-9 of its size: $options on $stream",
    ({options, stream, ...window}) => {
      const {initial, next} = adwin({...optionsOf(options), restart: false});
      const state = streamOf(stream).reduce<AdwinState>(next, initial);
      expect(state.window.width).toBe(window.width);
      expect(state.window.total / window.total!).toBeCloseTo(1, 9);
      expect(state.window.variance / window.variance!).toBeCloseTo(1, 9);
      expect(state.drifts).toBe(window.drifts.length);
    }
  );

  it("keeps few buckets of a long stream", () => {
    const {initial, next} = adwin();
    const state = new Float64Array(20000).reduce<AdwinState>(next, initial);
    expect(state.window.width).toBe(20000);
    expect(state.window.rows.flat().length).toBeLessThan(5 * Math.log2(20000));
  });
});

describe("kswin(options)", () => {
  const drifts = (stream: string, seeds: number): number[][] =>
    Array.from({length: seeds}, (_, seed) => [...alarmsOf(kswin({seed}), streamOf(stream)).drifts]);
  const perStream = (lists: readonly number[][]): number =>
    lists.reduce((sum, list) => sum + list.length, 0) / lists.length;

  it("raises as many false alarms as river does with draws of its own, within a third", () => {
    const ratio = perStream(drifts("none, real", 50)) / perStream(golden.kswinOwnDraws["none, real"]!);
    expect(ratio).toBeGreaterThan(2 / 3);
    expect(ratio).toBeLessThan(3 / 2);
  });

  it("finds an abrupt change when river does with draws of its own, within ten values on average", () => {
    const delay = (lists: readonly number[][]): number =>
      lists.reduce((sum, list) => sum + list.find((i) => i >= 1500)! - 1500, 0) / lists.length;
    const [mine, rivers] = [delay(drifts("abrupt, real", 50)), delay(golden.kswinOwnDraws["abrupt, real"]!)];
    expect(Math.abs(mine - rivers)).toBeLessThan(10);
  });
});

describe("kolmogorovSmirnovExact(d, n, n)", () => {
  it.each(golden.smirnov)("is SciPy's to 1e-12 for two samples of %d, %d steps apart", (n, steps, probability) => {
    expect(kolmogorovSmirnovExact(steps / n, n, n) / probability).toBeCloseTo(1, 12);
  });
});

const detectors = Object.entries(makers).map(([name, make]) => ({
  name,
  isBinary: name === "ddm" || name === "eddm",
  detector: make({})
}));
const eager: Record<string, object> = {
  pageHinkley: {minInstances: 2, threshold: 2},
  cusum: {minInstances: 2, threshold: 2, mode: "both"},
  ddm: {warmStart: 5},
  eddm: {warmStart: 3},
  adwin: {clock: 1, delta: 0.5},
  adwinKept: {clock: 1, delta: 0.5},
  kswin: {windowSize: 12, statSize: 5, alpha: 0.2}
};

describe("every detector", () => {
  it.each(detectors)("is silent on a constant stream: $name", ({detector, isBinary}) => {
    const level = isBinary ? fc.constantFrom(0, 1) : fc.double({min: -1e6, max: 1e6, noNaN: true});
    fc.assert(
      fc.property(level, fc.nat(400), (x, n) => {
        const alarms = alarmsOf(detector, new Float64Array(n).fill(x));
        expect(alarms).toEqual({drifts: [], warnings: []});
      }),
      {seed: 1, numRuns: 40}
    );
  });

  it.each(detectors)("continues from a state kept as JSON as if nothing had happened: $name", ({name, isBinary}) => {
    const {initial, next} = makers[name]!(eager[name]!);
    const value = isBinary
      ? fc.constantFrom(0, 1, NaN)
      : fc.oneof(
          {weight: 9, arbitrary: fc.double({min: -5, max: 5, noNaN: true})},
          {weight: 1, arbitrary: fc.double()}
        );
    fc.assert(
      fc.property(fc.array(value, {minLength: 20, maxLength: 80, size: "max"}), fc.nat(80), (values, cut) => {
        let [state, kept] = [initial, initial];
        values.forEach((x, i) => {
          state = next(state, x);
          kept = next(i === cut ? (JSON.parse(JSON.stringify(kept)) as DetectorState) : kept, x);
          expect(kept.signal).toBe(state.signal);
        });
        expect(JSON.stringify(kept)).toBe(JSON.stringify(state));
      }),
      {seed: 2, numRuns: 100}
    );
  });

  it.each(detectors)("counts values that say nothing, and is not disturbed by them: $name", ({detector, isBinary}) => {
    const values = Array.from(streamOf(isBinary ? "abrupt, binary" : "abrupt, real"));
    const nothing = [NaN, Infinity, -Infinity, 1e308];
    const mixed = values.flatMap((x, i) => (i % 500 === 0 ? [...nothing, x] : [x]));
    const fold = (stream: readonly number[]): DetectorState => stream.reduce(detector.next, detector.initial);
    expect(fold(mixed)).toEqual({...fold(values), ignored: 4 * Math.ceil(values.length / 500)});
    expect(alarmsOf(detector, mixed).drifts.length).toBe(alarmsOf(detector, values).drifts.length);
  });

  it.each(detectors)("does not change a state it is given: $name", ({detector, isBinary}) => {
    let state = detector.initial;
    for (const x of streamOf(isBinary ? "rare, binary" : "abrupt, real").subarray(0, 1700)) {
      const before = JSON.stringify(state);
      const next = detector.next(state, x);
      expect(JSON.stringify(state)).toBe(before);
      state = next;
    }
  });
});

describe("two-sided detectors", () => {
  it.each([{name: "pageHinkley"}, {name: "cusum"}])(
    "see down what they see up when the stream is reversed in sign: $name",
    ({name}) => {
      const make = makers[name]!;
      const values = streamOf("gradual, real");
      const up = alarmsOf(make({mode: "up", delta: 0.1, threshold: 20}), values);
      const down = alarmsOf(
        make({mode: "down", delta: 0.1, threshold: 20}),
        values.map((x) => -x)
      );
      expect(up.drifts.length).toBeGreaterThan(0);
      expect(down).toEqual(up);
    }
  );
});

describe("detectors of a mean", () => {
  it.each(["pageHinkley", "cusum"])("may speak at the value that completes minInstances, not before: %s", (name) => {
    const detector = makers[name]!({minInstances: 4, threshold: 3});
    expect(alarmsOf(detector, [0, 0, 9, 9, 0]).drifts).toEqual([3]);
    expect(alarmsOf(detector, [0, 0, 0, 9, 0]).drifts).toEqual([3]);
  });
});

describe("values and parameters", () => {
  it.each([
    [() => pageHinkley({threshold: -1}), "invalid threshold: -1"],
    [() => pageHinkley({alpha: 1.5}), "invalid alpha: 1.5"],
    [() => cusum({delta: NaN}), "invalid delta: NaN"],
    [() => ddm({warmStart: 2.5}), "invalid warmStart: 2.5"],
    [() => eddm({alpha: 0.8, beta: 0.9}), "invalid alpha: 0.8"],
    [() => adwin({delta: 0}), "invalid delta: 0"],
    [() => adwin({clock: 0}), "invalid clock: 0"],
    [() => kswin({windowSize: 50, statSize: 30}), "invalid statSize: 30"]
  ])("out of range are refused: %s", (make, message) => {
    expect(make).toThrow(new RangeError(message));
  });

  it.each(["ddm", "eddm"])("of a stream of errors are 0 and 1 alone: %s", (name) => {
    const {initial, next} = makers[name]!({});
    expect(() => next(initial, 0.5)).toThrow(new RangeError("invalid error, expected 0 or 1: 0.5"));
  });
});
