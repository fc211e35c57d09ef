import {parseArgs} from "node:util";
import {advance} from "./advance.js";
import {findMonitor, loadSettings} from "./config.js";
import {defaultEffects} from "./effects.js";
import {emitZip} from "./emit.js";

const {values} = parseArgs({options: {monitor: {type: "string", default: ""}}});
const settings = await loadSettings();
const {files} = await advance(findMonitor(settings.config, values.monitor), settings, defaultEffects);
await emitZip(files);
