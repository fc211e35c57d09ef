import ts from "typescript";

/**
 * Returns a configuration with one more monitor at the end of its list, and all else byte for byte as it was; null if
 * there is no list to be found.
 * @param config text of a module whose default export is an object, or a call with one, that has a list `monitors`
 * @param monitor an object as it is to be written, at no indent
 */
export function insertMonitor(config: string, monitor: string): string | null {
  const source = ts.createSourceFile("config.ts", config, ts.ScriptTarget.Latest, true);
  const list = monitorsOf(source);
  if (list === null) return null;
  const eol = config.includes("\r\n") ? "\r\n" : "\n";
  const last = list.elements.at(-1);
  if (last === undefined) return intoEmpty(config, list, monitor, eol);
  const indent = indentAt(config, last.getStart());
  const added = eol + indented(monitor, indent, eol);
  if (!list.elements.hasTrailingComma) {
    const end = endOfComments(config, last.end);
    return `${config.slice(0, last.end)},${config.slice(last.end, end)}${added}${config.slice(end)}`;
  }
  const end = endOfComments(config, list.elements.end);
  return `${config.slice(0, end)}${added},${config.slice(end)}`;
}

function intoEmpty(config: string, list: ts.ArrayLiteralExpression, monitor: string, eol: string): string {
  const inner = config.slice(list.getStart() + 1, list.end - 1).trimEnd();
  const outer = /^[ \t]*/.exec(lineAt(config, list.getStart()))![0];
  const added = indented(monitor, `${outer}  `, eol);
  return `${config.slice(0, list.getStart() + 1)}${inner}${eol}${added}${eol}${outer}${config.slice(list.end - 1)}`;
}

function indented(text: string, indent: string, eol: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}${line}`)
    .join(eol);
}

function lineAt(text: string, position: number): string {
  const start = text.lastIndexOf("\n", position - 1) + 1;
  return text.slice(start, position);
}

/** Returns the indent of what stands at a position: that of its line, and a step more where it does not begin it. */
function indentAt(text: string, position: number): string {
  const before = lineAt(text, position);
  const indent = /^[ \t]*/.exec(before)![0];
  return indent === before ? indent : `${indent}  `;
}

/** A comment behind an element belongs to it. */
function endOfComments(text: string, position: number): number {
  return ts.getTrailingCommentRanges(text, position)?.at(-1)?.end ?? position;
}

function monitorsOf(source: ts.SourceFile): ts.ArrayLiteralExpression | null {
  const exported = source.statements.find(
    (s): s is ts.ExportAssignment => ts.isExportAssignment(s) && !s.isExportEquals
  );
  if (exported === undefined) return null;
  let value = resolved(exported.expression, source);
  if (value !== null && ts.isCallExpression(value)) value = resolved(value.arguments[0], source);
  if (value === null || !ts.isObjectLiteralExpression(value)) return null;
  const property = value.properties.find((p) => p.name !== undefined && nameOf(p.name) === "monitors");
  if (property === undefined) return null;
  const list = resolved(ts.isPropertyAssignment(property) ? property.initializer : property.name, source);
  return list !== null && ts.isArrayLiteralExpression(list) ? list : null;
}

function nameOf(name: ts.PropertyName): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : null;
}

/** Returns an expression without what only speaks of its type, or the value of a constant of the module. */
function resolved(expression: ts.Node | undefined, source: ts.SourceFile): ts.Node | null {
  if (expression === undefined) return null;
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression) || ts.isParenthesizedExpression(expression))
    return resolved(expression.expression, source);
  if (!ts.isIdentifier(expression)) return expression;
  const declared = source.statements
    .filter((s) => ts.isVariableStatement(s))
    .flatMap((s) => [...s.declarationList.declarations])
    .find(({name}) => ts.isIdentifier(name) && name.text === expression.text);
  return resolved(declared?.initializer, source);
}
