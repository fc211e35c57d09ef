import type {AnomalyKind} from "./types.js";

/** One thing wrong, before it is known with which column and how severe it is. */
export interface Reason {
  readonly kind: AnomalyKind;
  /** one sentence with the figures */
  readonly description: string;
}

/** Returns a reason. */
export function reason(kind: AnomalyKind, description: string): Reason {
  return {kind, description};
}

/** Returns a share as a percentage of four digits. */
export function percent(share: number): string {
  return `${figure(100 * share, 4)} %`;
}

/** Returns a number with at most six digits that count. */
export function figure(x: number, digits = 6): string {
  return String(Number(x.toPrecision(digits)));
}

/** Returns texts as a list, shortened after ten. */
export function listed(texts: readonly string[]): string {
  return texts.length <= 10 ? texts.join(", ") : `${texts.slice(0, 10).join(", ")} and ${texts.length - 10} more`;
}
