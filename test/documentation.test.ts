import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {describe, expect, it} from "vitest";

const lib = fileURLToPath(new URL("../lib/", import.meta.url));

interface Export {
  readonly path: string;
  readonly name: string;
  readonly isFunction: boolean;
  readonly comment: string;
}

/** Returns what a module of lib exports by name, with the comment that belongs to it. */
function exportsOf(path: string): Export[] {
  const text = readFileSync(lib + path, "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement): Export[] => {
    const isExported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.[0]?.kind === ts.SyntaxKind.ExportKeyword;
    if (!isExported) return [];
    const comment = ts.getJSDocCommentsAndTags(statement).map((part) => part.getFullText());
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({name}) => name.getText())
      : [(statement as ts.DeclarationStatement).name!.getText()];
    return names.map((name) => ({
      path,
      name,
      isFunction: ts.isFunctionDeclaration(statement),
      comment: comment.join()
    }));
  });
}

const modules = readdirSync(lib, {recursive: true, encoding: "utf8"})
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /(?<!\.d)\.ts$/.test(path))
  .sort();
const functions = modules.flatMap(exportsOf).filter(({isFunction}) => isFunction);
const named = (list: readonly Export[]): string[] => list.map(({path, name}) => `${path}: ${name}`);

describe("exported functions", () => {
  it("of statistics, decay, drift, schema and model say what they do", () => {
    const told = functions.filter(({path}) => /^(?:statistics|decay|drift|schema|model)\//.test(path));
    expect(told.length).toBeGreaterThan(200);
    expect(named(told.filter(({comment}) => !/\/\*\*\s+(?:\* )?\S/.test(comment)))).toEqual([]);
  });

  it("of statistics and decay show it: docs.test.ts runs each example", () => {
    const shown = functions.filter(({path}) => /^(?:statistics|decay)\//.test(path));
    expect(shown.length).toBeGreaterThan(120);
    expect(named(shown.filter(({comment}) => !comment.includes("@example")))).toEqual([]);
  });
});
