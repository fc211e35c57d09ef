/** What a detector says after a value: nothing, that a change may have begun, or that the stream has changed. */
export type Signal = "none" | "warning" | "drift";

/** What every detector keeps between values. States are plain records: JSON keeps them between builds. */
export interface DetectorState {
  readonly signal: Signal;
  /** values that were not finite, or too large to be squared; they change nothing else */
  readonly ignored: number;
}

/** A detector with its parameters: a fold over a stream. Neither function changes a state it is given. */
export interface Detector<State extends DetectorState> {
  readonly initial: State;
  next(state: State, value: number): State;
}

/** Squares of larger values overflow in sums, and would leave the detector deaf for good. */
const LARGEST = 1e150;

/**
 * Completes a detector from its step: after "drift" it starts anew, as river's detectors do, and values that say nothing
 * (NaN, ±Infinity, above 1e150 in size) are counted and passed over.
 * @example detector({signal: "none", ignored: 0}, (state) => state).next({signal: "none", ignored: 0}, NaN).ignored // 1
 */
export function detector<State extends DetectorState>(
  initial: State,
  step: (state: State, value: number) => State
): Detector<State> {
  return {
    initial,
    next(state, value) {
      const from = state.signal === "drift" ? {...initial, ignored: state.ignored} : state;
      return Math.abs(value) <= LARGEST ? step(from, value) : {...from, ignored: from.ignored + 1};
    }
  };
}

/** Where a stream made a detector speak: indices of its values. */
export interface Alarms {
  readonly drifts: readonly number[];
  /** every index after which the state is "warning" */
  readonly warnings: readonly number[];
}

/**
 * Runs a detector over a whole stream.
 * @param state where to begin, if the stream continues another
 * @example alarmsOf(cusum({minInstances: 4, threshold: 3}), [0, 0, 9, 9, 0]) // {drifts: [3], warnings: []}
 */
export function alarmsOf<State extends DetectorState>(
  {initial, next}: Detector<State>,
  values: ArrayLike<number>,
  state: State = initial
): Alarms {
  const drifts: number[] = [];
  const warnings: number[] = [];
  for (let i = 0; i < values.length; ++i) {
    state = next(state, values[i]!);
    if (state.signal === "drift") drifts.push(i);
    else if (state.signal === "warning") warnings.push(i);
  }
  return {drifts, warnings};
}

/**
 * Checks that a parameter lies in a range, both ends allowed.
 * @throws RangeError if it does not, or is NaN
 * @example checkParameter("alpha", 0.5, 0, 1) // undefined
 */
export function checkParameter(name: string, value: number, low: number, high: number = Infinity): void {
  if (!(value >= low && value <= high)) throw new RangeError(`invalid ${name}: ${value}`);
}

/**
 * Checks that a parameter is a whole number, at least `least`.
 * @throws RangeError if it is not
 * @example checkCount("clock", 32, 1) // undefined
 */
export function checkCount(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) throw new RangeError(`invalid ${name}: ${value}`);
}

/**
 * Checks that a value of a stream of errors is 1 (wrong) or 0 (right).
 * @throws RangeError if it is another number
 * @example checkBinary(1) // undefined
 */
export function checkBinary(value: number): void {
  if (value !== 0 && value !== 1) throw new RangeError(`invalid error, expected 0 or 1: ${value}`);
}
