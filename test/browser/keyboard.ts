import type {Page} from "playwright-core";

/** What a reader can operate, as a page's script sees it: visible, enabled, and one of each group of radio buttons. */
const operable = `(() => {
  const nodes = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex], [role=slider], [role=button], [role=tab]"
  );
  const groups = new Map();
  return Array.from(nodes).filter((node) => {
    if (node.disabled || node.getAttribute("tabindex") === "-1" || node.type === "hidden") return false;
    if (!node.checkVisibility({visibilityProperty: true})) return false;
    if (node.type !== "radio") return true;
    const group = groups.get(node.name);
    if (group === undefined) groups.set(node.name, node);
    return group === undefined && !document.querySelector(\`input[name="\${CSS.escape(node.name)}"]:checked\`)
      || node.checked;
  });
})()`;

const describeNode = `(node) => {
  const text = node.getAttribute("aria-label") ?? node.textContent.trim();
  return [node.localName, node.className, node.name, text.slice(0, 40)].filter(Boolean).join(" ");
}`;

/** Walks through a page with the Tab key and returns what can be operated but was not reached. */
export async function unreachedByKeyboard(page: Page): Promise<string[]> {
  const count = await page.evaluate<number>(`(() => {
    const stops = ${operable};
    stops.forEach((node) => (node.dataset.stop = "ahead"));
    const mark = ({activeElement}) => {
      if (activeElement?.dataset.stop !== undefined) activeElement.dataset.stop = "reached";
    };
    addEventListener("keyup", () => mark(document), {capture: true});
    return stops.length;
  })()`);
  let ahead = count;
  for (let presses = 1; presses <= 2 * count + 10 && ahead > 0; ++presses) {
    await page.keyboard.press("Tab");
    // a press reaches one at most, so that there is nothing to ask before
    if (presses >= count) ahead = await page.evaluate<number>("document.querySelectorAll('[data-stop=ahead]').length");
  }
  return page.evaluate<string[]>(`Array.from(document.querySelectorAll("[data-stop=ahead]")).map(${describeNode})`);
}

/** Returns what looks as if it could be clicked but can be neither focused nor reached through something that can. */
export function mouseOnly(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `Array.from(document.querySelectorAll("main *"))
      .filter((node) => getComputedStyle(node).cursor === "pointer" && getComputedStyle(node.parentElement).cursor !== "pointer")
      .filter((node) => node.closest("a[href], button, label, summary, select, input, [tabindex], [role=slider]") === null)
      .map(${describeNode})`
  );
}
