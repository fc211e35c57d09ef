import type {GateCheck} from "../policy/types.js";
import {namesOf, reason} from "./event-schema.js";
import type {EventSchemas} from "./event-schema.js";
import {count, figures, flag, listOf, nullable, oneOf, pair, share, text} from "./field-types.js";
import type {Field} from "./field-types.js";

const checks: Readonly<Record<GateCheck["name"], true>> = {
  ...{error: true, schema: true, size: true, cost: true, latency: true, slices: true}
};

const version: Field<string> = {type: text, meaning: "the challenger"};
const champion: Field<string> = {type: text, meaning: "the version in force"};
const evidence: Field<Readonly<Record<string, number>>> = {type: figures, meaning: "the figures it rests on"};
const at = {at: "2026-03-14", stream: "S4"};

/** Events that move versions of a model from one stage to another. */
export const modelSchemas: EventSchemas<"trained" | "gate" | "canary" | "promoted" | "rolled back"> = {
  trained: {
    meaning: "A challenger was trained; it is a candidate from now on.",
    fields: {
      version,
      parent: {type: text, meaning: "the champion of that moment"},
      rows: {type: count, meaning: "rows it was trained on"},
      span: {type: pair(text), meaning: "starts of the first and the last partition of those rows"}
    },
    example: {
      ...{...at, kind: "trained", version: "b07c44d1e6f8", parent: "3f9a5c01d2e4", rows: 3510},
      span: ["2026-02-05", "2026-03-06"]
    }
  },
  gate: {
    meaning: "A challenger was held against the champion; one that did not pass is archived.",
    fields: {
      version,
      champion,
      passed: {type: flag, meaning: "whether every check did"},
      checks: {
        type: listOf<GateCheck>({
          name: {type: oneOf(namesOf(checks)), meaning: "what was checked"},
          passed: {type: flag, meaning: "whether it held"},
          reason,
          evidence
        }),
        meaning: "each check with its name, whether it held, its reason and its evidence"
      }
    },
    example: {
      ...{...at, kind: "gate", version: "b07c44d1e6f8", champion: "3f9a5c01d2e4", passed: true},
      checks: [
        {
          ...{name: "error", passed: true},
          reason: "RMSE 3.41 against 4.27 on 840 rows",
          evidence: {challenger: 3.41, champion: 4.27, rows: 840}
        }
      ]
    }
  },
  canary: {
    meaning: "A challenger that passed the gate answers a share of the rows from the next partition on.",
    fields: {
      version,
      share: {type: share, meaning: "of the rows"},
      partitions: {type: count, meaning: "partitions that have to be answered and labelled before it is judged"}
    },
    example: {...at, kind: "canary", version: "b07c44d1e6f8", share: 0.1, partitions: 3}
  },
  promoted: {
    meaning: "A model is the champion from the next partition on; the one before is archived.",
    fields: {
      version: {type: text, meaning: "the new champion"},
      before: {type: nullable(text), meaning: "the champion before; null for the first model of a monitor"},
      reason,
      evidence
    },
    example: {
      ...{...at, kind: "promoted", version: "b07c44d1e6f8", before: "3f9a5c01d2e4"},
      reason: "the canary answered 36 rows with an RMSE of 3.52, the champion 324 with 4.11",
      evidence: {canary: 3.52, canaryRows: 36, champion: 4.11, championRows: 324}
    }
  },
  "rolled back": {
    meaning: "A canary was worse than the champion, which answers every row again; the challenger is archived.",
    fields: {version, champion, reason, evidence},
    example: {
      ...{...at, kind: "rolled back", version: "b07c44d1e6f8", champion: "3f9a5c01d2e4"},
      reason: "RMSE of the canary is 5.12, of the champion 3.98 on the same days",
      evidence: {canary: 5.12, champion: 3.98, rows: 36}
    }
  }
};
