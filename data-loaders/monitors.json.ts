import {loadSettings} from "./config/load.js";

// The home page fetches the rest of each monitor's overview from its bundle, so that this list is never out of date.
const {config} = await loadSettings();
process.stdout.write(JSON.stringify(config.monitors.map(({id, title}) => ({id, title}))));
