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
  minutes: (minutes: number): string => `${minutes} minutes`,
  question: "The question"
};
