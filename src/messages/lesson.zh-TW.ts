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
  question: "本課問題"
};
