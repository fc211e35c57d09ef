import {expect, it} from "vitest";
import {crash, crashedTable} from "./crash.js";

// npm run test:crash does the same at two hundred instants, with a simulated monitor too
it("a build that is killed leaves the next one to come to the same bytes", {timeout: 300_000}, async () => {
  let killed = 0;
  const faults = await crash({instants: 6, seed: 4, monitors: [crashedTable], onKilled: () => void ++killed});
  expect(faults).toEqual([]);
  expect(killed).toBe(6);
});
