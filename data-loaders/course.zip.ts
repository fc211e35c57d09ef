import {loadSettings} from "./config.js";
import {course} from "./course.js";
import {defaultEffects} from "./effects.js";
import {emitZip} from "./emit.js";

const {config} = await loadSettings();
await emitZip(await course(config, defaultEffects));
