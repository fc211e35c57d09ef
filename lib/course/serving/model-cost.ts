/**
 * Returns the multiplications and additions that dense layers take for a row: each weight multiplies once, and each
 * product is added to a sum that starts from the bias. Comparisons with zero, and what turns a row into numbers, are
 * left out.
 * @param widths units of each layer, the inputs first
 * @param networks of that shape
 * @example operationsOf([12, 50, 1], 1) // 1300
 */
export function operationsOf(widths: readonly number[], networks: number): number {
  return networks * pairsOf(widths).reduce((sum, [inputs, outputs]) => sum + 2 * inputs * outputs, 0);
}

/**
 * Returns how many numbers dense layers hold: weights and biases.
 * @param widths units of each layer, the inputs first
 * @param networks of that shape
 * @example numbersOf([12, 50, 1], 1) // 701
 */
export function numbersOf(widths: readonly number[], networks: number): number {
  return networks * pairsOf(widths).reduce((sum, [inputs, outputs]) => sum + (inputs + 1) * outputs, 0);
}

/**
 * Returns the bytes of so many numbers in single precision, as models are kept and sent.
 * @example bytesOf(701) // 2804
 */
export function bytesOf(numbers: number): number {
  return 4 * numbers;
}

function pairsOf(widths: readonly number[]): (readonly [number, number])[] {
  return widths.slice(1).map((outputs, i) => [widths[i]!, outputs]);
}
