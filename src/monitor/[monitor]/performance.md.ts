import {emitPage} from "../../data/pages/emit-page.js";

await emitPage("performance", "en");
