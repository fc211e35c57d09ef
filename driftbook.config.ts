import {boston} from "./data-loaders/built-in/boston.js";
import {flights} from "./data-loaders/built-in/flights.js";
import {defineConfig} from "./data-loaders/config/define.js";

export default defineConfig({
  title: "Driftbook",
  monitors: [boston, flights]
});
