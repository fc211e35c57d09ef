/** What can befall a column between the tract and the model. The label stays as it is. */
export const faultIds = ["none", "nox-ppb", "tax-tenth", "age-share", "rm-more", "lstat-hidden"] as const;
export type FaultId = (typeof faultIds)[number];

/** A change of the world that the lab brings about; each part by itself changes what its name says. */
export interface Change {
  /** P(x): tracts are asked about with a chance of exp(tilt × z), z of this feature by the training rows */
  readonly tiltOf: string;
  readonly tilt: number;
  /** P(y): tracts with a high label are asked about with a chance of exp(labelTilt × z of the label) */
  readonly labelTilt: number;
  /** P(y given x): labels become factor × label + add × z of this feature; `add` in the label's unit */
  readonly addOf: string;
  readonly add: number;
  readonly factor: number;
  /** what the model receives instead of x */
  readonly fault: FaultId;
}

/** The world as the model learnt it. */
export const unchanged: Change = {
  ...{tiltOf: "lstat", tilt: 0, labelTilt: 0},
  ...{addOf: "nox", add: 0, factor: 1, fault: "none"}
};

interface Fault {
  readonly column: string;
  /** @param mean of the column over the training rows */
  arrives(value: number, mean: number): number;
}

const faults: Readonly<Record<Exclude<FaultId, "none">, Fault>> = {
  "nox-ppb": {column: "nox", arrives: (value) => value * 100},
  "tax-tenth": {column: "tax", arrives: (value) => value / 10},
  "age-share": {column: "age", arrives: (value) => value / 100},
  "rm-more": {column: "rm", arrives: (value) => value + 1},
  "lstat-hidden": {column: "lstat", arrives: (_, mean) => mean}
};

/**
 * Returns what a fault does to which column; null for none.
 * @example faultOf("tax-tenth").column // "tax"
 */
export function faultOf(id: FaultId): Fault | null {
  return id === "none" ? null : faults[id];
}

/**
 * Returns a change that is under way: slopes by their share, the factor by its power.
 * @param amount 0 nothing yet, 1 all of it
 * @example partOf({...unchanged, factor: 4, add: -3}, 0.5).factor // 2
 */
export function partOf(change: Change, amount: number): Change {
  const {tilt, labelTilt, add, factor} = change;
  return {
    ...change,
    ...{tilt: tilt * amount, labelTilt: labelTilt * amount},
    ...{add: add * amount, factor: factor ** amount}
  };
}

/** Which distributions are others than before, of the inputs as the model receives them. */
export interface Moved {
  /** P(x) */
  readonly inputs: boolean;
  /** P(y given x) */
  readonly relation: boolean;
  /** P(y) */
  readonly labels: boolean;
}

/**
 * Returns what a change moves, by its construction. Whoever draws tracts by their inputs leaves the relation alone, but
 * not the labels; whoever draws them by their labels moves all three; and where a column arrives otherwise, the model's
 * x no longer means what it meant, though no label has changed.
 * @example movedBy({...unchanged, factor: 1.5}) // {inputs: false, relation: true, labels: true}
 */
export function movedBy({tilt, labelTilt, add, factor, fault}: Change): Moved {
  const isFaulty = fault !== "none";
  const isTold = add !== 0 || factor !== 1;
  return {
    inputs: tilt !== 0 || labelTilt !== 0 || isFaulty,
    relation: isTold || labelTilt !== 0 || isFaulty,
    labels: tilt !== 0 || labelTilt !== 0 || isTold
  };
}

/**
 * Returns whether two changes do the same: which feature a slope of nothing is along does not matter.
 * @example isSameChange({...unchanged, addOf: "rm"}, unchanged) // true
 */
export function isSameChange(a: Change, b: Change): boolean {
  return workOf(a) === workOf(b);
}

function workOf({tiltOf, tilt, labelTilt, addOf, add, factor, fault}: Change): string {
  return [tilt === 0 ? "" : tiltOf, tilt, labelTilt, add === 0 ? "" : addOf, add, factor, fault].join(" ");
}
