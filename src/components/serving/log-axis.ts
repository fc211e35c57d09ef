import {roles} from "../chart-style.js";
import type {Scales} from "../svg-chart.js";
import {label, segment} from "../svg-marks.js";

interface LogAxisOptions {
  /** of powers of ten */
  readonly domain: readonly [number, number];
  readonly format: (value: number) => string;
  readonly label: string;
}

/** A horizontal axis over powers of ten: scale x maps their exponents. */
export function logAxisX(
  {x, left, right, top, bottom}: Scales,
  {domain, format, label: text}: LogAxisOptions
): (Node | null)[] {
  const powers = powersIn(domain);
  const quiet = {fill: roles.muted, anchor: "middle"} as const;
  return [
    ...powers.map((power) => segment([x(power), top], [x(power), bottom], {stroke: roles.rule})),
    ...powers.map((power) => label(x(power), bottom + 13, format(10 ** power), quiet)),
    label((left + right) / 2, bottom + 30, text, quiet)
  ];
}

/** A vertical axis over powers of ten: scale y maps their exponents. */
export function logAxisY(
  {y, left, right, top}: Scales,
  {domain, format, label: text}: LogAxisOptions
): (Node | null)[] {
  const powers = powersIn(domain);
  const quiet = {fill: roles.muted} as const;
  return [
    ...powers.map((power) => segment([left, y(power)], [right, y(power)], {stroke: roles.rule})),
    ...powers.map((power) => label(left - 6, y(power), format(10 ** power), {...quiet, anchor: "end"})),
    label(0, top - 14, text, quiet)
  ];
}

function powersIn([low, high]: readonly [number, number]): number[] {
  return Array.from({length: Math.floor(high) - Math.ceil(low) + 1}, (_, i) => Math.ceil(low) + i);
}
