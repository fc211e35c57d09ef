/** A thing to try in a lesson. */
export interface PlannedThing {
  /** its letter in addresses: `at=<id>` goes to it */
  readonly id: string;
  readonly title: string;
}

/** A lesson as a teacher plans with it. */
export interface LessonPlan {
  readonly slug: string;
  readonly minutes: number;
  readonly title: string;
  readonly question: string;
  readonly things: readonly PlannedThing[];
}

/**
 * Returns the things to try that the prose of a lesson has titles for, in order.
 * @param sections prose by key; the key of such a title is its number, its letter and `-title`
 * @example thingsIn({opening: "…", "4A-title": "4A The table", "quiz-title": "Quiz"}) // [{id: "a", title: "4A The table"}]
 * @example thingsIn({}) // []
 */
export function thingsIn(sections: Readonly<Record<string, string>>): readonly PlannedThing[] {
  return Object.entries(sections).flatMap(([key, title]) => {
    const letter = /^\d+([A-Z])-title$/.exec(key)?.[1];
    return letter === undefined ? [] : [{id: letter.toLowerCase(), title}];
  });
}
