import {expect, it} from "vitest";
import {crash, crashedTable} from "./crash.js";

// npm run test:crash does the same at two hundred instants, with a simulated monitor too
it("a build that is killed leaves the next one to come to the same bytes", {timeout: 300_000}, async () => {
  const {killed, faults} = await crash({instants: 12, seed: 4, monitors: [crashedTable]});
  expect(faults).toEqual([]);
  expect(killed.length).toBeGreaterThanOrEqual(10);
});
