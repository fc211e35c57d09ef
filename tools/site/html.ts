/** A start tag of a page. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A script that stands in a page itself. */
interface InlineScript {
  readonly isModule: boolean;
  readonly source: string;
}

const comment = /<!--[\s\S]*?-->/g;
const script = /(<script\b[^>]*>)([\s\S]*?)<\/script>/gi;
const startTag = /<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

/** Returns the start tags of a page, in order; what a script or a comment holds is not among them. */
export function tagsOf(html: string): Tag[] {
  const text = html.replace(comment, "").replace(script, "$1</script>");
  return Array.from(text.matchAll(startTag), ([, name, attributes]) => ({
    name: name!.toLowerCase(),
    attributes: attributesOf(attributes!)
  }));
}

/** Returns the scripts that stand in a page itself; data blocks such as JSON are not among them. */
export function inlineScripts(html: string): InlineScript[] {
  return Array.from(html.matchAll(script), ([, tag, source]) => ({tag: tagsOf(tag!)[0]!, source: source!}))
    .filter(({tag: {attributes}}) => attributes["src"] === undefined && isCode(attributes["type"]))
    .map(({tag: {attributes}, source}) => ({isModule: attributes["type"] === "module", source}));
}

function isCode(type: string | undefined): boolean {
  return type === undefined || type === "module" || /javascript$/.test(type);
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(attribute), ([, name, double, single, bare]) => [
      name!.toLowerCase(),
      unescapeHtml(double ?? single ?? bare ?? "")
    ])
  );
}

function unescapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0"};
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex !== undefined
      ? String.fromCodePoint(parseInt(hex, 16))
      : decimal !== undefined
        ? String.fromCodePoint(Number(decimal))
        : (entities[name!] ?? whole)
  );
}
