/** Four kinds of operations that end in the same three letters. */
export const opsKinds = ["DevOps", "DataOps", "MLOps", "AIOps"] as const;
export type OpsKind = (typeof opsKinds)[number];

/** Where the reason of a card stands; the page lists the works under these names. */
export type OpsSource = "google" | "cdf" | "aiops";

/** Situations to tell apart: what is done in each is of one kind, as a source has it. */
export const opsCards = [
  {id: "disk", kind: "AIOps", source: "aiops"},
  {id: "rollback", kind: "DevOps", source: "google"},
  {id: "retrain", kind: "MLOps", source: "google"},
  {id: "tickets", kind: "AIOps", source: "aiops"},
  {id: "arrivals", kind: "DataOps", source: "cdf"},
  {id: "ranking", kind: "MLOps", source: "google"},
  {id: "versions", kind: "MLOps", source: "google"},
  {id: "units", kind: "DevOps", source: "google"},
  {id: "alerts", kind: "AIOps", source: "aiops"},
  {id: "gaps", kind: "DataOps", source: "cdf"}
] as const satisfies readonly {readonly id: string; readonly kind: OpsKind; readonly source: OpsSource}[];

export type OpsCard = (typeof opsCards)[number];
export type OpsCardId = OpsCard["id"];

/**
 * Returns which kind a situation is of.
 * @example kindOfCard("rollback") // "DevOps"
 */
export function kindOfCard(id: OpsCardId): OpsKind {
  return opsCards.find((card) => card.id === id)!.kind;
}

/** A situation on a pile. */
export interface PiledCard {
  readonly id: OpsCardId;
  readonly right: boolean;
}

/**
 * Returns the piles that somebody has made, by kind; situations that are on none are left out.
 * @param sorted the kind that somebody takes each situation for; null before
 * @param order of the situations on a pile, the lowest first
 * @example pilesOf({disk: "AIOps", rollback: "AIOps"}, ["rollback", "disk"]).AIOps // [{id: "rollback", right: false}, {id: "disk", right: true}]
 */
export function pilesOf(
  sorted: Readonly<Partial<Record<OpsCardId, OpsKind | null>>>,
  order: readonly OpsCardId[]
): Record<OpsKind, PiledCard[]> {
  const pileOf = (kind: OpsKind): PiledCard[] =>
    order.filter((id) => sorted[id] === kind).map((id) => ({id, right: kindOfCard(id) === kind}));
  return Object.fromEntries(opsKinds.map((kind) => [kind, pileOf(kind)])) as Record<OpsKind, PiledCard[]>;
}
