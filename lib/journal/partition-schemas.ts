import {COLUMN_STATISTICS} from "../drift/calibrated/statistics.js";
import {DISTANCES} from "../drift/types.js";
import type {Decision, TriggerName} from "../policy/types.js";
import {ANOMALY_KINDS} from "../schema/types.js";
import {namesOf, reason} from "./event-schema.js";
import type {EventSchemas} from "./event-schema.js";
import {count, figures, named, nullable, number, oneOf, share, text, textOrNone} from "./field-types.js";

const triggers: Readonly<Record<TriggerName, true>> = {
  ...{"on demand": true, schedule: true, "new labels": true},
  ...{performance: true, distribution: true}
};
const actions: Readonly<Record<Decision["action"], true>> = {keep: true, retrain: true};

const at = {at: "2026-03-14", stream: "S4"};

/** Events about rows, columns and what was concluded from them. */
export const partitionSchemas: EventSchemas<"profiled" | "labelled" | "anomaly" | "alarm" | "request" | "decision"> = {
  profiled: {
    meaning: "A partition was read.",
    fields: {
      rows: {type: count, meaning: "rows profiled"},
      labelled: {type: count, meaning: "of them, those with both a prediction and a label"},
      error: {
        type: nullable(number),
        meaning: "realised error in the monitor's measure; null where no row is labelled"
      },
      model: {
        type: nullable(text),
        meaning: "version of the model in force; null where predictions came with the rows, or there are none"
      }
    },
    example: {...at, kind: "profiled", rows: 120, labelled: 118, error: 3.46, model: "3f9a5c01d2e4"}
  },
  labelled: {
    meaning: "The labels of an earlier partition have come.",
    fields: {
      partition: {type: text, meaning: "start of that partition"},
      labelled: {type: count, meaning: "its rows with both a prediction and a label, by now"},
      error: {type: nullable(number), meaning: "realised error in the monitor's measure; null where no row is labelled"}
    },
    example: {...at, kind: "labelled", partition: "2026-03-07", labelled: 119, error: 3.51}
  },
  anomaly: {
    meaning: "The data are not as the schema says.",
    fields: {
      column: {type: textOrNone, meaning: 'name of the column; "" for the data set as a whole'},
      anomaly: {type: named("a kind of anomaly", ANOMALY_KINDS), meaning: "kind, by the names in [schema](schema.md)"},
      description: {type: text, meaning: "one sentence with the figures"}
    },
    example: {
      ...{...at, kind: "anomaly", column: "rad", anomaly: "ENUM_TYPE_UNEXPECTED_STRING_VALUES"},
      description: "rad has unexpected values: 99 (26.67 % of values)"
    }
  },
  alarm: {
    meaning: "A column has moved further than chance explains.",
    fields: {
      column: {type: text, meaning: "name of the column"},
      pValue: {type: share, meaning: "of windows as unlike when nothing changed; a millionth also stands for less"},
      carrier: {type: oneOf(COLUMN_STATISTICS), meaning: "the statistic of the verdict that says most"},
      distance: {type: oneOf(DISTANCES), meaning: "the distance that the monitor shows"},
      value: {type: number, meaning: "that distance between reference and current window"},
      threshold: {type: number, meaning: "the value at which that distance would raise an alarm by itself"}
    },
    example: {
      ...{...at, kind: "alarm", column: "lstat", pValue: 0.0006, carrier: "andersonDarling"},
      ...{distance: "psi", value: 0.41, threshold: 0.18}
    }
  },
  request: {
    meaning: "Somebody asked for the model to be trained again.",
    fields: {reason: {type: text, meaning: "what they gave as reason"}},
    example: {...at, kind: "request", reason: "new suburb in the data from March on"}
  },
  decision: {
    meaning: "The policy was asked whether to train again.",
    fields: {
      action: {type: oneOf(namesOf(actions)), meaning: "what it answered"},
      trigger: {type: nullable(oneOf(namesOf(triggers))), meaning: "the trigger that fired"},
      reason,
      evidence: {type: figures, meaning: "the figures it rests on"}
    },
    example: {
      ...{...at, kind: "decision", action: "retrain", trigger: "performance"},
      reason: "RMSE of 5 days is 4.31, 1.30 times the hold-out 3.30, over the limit of 1.25",
      evidence: {rmse: 4.31, baseline: 3.3, ratio: 1.3, limit: 1.25, labelledRows: 600}
    }
  }
};
