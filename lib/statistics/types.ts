/** A figure taken from bins that stand for raw values: the raw figure lies within `value` ± `bound`. */
export interface Bounded {
  readonly value: number;
  readonly bound: number;
}

/** A test of "nothing changed". */
export interface TestResult {
  readonly statistic: number;
  /** probability of a statistic at least as large when nothing changed, in [0, 1] */
  readonly pValue: number;
}

/** A test over bins that stand for raw values. */
export interface BoundedTest extends TestResult {
  /** the statistic of the raw values lies within `statistic` ± `bound` */
  readonly bound: number;
}
