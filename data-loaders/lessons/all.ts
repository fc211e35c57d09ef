import {aModelIsNotAProductFiles} from "./a-model-is-not-a-product.js";
import {anotherPlaceAnotherTimeFiles} from "./another-place-another-time.js";
import {dataQualityFiles} from "./data-quality.js";
import type {LessonMaker} from "./kit.js";
import {servingFiles} from "./serving.js";
import {thePipelineFiles} from "./the-pipeline.js";
import {whatToWatchFiles} from "./what-to-watch.js";

/** Those who make the files of lessons that have files of their own, by the lesson's slug: the name of their module. */
export const lessonMakers: Readonly<Record<string, LessonMaker>> = {
  "a-model-is-not-a-product": aModelIsNotAProductFiles,
  "another-place-another-time": anotherPlaceAnotherTimeFiles,
  "data-quality": dataQualityFiles,
  serving: servingFiles,
  "the-pipeline": thePipelineFiles,
  "what-to-watch": whatToWatchFiles
};
