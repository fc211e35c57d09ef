import {advance} from "../data-loaders/advance.js";
import {loadSettings} from "../data-loaders/config/load.js";
import {defaultEffects} from "../data-loaders/effects.js";

/*
 * Brings every monitor up to date, one after another, before pages are built from what they left in the state folder. A
 * process of its own: what it holds in memory is gone when the pages' turn comes, and `npm run dev` gets the code as it is.
 * One that fails keeps none of the others from being brought up to date, though no site is built: all that is wrong is
 * said at once, and the next build reads no more than what was.
 */
const fail = (error: unknown): void => {
  process.stderr.write(`error: ${(error as Error).message}\n`);
  process.exitCode = 1;
};
try {
  const settings = await loadSettings();
  for (const monitor of settings.config.monitors) await advance(monitor, settings, defaultEffects).catch(fail);
} catch (error) {
  fail(error);
}
