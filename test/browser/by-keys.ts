import type {Locator, Page} from "playwright-core";

/** A kind of control, and the keys that give one of it another value. */
interface Kind {
  readonly name: string;
  readonly selector: string;
  operate(control: Locator): Promise<void>;
}

/** Moves what has an order, a slider or a list of choices, one step on; one back if it was at its end. */
async function step(control: Locator, [on, back]: readonly [string, string]): Promise<void> {
  const before = await control.inputValue();
  await control.press(on);
  if ((await control.inputValue()) === before) await control.press(back);
}

/** Types another text into a field and leaves it: a number's neighbour, other text with one sign more. */
async function retype(control: Locator): Promise<void> {
  const before = await control.inputValue();
  const [type, size, max] = await Promise.all(["type", "step", "max"].map((name) => control.getAttribute(name)));
  const by = before === max ? -(Number(size) || 1) : Number(size) || 1;
  await control.press("ControlOrMeta+a");
  await control.pressSequentially(
    type === "number" ? String(Number((Number(before) + by).toPrecision(9))) : `${before}1`
  );
  await control.press("Tab");
}

// a group of radio buttons is one stop of the Tab key: arrows choose in it, and Space where nothing is chosen yet
const kinds: readonly Kind[] = [
  {name: "checkbox", selector: "input[type=checkbox]", operate: (control) => control.press(" ")},
  {name: "radio", selector: "input[type=radio]:checked", operate: (control) => control.press("ArrowDown")},
  {
    name: "radio without a choice",
    selector: "fieldset:not(:has(input:checked)) input[type=radio]",
    operate: (control) => control.press(" ")
  },
  {name: "range", selector: "input[type=range]", operate: (control) => step(control, ["ArrowRight", "ArrowLeft"])},
  {name: "select", selector: "select", operate: (control) => step(control, ["ArrowDown", "ArrowUp"])},
  {name: "field", selector: "input:is([type=text], [type=number])", operate: retype},
  {name: "grip", selector: "[role=slider]", operate: (control) => control.press("ArrowRight")},
  {name: "drawn button", selector: "[role=button]", operate: (control) => control.press("Enter")},
  {name: "button", selector: "button:not([aria-pressed=true])", operate: (control) => control.press("Enter")}
];

/** What sets nothing in a widget: its guess and its head, which are tried by themselves, what measures, and what saves. */
const apart = [".predict", "header", ".serving-measure", ".chart-tools", ".copy-link"];

/** Returns what a reader can operate of a kind, in the order of the page. */
function controlsOf(widget: Locator, {selector}: Kind): Locator {
  const inside = apart.map((part) => `:not(${part}, ${part} *)`).join("");
  return widget.locator(`css=:is(${selector})${inside}:not(:disabled):visible`);
}

const addressNow = (page: Page): Promise<string> => page.evaluate<string>("location.hash");

/** Waits until the address is another than before; false if it stays the same for so many milliseconds. */
async function isTaken(page: Page, before: string, timeout: number): Promise<boolean> {
  const changed = page.waitForFunction(`location.hash !== ${JSON.stringify(before)}`, undefined, {timeout});
  return changed.then(
    () => true,
    () => false
  );
}

/** Milliseconds that one control may take before the next of its kind is tried, and that the last may. */
const [PATIENCE, LAST] = [1000, 20_000];

/**
 * Operates controls of a kind with keys until one changes the address: the first may set what is set already, such as
 * the button of a preset. Returns whether one did, or null if the widget has none of the kind.
 */
async function operate(page: Page, widget: Locator, kind: Kind): Promise<boolean | null> {
  const controls = controlsOf(widget, kind);
  const count = await controls.count();
  if (count === 0) return null;
  const before = await addressNow(page);
  for (let i = 0; i < (await controls.count()); ++i) {
    const control = controls.nth(i);
    await control.focus();
    await kind.operate(control);
    if (await isTaken(page, before, PATIENCE)) return true;
  }
  return isTaken(page, before, LAST);
}

/** Operates one control of every kind that a widget has; returns of each whether the address took it. */
export async function operateAllKinds(page: Page, widget: Locator): Promise<Record<string, boolean>> {
  const taken: Record<string, boolean> = {};
  for (const kind of kinds) {
    const answer = await operate(page, widget, kind);
    if (answer !== null) taken[kind.name] = answer;
  }
  return taken;
}

/**
 * Brings a widget to the screen and waits until it knows: what is set before it does is drawn only later. It is told
 * before an observer that begins now.
 */
export async function bringUp(page: Page, widget: Locator): Promise<void> {
  await widget.scrollIntoViewIfNeeded();
  await page.evaluate(`new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({isIntersecting}) => isIntersecting)) observer.disconnect(), resolve();
    });
    observer.observe(document.getElementById(${JSON.stringify(await widget.getAttribute("id"))}));
  })`);
}

/** Moves the guess of a widget and commits it; returns whether the address took it and the answer is told, or null if it asks for none. */
export async function guessByKeys(page: Page, widget: Locator): Promise<boolean | null> {
  const slider = widget.locator(".predict-form input[type=range]:visible");
  if ((await slider.count()) === 0) return null;
  const before = await addressNow(page);
  await slider.focus();
  await step(slider, ["ArrowRight", "ArrowLeft"]);
  // what commits it is the next stop
  await slider.press("Tab");
  await page.keyboard.press("Enter");
  if (!(await isTaken(page, before, LAST))) return false;
  const told = widget.locator(".predict-answer").waitFor({state: "visible", timeout: LAST});
  return told.then(
    () => true,
    () => false
  );
}

/**
 * Starts a widget over from its head; returns whether the address has nothing of it any more. It may have something of
 * another widget, which this one has set.
 */
export async function resetByKeys(page: Page, widget: Locator, id: string): Promise<boolean> {
  await widget.locator("header .actions button").last().press("Enter");
  const others = `location.hash.slice(1).split("&").every((pair) => /^(?!${id}\\.)[a-z]\\.|^$/.test(pair))`;
  return page.waitForFunction(others, undefined, {timeout: LAST}).then(
    () => true,
    () => false
  );
}
