import {emitTeaching} from "../data/pages/emit-teaching.js";

await emitTeaching("en");
