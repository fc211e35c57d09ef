import {readFileSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join, posix} from "node:path";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each part of the house may import from, beside itself. The most specific entry counts. */
const directions: Readonly<Record<string, readonly string[]>> = {
  "lib/statistics": [],
  "lib/profile": ["lib/statistics"],
  "lib/schema": ["lib/statistics", "lib/profile"],
  "lib/drift": ["lib/statistics", "lib/profile"],
  "lib/decay": ["lib/statistics", "lib/profile"],
  "lib/model": ["lib/statistics", "lib/profile"],
  "lib/scenario": ["lib/statistics", "lib/profile"],
  "lib/sql": ["lib/statistics", "lib/profile"],
  "lib/policy": ["lib/statistics", "lib/profile", "lib/schema", "lib/drift", "lib/decay", "lib/model"],
  "lib/registry": ["lib/statistics", "lib/decay", "lib/model", "lib/journal"],
  "lib/journal": ["lib/schema", "lib/drift", "lib/policy"],
  "lib/serving": ["lib/statistics"],
  lib: ["lib"],
  "data-loaders": ["lib"],
  "src/messages": ["lib", "src/components"],
  "src/components": ["lib", "src/messages"],
  src: ["lib", "src/messages", "src/components"],
  "src/learn": ["data-loaders"],
  "src/monitor": ["data-loaders"],
  "src/zh-TW": ["data-loaders"],
  "src/index.md.ts": ["data-loaders"],
  tools: ["lib", "data-loaders"]
};

/** Packages that run alike in Node and in a browser, and that lib is built on. */
const packagesOfLib = ["@noble/hashes", "jstat", "pure-rand"];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

async function filesIn(folder: string, extension: RegExp): Promise<SourceFile[]> {
  const names = await readdir(join(root, folder), {recursive: true});
  return names
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((path) => extension.test(path) && !/^src\/(?:lib|data|\.observablehq)\//.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      const code = path.endsWith(".md") ? codeOfPage(text) : text;
      return {path, text, imports: ts.preProcessFile(code, true, true).importedFiles.map(({fileName}) => fileName)};
    });
}

function codeOfPage(markdown: string): string {
  return Array.from(markdown.matchAll(/^```(?:js|ts)\b[^\n]*\n([\s\S]*?)^```/gm), ([, code]) => code!).join("\n");
}

/** Returns the path that a relative import leads to; src/lib and src/data are links to lib and data-loaders. */
function targetOf(path: string, specifier: string): string {
  const target = posix.join(posix.dirname(path), specifier);
  return target.replace(/^src\/lib\//, "lib/").replace(/^src\/data\//, "data-loaders/");
}

function partOf(path: string): string | undefined {
  return Object.keys(directions)
    .filter((part) => path === part || path.startsWith(`${part}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const files = (
  await Promise.all([
    filesIn("lib", /\.ts$/),
    filesIn("data-loaders", /\.ts$/),
    filesIn("src", /\.(?:ts|md)$/),
    filesIn("tools", /\.ts$/)
  ])
).flat();

const isRelative = (specifier: string): boolean => specifier.startsWith(".");
const isPartOf = (specifier: string, name: string): boolean => specifier === name || specifier.startsWith(`${name}/`);

describe("imports", () => {
  it("point in the stated directions", () => {
    const wrong = files.flatMap(({path, imports}) =>
      imports.filter(isRelative).flatMap((specifier) => {
        const [from, to] = [partOf(path)!, partOf(targetOf(path, specifier))];
        const isAllowed =
          to !== undefined &&
          (from === to || directions[from]!.some((part) => to === part || to.startsWith(`${part}/`)));
        return isAllowed ? [] : [`${path} imports ${specifier}`];
      })
    );
    expect(wrong).toEqual([]);
  });

  it("form no cycle", () => {
    const graph = new Map(
      files.map(({path, imports}) => [
        path,
        imports.filter(isRelative).map((specifier) => targetOf(path, specifier).replace(/\.js$/, ".ts"))
      ])
    );
    expect(findCycle(graph)).toBeNull();
  });

  it("of a loader by anything are none: each is a program", () => {
    const loaders = files.flatMap(({path, imports}) =>
      imports.filter((specifier) => /\.(?:zip|json)\.js$/.test(specifier)).map((specifier) => `${path}: ${specifier}`)
    );
    expect(loaders).toEqual([]);
  });

  it("in lib are of files of its own and of packages that run anywhere", () => {
    const others = files
      .filter(({path}) => path.startsWith("lib/"))
      .flatMap(({path, imports}) =>
        imports
          .filter((specifier) => !isRelative(specifier) && !packagesOfLib.some((name) => isPartOf(specifier, name)))
          .map((specifier) => `${path}: ${specifier}`)
      );
    expect(others).toEqual([]);
  });

  it("use no CDN and no specifier that Framework fetches", () => {
    const remote = files.flatMap(({path, text, imports}) => [
      ...imports
        .filter((specifier) => /^(?:npm|jsr|https?):/.test(specifier))
        .map((specifier) => `${path}: ${specifier}`),
      ...(path.startsWith("src/") ? (text.match(/\b(?:jsdelivr|unpkg|cdnjs|esm\.sh|skypack)\b/g) ?? []) : [])
    ]);
    expect(remote).toEqual([]);
  });

  it("end in .js, which Node, TypeScript and Framework all find", () => {
    const wrong = files.flatMap(({path, imports}) =>
      imports
        .filter((specifier) => isRelative(specifier) && !specifier.endsWith(".js"))
        .map((specifier) => `${path}: ${specifier}`)
    );
    expect(wrong).toEqual([]);
  });
});

describe("components", () => {
  it("are given their data: profiles of further streams are fetched in one place", () => {
    const fetching = files
      .filter(({path, text}) => path.startsWith("src/components/") && /\b(?:FileAttachment|fetch)\(/.test(text))
      .map(({path}) => path);
    expect(fetching).toEqual(["src/components/bundle.ts"]);
  });

  it("are given their words: they know the type of them at most, in whichever language", () => {
    const spoken = files
      .filter(({path}) => path.startsWith("src/components/"))
      .flatMap(({path, text}) =>
        (text.match(/^import (?!type\b)[^;]*?\/messages\/[^;]*;/gm) ?? []).map((found) => `${path}: ${found}`)
      );
    expect(spoken).toEqual([]);
  });
});

describe("lib", () => {
  const lengths = files
    .filter(({path}) => path.startsWith("lib/") && !path.endsWith(".d.ts"))
    .map(({path, text}) => ({path, lines: text.trimEnd().split("\n").length}))
    .sort((a, b) => a.lines - b.lines);

  it("consists of small modules: at most 200 lines, half of them at most 60", () => {
    expect(lengths.filter(({lines}) => lines > 200)).toEqual([]);
    expect(lengths[Math.floor((lengths.length - 1) / 2)]!.lines).toBeLessThanOrEqual(60);
  });
});

/** Returns the files of an import cycle, or null. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of graph.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
