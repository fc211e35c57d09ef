import {frame, frames, painted} from "./frames.js";

/** How long a thing to try takes to show what was set, in milliseconds, for each setting that was tried. */
export interface RedrawTimes {
  /** as addresses name it */
  readonly thing: string;
  readonly times: readonly number[];
}

/** Changes of a control that are tried. */
const STEPS = 6;

/** Sets every control of every thing to try on a lesson, some steps each, and returns how long each took to be painted. */
async function redraws(): Promise<RedrawTimes[]> {
  const found: RedrawTimes[] = [];
  for (const thing of document.querySelectorAll<HTMLElement>(".explorable[id]")) {
    thing.scrollIntoView();
    await frames(10);
    // what is shown only after a guess
    for (const skip of thing.querySelectorAll<HTMLElement>(".predict-buttons button.quiet")) skip.click();
    await frames(10);
    const times: number[] = [];
    for (const change of changesOf(thing)) {
      await frames(2);
      const start = await frame();
      change();
      await painted();
      times.push(performance.now() - start);
    }
    found.push({thing: thing.id.replace("explore-", ""), times});
  }
  return found;
}

type Field = HTMLInputElement | HTMLSelectElement;

/** What a reader can set, step by step; not guesses, which change nothing until they are made. */
function* changesOf(thing: HTMLElement): Generator<() => void> {
  const fields = "input[type=range], input[type=checkbox], input[type=radio], select";
  for (const field of thing.querySelectorAll<Field>(fields))
    for (const step of isSet(field) ? stepsOf(field) : [])
      // an earlier step may have taken it away
      if (isSet(field)) yield step;
}

function isSet(field: Field): boolean {
  return field.isConnected && !field.disabled && field.closest(".predict") === null && field.checkVisibility();
}

function stepsOf(field: Field): (() => void)[] {
  if (field instanceof HTMLSelectElement)
    return Array.from(field.options)
      .slice(0, STEPS)
      .map(
        ({value}) =>
          () =>
            say(field, "change", value)
      );
  if (field.type !== "range") return Array.from({length: field.type === "radio" ? 1 : 2}, () => () => field.click());
  const [min, max] = [Number(field.min), Number(field.max)];
  return Array.from(
    {length: STEPS},
    (_, i) => () => say(field, "input", String(min + ((max - min) * ((i * 3 + 1) % STEPS)) / STEPS))
  );
}

function say(field: Field, event: string, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  if (event === "change") field.dispatchEvent(new Event("change", {bubbles: true}));
}

Object.assign(globalThis, {redraws});
