import {describe, expect, it} from "vitest";
import {incidentDay} from "../../../lib/scenario/incident.js";
import type {RequestEvent} from "../../../lib/scenario/incident.js";
import {dealPools, TRAIN} from "../../../lib/scenario/pools.js";
import type {Tract} from "../../../lib/scenario/types.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const pools = dealPools(bostonColumns["medv"]!, 42);
const pool: readonly Tract[] = Array.from(pools, (_, row): Tract => {
  return Object.fromEntries(Object.entries(bostonColumns).map(([name, values]) => [name, values[row]!]));
}).filter((_, row) => pools[row] !== TRAIN);
const features = bostonFeatures.filter((name) => name !== "b");

/** A model whose answer shows which row, and which NOX, it was given. */
const model = {
  version: "3f9a5c01d2e4",
  predict: (columns: readonly Float64Array[]) =>
    columns[0]!.map((_, row) => columns.reduce((sum, column, i) => sum + (i + 1) * column[row]!, 0))
};
const source = {pool, features, model, date: "2026-05-12", seed: 42};
const {events, cause} = incidentDay(source);

const isWrong = ({inputs}: RequestEvent): boolean => inputs["nox"]! > 1;
const minuteOf = ({time}: RequestEvent): string => time.slice(11, 16);

describe("incidentDay(source)", () => {
  it("gives the same 400 requests for the same seed, and others for another", () => {
    expect(events.length).toBe(400);
    expect(incidentDay(source)).toEqual({events, cause});
    expect(incidentDay({...source, seed: 43}).events).not.toEqual(events);
  });

  it("spreads them over one day, in order, each with a name of its own", () => {
    const times = events.map(({time}) => time);
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => time.startsWith("2026-05-12T"))).toBe(true);
    expect(new Set(events.map(({request}) => request)).size).toBe(400);
    const byDay = events.filter((event) => minuteOf(event) >= "08:00" && minuteOf(event) < "18:00").length;
    expect(byDay / 400).toBeGreaterThan(0.55);
  });

  it("has the inputs of a real row in every request, but for the planted fault", () => {
    const known = new Set(pool.map((tract) => features.map((name) => tract[name]).join()));
    for (const event of events) {
      const nox = isWrong(event) ? Math.round(event.inputs["nox"]! * 100) / 10_000 : event.inputs["nox"]!;
      expect(known.has(features.map((name) => (name === "nox" ? nox : event.inputs[name])).join())).toBe(true);
    }
  });

  it("has the model answer what it received", () => {
    const predictions = model.predict(features.map((name) => Float64Array.from(events, ({inputs}) => inputs[name]!)));
    events.forEach(({prediction}, i) => expect(prediction).toBeCloseTo(predictions[i]!, 2));
  });

  it("plants one cause: a replica, from a minute on, in another unit", () => {
    const wrong = events.filter(isWrong);
    expect(new Set(wrong.map(({replica}) => replica))).toEqual(new Set([cause.replica]));
    expect(cause).toMatchObject({column: "nox", factor: 100, since: wrong[0]!.time, requests: wrong.length});
    const after = events.filter(({replica, time}) => replica === cause.replica && time >= cause.since);
    expect(after).toEqual(wrong);
    expect(wrong.length).toBeGreaterThan(30);
  });

  it("lets neither the replica nor the version of the service tell good from bad alone", () => {
    const share = (of: readonly RequestEvent[]): number => of.filter(isWrong).length / of.length;
    const replica = events.filter((event) => event.replica === cause.replica);
    const service = events.filter((event) => event.service === events.find(isWrong)!.service);
    const both = replica.filter((event) => service.includes(event));
    expect(share(replica)).toBeLessThan(0.8);
    expect(share(service)).toBeLessThan(0.8);
    expect(share(both)).toBe(1);
  });

  it("spreads slow and noted requests over all replicas", () => {
    for (const note of ["cache miss", "retried"]) {
      const noted = events.filter((event) => event.note === note);
      expect(new Set(noted.map(({replica}) => replica)).size).toBeGreaterThan(1);
    }
    expect(events.every(({latencyMs}) => latencyMs >= 9)).toBe(true);
  });

  it("refuses a model that does not read NOX, and an empty pool", () => {
    expect(() => incidentDay({...source, features: ["rm"]})).toThrow("the model does not read nox");
    expect(() => incidentDay({...source, pool: []})).toThrow("no rows to draw from");
  });
});
