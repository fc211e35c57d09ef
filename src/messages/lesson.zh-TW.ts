import {count} from "../components/format.js";
import type {LessonWords} from "./lesson.en.js";

export const lessonWords: LessonWords = {
  strip: "本課在模型生命週期中的位置",
  stages: {
    data: "資料管線",
    modelling: "建模",
    deploy: "部署",
    monitoring: "監控",
    retrain: "重新訓練"
  },
  whole: "整體",
  minutes: (minutes) => `${minutes}分鐘`,
  answered: (questions) => `已答${questions}題`,
  question: "本課問題",
  sum: (lessons, minutes) => `共${count(lessons)}課，${count(minutes)}分鐘，約${count(Math.round(minutes / 60))}小時。`,
  begun: (begun, lessons) => (begun === lessons ? "每一課都答過題了。" : `已在${begun}課裡答過題。`),
  goOn: (title) => `接著讀〈${title}〉`
};
