/**
 * Checks that a parameter is a number of at least 0, Infinity aside.
 * @throws RangeError if it is not
 * @example checkAmount("load time", 0.5) // undefined
 */
export function checkAmount(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`invalid ${name}: ${value}`);
}

/**
 * Checks that a parameter is a number above 0, Infinity aside.
 * @throws RangeError if it is not
 * @example checkPositive("arrival rate", 100) // undefined
 */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`invalid ${name}: ${value}`);
}

/**
 * Checks that a parameter is a whole number of at least `least`.
 * @throws RangeError if it is not
 * @example checkWhole("number of servers", 2, 1) // undefined
 */
export function checkWhole(name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) throw new RangeError(`invalid ${name}: ${value}`);
}
