import {unchanged} from "./change.js";
import type {Preset} from "./presets.js";

/** What a story is a case of: P(x) moved, P(y given x) moved, or both. */
export const driftKinds = ["data", "concept", "both"] as const;
export type DriftKind = (typeof driftKinds)[number];

/** Where a story stands; the page lists the works under these names. */
export type StorySource = "technologyreview" | "nist" | "lecture";

export interface Story {
  readonly id: StoryId;
  readonly kind: DriftKind;
  readonly source: StorySource;
  /** a change of the lab with the same shape */
  readonly like: Preset;
}

export const storyIds = ["lockdown", "masks", "voices", "word"] as const;
export type StoryId = (typeof storyIds)[number];

/** Stories of models in production, each with a change of the lab that it resembles. */
export const stories: readonly Story[] = [
  {
    ...{id: "lockdown", kind: "both", source: "technologyreview"},
    like: {change: {...unchanged, tiltOf: "rad", tilt: 1.1, add: -3}, shape: "abrupt"}
  },
  {
    ...{id: "masks", kind: "data", source: "nist"},
    like: {change: {...unchanged, fault: "lstat-hidden"}, shape: "abrupt"}
  },
  {
    ...{id: "voices", kind: "data", source: "lecture"},
    like: {change: {...unchanged, tiltOf: "rad", tilt: 1.1}, shape: "gradual"}
  },
  {
    ...{id: "word", kind: "concept", source: "lecture"},
    like: {change: {...unchanged, add: -3}, shape: "gradual"}
  }
];

/**
 * Returns what a story is a case of.
 * @example kindOfStory("word") // "concept"
 */
export function kindOfStory(id: StoryId): DriftKind {
  return stories.find((story) => story.id === id)!.kind;
}
