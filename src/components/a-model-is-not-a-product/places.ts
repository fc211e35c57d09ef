import type {Aspect} from "../../lib/course/two-columns.js";

/** Pages of the monitor, with what they are to show, that numbers of the table are on; the last is on none. */
export const aspectPlaces: Readonly<Partial<Record<Aspect, string>>> = {
  data: "#stream=S4",
  priority: "serve#stream=S4",
  training: "journal#stream=S4"
};

/** Pages of the monitor that show what is hard about production, in the order in which they are named. */
export const challengePlaces = {
  whole: "#stream=S0",
  running: "journal#stream=S4",
  change: "#stream=S1",
  cost: "policy#stream=S4"
} as const;

export type ChallengeId = keyof typeof challengePlaces;
