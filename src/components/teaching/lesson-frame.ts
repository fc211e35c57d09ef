import type {LessonThing} from "./lesson-thing.js";

/** Longest label, in characters; a question of a quiz card is longer. */
const LONGEST = 90;
/** How often, and how long, to look whether a lesson is there. */
const LOOK_MS = 100;
const PATIENCE_MS = 30_000;

/**
 * Opens a lesson in a frame of this page and returns what it has to try.
 * @param frame drawn nowhere, so that the lesson draws nothing either
 * @param address of the lesson, without a fragment
 * @throws Error if the lesson is not there in time
 */
export async function readLesson(frame: HTMLIFrameElement, address: string): Promise<readonly LessonThing[]> {
  frame.src = address;
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const lesson = frame.contentDocument;
    // Framework takes its loading element away when a cell has its value
    if (!lesson?.URL.startsWith(address) || lesson.querySelector("observablehq-loading") !== null) continue;
    const things = thingsOf(lesson);
    if (things.length > 0) return things;
  }
  throw new Error(`no lesson at ${address}`);
}

/** Returns the things to try of a lesson's page, in order, with their controls as the stores have marked them. */
function thingsOf(lesson: Document): LessonThing[] {
  return Array.from(lesson.querySelectorAll<HTMLElement>(".explorable[id^='explore-']"), (thing) => {
    const labels = new Map<string, Set<string>>();
    for (const element of thing.querySelectorAll<HTMLElement>("[data-control]")) {
      const name = element.dataset["control"]!;
      labels.set(name, (labels.get(name) ?? new Set()).add(labelOf(element, name)));
    }
    return {
      id: thing.id.slice("explore-".length),
      label: thing.getAttribute("aria-label") ?? "",
      controls: Array.from(labels, ([name, texts]) => ({name, label: shortened([...texts].join(" · "))}))
    };
  });
}

/**
 * What an element calls itself: its legend, the text beside its slider, or what stands on its first button. In a frame
 * that is not shown nothing has been drawn, so that some of these are still empty.
 */
function labelOf(element: HTMLElement, name: string): string {
  const question = element.matches(".predict") ? element.querySelector(".kicker") : null;
  const named = element.querySelectorAll("legend, summary, label > span, button, [aria-label]");
  const said = [...(question === null ? named : [question]), element]
    .map((node) => (node.getAttribute("aria-label") ?? node.textContent).replace(/\s+/g, " ").trim())
    .find((text) => text !== "");
  return said ?? name;
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
