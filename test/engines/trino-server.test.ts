import {describe} from "vitest";
import {trinoEngine} from "../../data-loaders/engines/trino.js";
import {describeConformance} from "./conformance.js";
import {describeMonitor} from "./trino-monitor.js";

/** Set by `npm run test:trino`, which starts a cluster of its own. */
const server = process.env["DRIFTBOOK_TRINO_SERVER"];
const nobody = {user: "driftbook", password: null, token: null};

describe.skipIf(server === undefined)("a cluster of npm run test:trino", () => {
  const open = () => trinoEngine({server: server!, catalog: "memory", schema: "default"}, nobody);
  describeConformance("Trino", 'memory.default."hostile ""table"""', () => Promise.resolve(open()));
  describeMonitor(server!, open);
});
