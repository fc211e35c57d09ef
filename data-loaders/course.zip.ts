import {loadSettings} from "./config/load.js";
import {course} from "./course.js";
import {defaultEffects} from "./effects.js";
import {emitZip} from "./emit.js";

await emitZip(async () => course((await loadSettings()).config, defaultEffects));
