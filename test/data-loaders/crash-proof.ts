import {crash, crashedBoston, crashedTable} from "./crash.js";

/* Kills builds at two hundred instants: npm run test:crash. Takes about half an hour. */
const INSTANTS = 200;
let done = 0;
const faults = await crash({
  ...{instants: INSTANTS, seed: 2026, monitors: [crashedTable, crashedBoston]},
  onKilled: (which) => process.stderr.write(`${++done} of ${INSTANTS}: ${which}\n`)
});
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stderr.write(`${done} builds were killed, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
