import type {CardWords} from "./the-boston-model.en.js";
import {cardWords} from "./the-boston-model.en.js";

export {cardText} from "./card-text.en.js";

/** Words of the card of a model that the build trained. */
export function monitorCardWords(unit: string): CardWords {
  return {
    ...cardWords,
    sections: cardWords.sections.map((section) =>
      section.key === "ethicalConsiderations" ? {...section, gist: "what the build cannot know"} : section
    ),
    slices: `Error${unit && ` in ${unit}`}; bias is the mean of prediction minus label`
  };
}
