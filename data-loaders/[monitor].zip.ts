import {parseArgs} from "node:util";
import {publishedFiles} from "./advance.js";
import {loadSettings} from "./config/load.js";
import {emitZip} from "./emit.js";

// `npm run build` and `npm run dev` bring monitors up to date before any page asks for them.
const {values} = parseArgs({options: {monitor: {type: "string", default: ""}}});

await emitZip(async () => publishedFiles((await loadSettings()).config, values.monitor));
