/** Words of the page for teachers. */
export const teachingWords = {
  plan: {
    caption: "Lesson plan",
    columns: ["Lesson", "Minutes", "Question", "Things to try"],
    total: (lessons: number): string => `${lessons} lessons`
  },
  maker: {
    label: "Make a link",
    lesson: "Lesson",
    none: "—",
    thing: "Thing to try",
    address: "Address of the lesson in your state",
    addressNote: "Paste it here. Without one, the link shows the lesson as it opens.",
    open: "Open it in a new tab to set it",
    faults: {
      "no address": "That is not the address of a lesson.",
      "no lesson": "That is a state without a lesson: choose the lesson first, or paste the whole address."
    },
    lock: "Lock, so that the class does not have it",
    everything: "All controls of this thing",
    nothing: "There is nothing to lock here.",
    language: "Language of the link",
    languages: {en: "English", "zh-TW": "Traditional Chinese"},
    frame: "The lesson whose controls are listed",
    choose: "Choose a lesson, and its link stands here.",
    reading: "Reading the lesson …",
    unread: "The lesson did not open; choose it again.",
    result: (title: string, settings: number, hidden: "all" | readonly string[]): string => {
      const state =
        settings === 0 ? "as it opens" : settings === 1 ? "with 1 value set" : `with ${settings} values set`;
      const locked =
        hidden === "all"
          ? "all its controls hidden"
          : hidden.length === 0
            ? "nothing hidden"
            : `${hidden.length === 1 ? "1 control" : `${hidden.length} controls`} hidden: ${hidden.join("; ")}`;
      return `Opens “${title}” ${state}, ${locked}.`;
    },
    copy: "Copy link",
    copied: "Link copied"
  }
};

export type TeachingWords = typeof teachingWords;
