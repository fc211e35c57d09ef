export const SEEDS: Readonly<Record<number, number>> = {};
