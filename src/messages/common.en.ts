/** Words that widgets of any page use. */
export const commonWords = {
  tryIt: "Try it",
  reset: "Start over",
  surprise: "Surprise me",
  showTable: "Show as table",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  you: "you",
  truth: "true",
  predictFirst: "Guess first",
  commit: "That is my guess",
  skip: "Just show me",
  revealed: (guess: string | null, truth: string): string =>
    guess === null ? `It is ${truth}.` : `You said ${guess}; it is ${truth}.`
};

export type CommonWords = typeof commonWords;
