import type {EventSchemas} from "./event-schema.js";
import {count, figures, flag, listOf, nullable, text} from "./field-types.js";
import type {BuiltStage} from "./types.js";

/** Events about the builds themselves, which have a file of their own. */
export const buildSchemas: EventSchemas<"build"> = {
  build: {
    meaning:
      'A build has brought the monitor up to date, and had something to do for it. Such lines are in `builds.ndjson`, the last 200 of them; `at` is the last partition there was, `stream` is "".',
    fields: {
      asOf: {type: nullable(text), meaning: "what it was told to look back to; null for all data there were"},
      rebuild: {type: flag, meaning: "whether it started over"},
      files: {
        type: nullable(figures),
        meaning:
          "files of the source that are `new`, `changed` or `gone` since the build before; null for a monitor that has none of its own"
      },
      stages: {
        type: listOf<BuiltStage>({
          stage: {type: text, meaning: "name of the stage"},
          made: {type: count, meaning: "artefacts that were made"},
          kept: {type: count, meaning: "artefacts that stood already"},
          why: {type: figures, meaning: "artefacts that were made, by reason"}
        }),
        meaning:
          "each stage with what it made, what it kept, and why it made that, in the order in which they came to work"
      }
    },
    example: {
      ...{at: "2026-03-14", stream: "", kind: "build", asOf: null, rebuild: false},
      files: {new: 1, changed: 0, gone: 0},
      stages: [{stage: "chunk", made: 1, kept: 72, why: {new: 1}}]
    }
  }
};
