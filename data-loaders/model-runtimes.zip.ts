import {emitZip} from "./emit.js";
import {modelRuntimes} from "./model-runtimes.js";

await emitZip(modelRuntimes);
