import {describe, it} from "vitest";
import {trinoEngine} from "../../data-loaders/engines/trino.js";
import {describeConformance} from "./conformance.js";

/** Set by `npm run test:trino`, which starts a cluster of its own. */
const server = process.env["DRIFTBOOK_TRINO_SERVER"];

if (server === undefined) describe.skip("Trino counts as the oracle does", () => it("see npm run test:trino"));
else
  describeConformance("Trino", 'memory.default."hostile ""table"""', () =>
    Promise.resolve(
      trinoEngine({server, catalog: "memory", schema: "default"}, {user: "driftbook", password: null, token: null})
    )
  );
