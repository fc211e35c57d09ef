import {crash, crashedBoston, crashedTable} from "./crash.js";

/* Kills builds at two hundred instants: npm run test:crash. Takes about twenty minutes. */
const INSTANTS = 200;
let done = 0;
const {killed, faults} = await crash({
  ...{instants: INSTANTS, seed: 2026, monitors: [crashedTable, crashedBoston]},
  onKilled: (which) => process.stderr.write(`${++done} of ${INSTANTS}: ${which}\n`)
});
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stderr.write(`${killed.length} of ${INSTANTS} builds were killed, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
