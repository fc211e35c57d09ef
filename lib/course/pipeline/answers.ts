import type {TriggerName} from "../../policy/types.js";
import type {LevelTwoStage} from "./automation.js";

/** quiz-the-pipeline.json: the answers of the quiz. */
export type PipelineAnswers = {
  /** the stages of level 2, in their order */
  readonly stages: readonly LevelTwoStage[];
  /** level of a pipeline that retrains by itself and is deployed by hand */
  readonly level: string;
  /** steps of the build that run again when a column is of another kind */
  readonly schemaSteps: number;
  /** what notices, with no code changed, that a column is gone */
  readonly vanished: "ct";
  /** the trigger that never fires while prices rise */
  readonly blind: TriggerName;
};
