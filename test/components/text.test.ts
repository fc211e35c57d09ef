import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const sources = ["lib", "src/components"].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, {recursive: true})
    .map((name) => `${folder}/${String(name)}`)
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => ts.createSourceFile(path, readFileSync(`${root}/${path}`, "utf8"), ts.ScriptTarget.Latest, true))
);

function each(node: ts.Node, visit: (node: ts.Node) => boolean): void {
  if (visit(node)) ts.forEachChild(node, (child) => each(child, visit));
}

/** What a literal type names: code goes by it, and no reader sees it. */
const kinds = new Set<string>();
for (const source of sources)
  each(source, (node) => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) kinds.add(node.literal.text);
    return true;
  });

/** Words that code does not go by: the small ones that sentences are made of, or a capital before more words. */
const SENTENCE =
  /\b(?:the|an?|of|no|not|is|are|was|this|that|to|in|has|have|with|by|and|or|for|on|from|at) \p{Ll}|\p{Ll} (?:the|an?|of|no|not|is|are|was|this|that|to|in|has|have|with|by|and|or|for|on|from|at)\b|^\p{Lu}\p{Ll}+ \p{Ll}|\p{Script=Han}{2}/u;

/** Names that are written alike in every language. */
const NAMES = /RMSE|DuckDB|TensorFlow\.js|JSON|CMEDV|MEDV/g;

/** Names of keys, and what an engine or a browser is told, are no words for a reader. */
function isText(text: string): boolean {
  return SENTENCE.test(text) && !kinds.has(text) && !/^\(prefers-|^color-mix\(|^[A-Z]+ |^[\w-]+\s*:/.test(text);
}

/** What stands between the tags of a template, and in the attributes that are read out. */
function shownIn(template: ts.TemplateLiteral): string[] {
  const GAP = "\u0000";
  const markup = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({literal}) => literal.text)].join(GAP);
  const spoken = Array.from(markup.matchAll(/\b(?:aria-label|title|alt|placeholder)="([^"]*)"/g), ([, text]) => text!);
  const visible = markup.replace(/<!--[^]*?-->|<[^>]*>|&\w+;/g, " ");
  return [visible, ...spoken].filter((text) => /\p{L}{2}/u.test(text.replaceAll(GAP, " ").replace(NAMES, "")));
}

/** Texts of a file for its reader: errors are in English, for whoever mends the site; pages put them into words. */
function textsOf(source: ts.SourceFile): string[] {
  const found: string[] = [];
  each(source, visit);
  return found;

  function visit(node: ts.Node): boolean {
    if (ts.isTaggedTemplateExpression(node)) {
      found.push(...shownIn(node.template));
      if (ts.isTemplateExpression(node.template))
        for (const {expression} of node.template.templateSpans) each(expression, visit);
      return false;
    }
    if (ts.isThrowStatement(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) return false;
    if (ts.isStringLiteralLike(node) && isText(node.text)) found.push(node.text);
    if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (isText(node.text)) found.push(node.text);
    return true;
  }
}

describe.each(
  sources
    .filter(({fileName}) => fileName.startsWith("src/components/"))
    .map((source) => [source.fileName, source] as const)
)("%s", (_, source) => {
  it("has no words for a reader in it: these are in src/messages", () => {
    expect(textsOf(source)).toEqual([]);
  });
});
