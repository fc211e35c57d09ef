import {inlineScripts} from "./html.js";
import type {Site} from "./site.js";

/** Names that Framework gives to every cell without fetching anything. */
const given = new Set([
  "FileAttachment",
  "Generators",
  "Mutable",
  "dark",
  "display",
  "invalidation",
  "now",
  "resize",
  "view",
  "visibility",
  "width"
]);

const cell =
  /^define\(\{id: "([^"]+)"(?:, mode: "[^"]+")?(?:, inputs: (\[[^\]]*\]))?(?:, outputs: (\[[^\]]*\]))?, body: /gm;

/**
 * Finds pages with an error in place of a cell, and cells that use a name which nothing defines: Framework builds both
 * without complaint, and the reader sees the error.
 */
export function findBadCells({pages}: Site): string[] {
  return Array.from(pages).flatMap(([path, html]) => {
    const source = inlineScripts(html)
      .map((script) => script.source)
      .join("\n");
    const cells = Array.from(source.matchAll(cell), ([, id, inputs, outputs]) => ({
      id: id!,
      inputs: namesIn(inputs),
      outputs: namesIn(outputs)
    }));
    const defined = new Set(cells.flatMap(({outputs}) => outputs));
    const undefinedNames = cells.flatMap(({inputs}) => inputs.filter((name) => !given.has(name) && !defined.has(name)));
    return [
      ...errorsIn(html).map((error) => `${path}: ${error}`),
      ...Array.from(new Set(undefinedNames), (name) => `${path}: undefined name in a cell: ${name}`)
    ];
  });
}

function namesIn(json: string | undefined): string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

function errorsIn(html: string): string[] {
  const found = html.matchAll(/<\w+[^>]*class="[^"]*observablehq--error[^"]*"[^>]*>([\s\S]*?)<\/\w+>/g);
  return Array.from(found, ([, message]) => `error on the page: ${message!.replace(/<[^>]*>/g, "").trim()}`);
}
