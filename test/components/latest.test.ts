import {expect, it} from "vitest";
import {latestRun} from "../../src/components/latest.js";

it("latestRun() tells a run that another has been started since", () => {
  const start = latestRun();
  const first = start();
  expect(first()).toBe(true);
  const second = start();
  expect([first(), second()]).toEqual([false, true]);
});
