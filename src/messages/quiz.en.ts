/** Words that every quiz uses. */
export const quizWords = {
  question: (number: number, of: number): string => `Question ${number} of ${of}`,
  check: "Check",
  /** what a list of kinds says before one is chosen */
  choose: "choose …",
  range: (min: number, max: number): string => ` (from ${min} to ${max})`,
  right: "Right.",
  close: "Close enough.",
  wrong: "Not quite.",
  yourAnswer: "your answer",
  rightAnswer: "right answer",
  /** between the two notes beside an answer */
  comma: ", ",
  /** a case's number, in the order of the question, and its kind */
  numbered: (number: number, kind: string): string => `(${number}) ${kind}`,
  otherKind: (kind: string, yours: string): string => `${kind}; you said: ${yours}`,
  rightCases: (right: number, of: number): string => `${right} of ${of} are where they belong.`,
  you: "you",
  truth: "true",
  yourPlace: (place: number): string => `you put it ${place}${["st", "nd", "rd"][place - 1] ?? "th"}`,
  moveUp: (name: string): string => `Move up: ${name}`,
  moveDown: (name: string): string => `Move down: ${name}`,
  moved: (name: string, place: number, of: number): string => `${name} is now at place ${place} of ${of}.`,
  progress: (answered: number, right: number, of: number): string =>
    answered === 0 ? `${of} questions, none answered yet.` : `${answered} of ${of} answered, ${right} right.`,
  again: "Clear my answers",
  print: "Print this page",
  sheet: "Answers",
  kept: "Your answers stay in this browser and are sent to nobody.",
  notKept: "This browser keeps nothing for this page: your answers will be gone when you leave it."
};

export type QuizWords = typeof quizWords;
