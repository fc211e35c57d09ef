/** The distances a reader can choose between. */
export const DISTANCES = ["psi", "jensenShannon", "kolmogorovSmirnov"] as const;
export type DistanceName = (typeof DISTANCES)[number];
