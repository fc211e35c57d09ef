import {promotion, refusedAloneBy, refusedBy, rollback, startedBy} from "./life/expected.js";
import {lifeMonitor} from "./life/lived.js";
import {proveLife} from "./life/prove-life.js";

/*
 * A year of four scenarios, folded day by day, and what has to be true of it: npm run test:life. Some minutes.
 *
 * Two monitors watch the corrupted week of S6b. The first knows that TAX is a whole number, so that its gate refuses what
 * was learnt from that week. The second does not: on held-out days of the same week the challenger is the better one, and
 * passes; the canary then meets days as they are.
 */
const start = performance.now();
const faults = await proveLife({
  monitors: [
    lifeMonitor({
      ...{id: "year", knowsTax: true},
      stream: {scenarios: ["S4", "S5", "S6b", "S7"], days: 365, rowsPerDay: 120, labelDelay: 3},
      retrain: {
        triggers: [
          {on: "distribution", columns: 2},
          {on: "performance", ratio: 1.25, partitions: 5},
          {on: "schedule", every: 60}
        ],
        ...{coolDown: 5, window: 14, gate: {holdout: 7}, canary: {share: 0.3, partitions: 5}}
      }
    }),
    lifeMonitor({
      ...{id: "trusting", knowsTax: false},
      stream: {scenarios: ["S6b"], days: 120, rowsPerDay: 120, labelDelay: 3},
      retrain: {
        triggers: [{on: "new labels", rows: 3900}],
        ...{coolDown: 30, window: 7, gate: {holdout: 7, confidence: 0.9}, canary: {share: 0.5, partitions: 21}}
      }
    }),
    lifeMonitor({
      ...{id: "late", knowsTax: true},
      stream: {scenarios: ["S4"], days: 120, rowsPerDay: 120, labelDelay: 7},
      retrain: {
        triggers: [{on: "performance", ratio: 1.25, partitions: 5}],
        ...{coolDown: 7, window: 14, gate: {holdout: 7}}
      }
    })
  ],
  asked: {
    year: [{at: "2026-02-10", stream: "S5", reason: "the air is said to have changed"}],
    trusting: [{at: "2026-03-20", stream: null, reason: "while a canary is at work"}]
  },
  expected: [
    {monitor: "year", stream: "S4", what: "a training for the error", happens: startedBy("performance")},
    {monitor: "year", stream: "S4", what: "a promotion", happens: promotion},
    {monitor: "year", stream: "S4", what: "a refusal for the error", happens: refusedBy("error")},
    {monitor: "year", stream: "S5", what: "a training on demand", happens: startedBy("on demand")},
    {monitor: "year", stream: "S6b", what: "a training on schedule", happens: startedBy("schedule")},
    {
      ...{monitor: "year", stream: "S6b", what: "a refusal for the schema alone, of what learnt from the bad week"},
      happens: refusedAloneBy("schema", ["2026-03-02", "2026-03-06"])
    },
    {monitor: "year", stream: "S7", what: "a training for what has moved", happens: startedBy("distribution")},
    {monitor: "year", stream: "S7", what: "a refusal for the schema", happens: refusedBy("schema")},
    {monitor: "trusting", stream: "S6b", what: "a training for new labels", happens: startedBy("new labels")},
    {monitor: "trusting", stream: "S6b", what: "a canary that is rolled back", happens: rollback},
    {monitor: "trusting", stream: "S6b", what: "what was asked meanwhile", happens: startedBy("on demand")},
    {monitor: "late", stream: "S4", what: "a promotion", happens: promotion}
  ],
  ...{kills: 20, step: 13, seed: 2026},
  say: (line) => process.stdout.write(`${line}\n`)
});
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${faults.length} faults, ${((performance.now() - start) / 60_000).toFixed(1)} minutes\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
