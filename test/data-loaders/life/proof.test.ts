import {expect, it} from "vitest";
import {refusedBy, startedBy} from "./expected.js";
import {lifeMonitor} from "./lived.js";
import {proveLife} from "./prove-life.js";

// npm run test:life does the same over a year of four scenarios
it(
  "what is published of a model's life follows from the policy, however the builds went",
  {timeout: 300_000},
  async () => {
    const said: string[] = [];
    const faults = await proveLife({
      monitors: [
        lifeMonitor({
          ...{id: "short", knowsTax: true, stream: {scenarios: ["S4", "S1"], days: 60, rowsPerDay: 60, labelDelay: 3}},
          retrain: {
            triggers: [
              {on: "performance", ratio: 1.15, partitions: 3},
              {on: "new labels", rows: 700}
            ],
            ...{
              coolDown: 4,
              window: 14,
              gate: {holdout: 7, confidence: 0.6, slices: 1},
              canary: {share: 0.5, partitions: 3}
            }
          }
        })
      ],
      asked: {short: [{at: "2026-02-10", stream: "S1", reason: "to see what comes of it"}]},
      expected: [
        {monitor: "short", stream: "S1", what: "a training on demand", happens: startedBy("on demand")},
        {monitor: "short", stream: "S4", what: "a training for new labels", happens: startedBy("new labels")},
        {monitor: "short", stream: "S4", what: "a refusal for the error", happens: refusedBy("error")}
      ],
      ...{kills: 3, step: 9, seed: 7},
      say: (line) => void said.push(line)
    });
    expect(faults, said.join("\n")).toEqual([]);
  }
);
