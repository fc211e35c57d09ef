/*
 * Many tests at once. A p-value that is NaN is a test that was not made: it stays NaN and does not count.
 */

/**
 * Adjusts p-values so that rejecting those at most α keeps the probability of any false alarm at α, however the tests
 * depend on each other (Bonferroni).
 * @param pValues one per test, in [0, 1], or NaN where no test was made
 * @returns min(1, p × tests made), in the given order; NaN where p is
 * @throws RangeError if a p-value lies outside [0, 1]
 * Source: C. E. Bonferroni, 1936; equals `statsmodels.stats.multitest.multipletests(method="bonferroni")`. Golden
 * values: test/data/multiple-testing.json
 * @example bonferroni([0.25, NaN, 0.75]) // [0.5, NaN, 1]
 */
export function bonferroni(pValues: readonly number[]): number[] {
  const tests = made(pValues).length;
  return pValues.map((p) => Math.min(1, p * tests));
}

/**
 * Adjusts p-values to q-values: rejecting those at most α keeps the expected share of false alarms among the alarms at
 * α or below, for tests that are independent or positively dependent (Benjamini and Hochberg's step-up procedure).
 * Equal p-values get equal q-values.
 * @param pValues one per test, in [0, 1], or NaN where no test was made
 * @returns q-values in the given order, each at least its p; NaN where p is
 * @throws RangeError if a p-value lies outside [0, 1]
 * Source: Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57(1), 1995; equals
 * `scipy.stats.false_discovery_control`. Golden values: test/data/multiple-testing.json
 * @example benjaminiHochberg([0.25, NaN, 0.5]) // [0.5, NaN, 0.5]
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = made(pValues).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = pValues.map(() => NaN);
  let smallest = 1;
  order.forEach((test, i) => {
    const rank = order.length - i;
    smallest = Math.min(smallest, (pValues[test]! * order.length) / rank);
    adjusted[test] = smallest;
  });
  return adjusted;
}

/** The positions of the tests that were made. */
function made(pValues: readonly number[]): number[] {
  const wrong = pValues.find((p) => p < 0 || p > 1);
  if (wrong !== undefined) throw new RangeError(`invalid p-value: ${wrong}`);
  return pValues.flatMap((p, i) => (Number.isNaN(p) ? [] : [i]));
}
