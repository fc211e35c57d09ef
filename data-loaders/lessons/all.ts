import {aModelIsNotAProductFiles} from "./a-model-is-not-a-product.js";
import {anotherPlaceAnotherTimeFiles} from "./another-place-another-time.js";
import {closingTheLoopFiles} from "./closing-the-loop.js";
import {dataQualityFiles} from "./data-quality.js";
import {falseAlarmsFiles} from "./false-alarms.js";
import type {LessonMaker} from "./kit.js";
import {loggingFiles} from "./logging.js";
import {modelDecayFiles} from "./model-decay.js";
import {retrainingFiles} from "./retraining.js";
import {servingFiles} from "./serving.js";
import {skewFiles} from "./skew.js";
import {thePipelineFiles} from "./the-pipeline.js";
import {whatToWatchFiles} from "./what-to-watch.js";

/** Those who make the files of lessons that have files of their own, by the lesson's slug: the name of their module. */
export const lessonMakers: Readonly<Record<string, LessonMaker>> = {
  "a-model-is-not-a-product": aModelIsNotAProductFiles,
  "another-place-another-time": anotherPlaceAnotherTimeFiles,
  "closing-the-loop": closingTheLoopFiles,
  "data-quality": dataQualityFiles,
  "false-alarms": falseAlarmsFiles,
  "model-decay": modelDecayFiles,
  logging: loggingFiles,
  retraining: retrainingFiles,
  serving: servingFiles,
  skew: skewFiles,
  "the-pipeline": thePipelineFiles,
  "what-to-watch": whatToWatchFiles
};
