import {parseArgs} from "node:util";
import {advance} from "./advance.js";
import {loadSettings} from "./config/load.js";
import {findMonitor} from "./config/monitors.js";
import {defaultEffects} from "./effects.js";
import {emitZip} from "./emit.js";

const {values} = parseArgs({options: {monitor: {type: "string", default: ""}}});

await emitZip(async () => {
  const settings = await loadSettings();
  return (await advance(findMonitor(settings.config, values.monitor), settings, defaultEffects)).files;
});
