import {count} from "../components/format.js";

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
  question: "The question",
  sum: (lessons: number, minutes: number): string =>
    `${count(lessons)} lessons, ${count(minutes)} minutes in all: about ${count(Math.round(minutes / 60))} hours.`,
  begun: (begun: number, lessons: number): string =>
    begun === lessons ? "You have answered questions in all of them." : `You have answered questions in ${begun}.`,
  goOn: (title: string): string => `Go on with “${title}”`
};

export type LessonWords = typeof lessonWords;
