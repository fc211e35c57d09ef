import {emitZip} from "./emit.js";
import {tensorflowForPages} from "./tensorflow-js.js";

await emitZip(tensorflowForPages);
