/** Words that every lesson uses. */
export const lessonWords = {
  strip: "Where this lesson is in a model’s life",
  stages: {
    data: "data pipeline",
    modelling: "modelling",
    deploy: "deploy",
    monitoring: "monitoring",
    retrain: "retrain"
  },
  whole: "the whole",
  minutes: (minutes: number): string => `${minutes} minutes`,
  answered: (questions: number): string =>
    questions === 1 ? "1 question answered" : `${questions} questions answered`,
  question: "The question"
};

export type LessonWords = typeof lessonWords;
