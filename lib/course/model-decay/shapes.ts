/**
 * How a change comes about in time.
 * Source: J. Gama and others, "A survey on concept drift adaptation", ACM Computing Surveys 46(4), 2014, figure 2.
 */
export const shapes = ["abrupt", "gradual", "incremental", "recurring"] as const;
export type Shape = (typeof shapes)[number];

/** Weeks that the lab shows. */
export const WEEKS = 36;
/** Weeks until a change is complete that is not abrupt, and weeks after which one that recurs goes or returns. */
export const RAMP = 12;
export const SPELL = 4;

/** How much of the change a week has. */
export interface Exposure {
  /** how far the new regime has come, from the old one (0) to the full change (1) */
  readonly amount: number;
  /** share of the rows that are of the new regime */
  readonly share: number;
}

/**
 * Returns how much of a change a week has. Gradual: more and more rows are of the new regime, which is there in full
 * from the start. Incremental: all rows are of a regime that itself goes over little by little.
 * @param onset first week with any of it
 * @example exposureOf("gradual", 12, 17) // {amount: 1, share: 0.5}
 * @example exposureOf("recurring", 12, 16) // {amount: 1, share: 0}
 */
export function exposureOf(shape: Shape, onset: number, week: number): Exposure {
  const since = week - onset;
  if (since < 0) return {amount: 1, share: 0};
  const risen = Math.min(1, (since + 1) / RAMP);
  switch (shape) {
    case "abrupt":
      return {amount: 1, share: 1};
    case "gradual":
      return {amount: 1, share: risen};
    case "incremental":
      return {amount: risen, share: 1};
    case "recurring":
      return {amount: 1, share: Math.floor(since / SPELL) % 2 === 0 ? 1 : 0};
  }
}
