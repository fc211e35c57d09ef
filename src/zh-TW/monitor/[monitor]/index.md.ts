import {emitPage} from "../../../data/pages/emit-page.js";

await emitPage("monitor", "zh-TW");
