import {describe, expect, it} from "vitest";
import {kindOfCard, opsCards, opsKinds, pilesOf} from "../../../lib/course/ops.js";
import type {OpsCardId} from "../../../lib/course/ops.js";

describe("opsCards", () => {
  it("are ten, each with one kind and a source, and each kind has some", () => {
    expect(opsCards).toHaveLength(10);
    expect(new Set(opsCards.map(({id}) => id)).size).toBe(10);
    expect(opsCards.every(({kind, source}) => opsKinds.includes(kind) && source.length > 0)).toBe(true);
    for (const kind of opsKinds) expect(opsCards.filter((card) => card.kind === kind).length).toBeGreaterThan(1);
  });
});

describe("pilesOf(sorted, order)", () => {
  const order: readonly OpsCardId[] = Object.freeze(opsCards.map(({id}) => id));

  it("leaves out what nobody has sorted", () => {
    expect(Object.values(pilesOf({disk: null}, order)).flat()).toEqual([]);
  });

  it("says what is on each pile, in order, and whether it belongs there", () => {
    const piles = pilesOf({rollback: "MLOps", retrain: "MLOps", disk: "AIOps"}, order.toReversed());
    expect(piles.MLOps).toEqual([
      {id: "retrain", right: true},
      {id: "rollback", right: false}
    ]);
    expect(piles.AIOps).toEqual([{id: "disk", right: true}]);
    expect(piles.DevOps).toEqual([]);
  });

  it("finds nothing wrong with piles of the right kinds", () => {
    const sorted = Object.fromEntries(order.map((id) => [id, kindOfCard(id)]));
    const all = Object.values(pilesOf(sorted, order)).flat();
    expect(all).toHaveLength(order.length);
    expect(all.every(({right}) => right)).toBe(true);
  });
});
