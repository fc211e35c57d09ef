import {measureBrush, brushTable} from "./brush.js";
console.log(brushTable(await measureBrush()));
