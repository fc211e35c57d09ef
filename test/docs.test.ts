import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Folders that are installed or made, and the two links within src. */
const skipped =
  /^(?:node_modules|\.git|\.driftbook|dist|dist\..*|src\/\.observablehq|src\/lib|src\/data|test\/output)$/;

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (skipped.test(path)) return [];
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });
}

const paths = walk("").sort();
const read = (path: string): string => readFileSync(join(root, path), "utf8");

interface Example {
  readonly path: string;
  readonly code: string;
  readonly isApproximate: boolean;
  readonly result: string;
}

/** Reads lines of the form `@example code // result`, where `≈` before the result allows one part in 2000. */
function examplesIn(path: string): Example[] {
  return Array.from(
    read(path).matchAll(/@example (.+?) \/\/ (≈ ?)?(.+?)(?: \*\/)?$/gm),
    ([, code, approximately, result]) => ({
      path,
      code: code!,
      isApproximate: approximately !== undefined,
      result: result!
    })
  );
}

const examples = paths.filter((path) => /^lib\/.*\.ts$/.test(path)).flatMap(examplesIn);

describe("doc comments", () => {
  it("have their result after each example", () => {
    const count = paths
      .filter((path) => /^lib\/.*\.ts$/.test(path))
      .reduce((n, path) => n + (read(path).match(/@example/g) ?? []).length, 0);
    expect(examples.length).toBe(count);
    expect(count).toBeGreaterThan(0);
  });

  it.each(examples)("$path: $code", async ({path, code, isApproximate, result}) => {
    const names = await namesBeside(path);
    const evaluate = (source: string): unknown =>
      new Function(...Object.keys(names), `return (${source});`)(...Object.values(names));
    const [actual, expected] = [plain(evaluate(code)), plain(evaluate(result))];
    if (isApproximate) expectClose(actual, expected);
    else expect(actual).toEqual(expected);
  });
});

/** Returns what the modules of a file's folder export: an example may use its neighbours. */
async function namesBeside(path: string): Promise<Record<string, unknown>> {
  const neighbours = paths.filter((other) => dirname(other) === dirname(path) && /(?<!\.d)\.ts$/.test(other));
  const modules = await Promise.all(neighbours.map((other) => import(pathToFileURL(join(root, other)).href)));
  return Object.assign({}, ...(modules as Record<string, unknown>[])) as Record<string, unknown>;
}

/** Returns typed arrays as arrays, so that an example can show them as such. */
function plain(value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}

function expectClose(actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((value) => (Array.isArray(value) ? value : [value]) as number[]);
  expect(a!.length).toBe(b!.length);
  a!.forEach((x, i) => expect(Math.abs(x - b![i]!)).toBeLessThanOrEqual(5e-4 * Math.abs(b![i]!)));
}

const documents = paths.filter((path) => /^(?:[^/]+|docs\/.+)\.md$/.test(path));

describe("documents", () => {
  it.each(documents)("%s has no broken link", (path) => {
    const links = Array.from(withoutCode(read(path)).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g), ([, link]) => link!);
    const broken = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(path, link));
    expect(broken).toEqual([]);
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  const [address, fragment] = link.split("#") as [string, string?];
  const target = address === "" ? from : relative(root, join(root, dirname(from), decodeURI(address)));
  if (!existsSync(join(root, target))) return false;
  return fragment === undefined || !target.endsWith(".md") || headingsOf(target).includes(fragment);
}

/** Returns the anchors that a forge gives to a document's headings. */
function headingsOf(path: string): string[] {
  return Array.from(withoutCode(read(path)).matchAll(/^#+ (.+)$/gm), ([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  );
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}

describe("files", () => {
  const texts = paths.filter(
    (path) => !/\.(?:png|jpg|parquet|bin|wasm|ico)$/.test(path) && path !== "test/docs.test.ts"
  );

  it("name no package registry or CDN, so that everyone installs from their own", () => {
    const host =
      /https?:\/\/(?:[\w.-]*registry[\w.-]*|[\w.-]*(?:npmjs|yarnpkg|npmmirror|pypi|pythonhosted)\.\w+\/(?!package\/|project\/)|[\w.-]*(?:jsdelivr|unpkg|cdnjs)[\w.-]*)/;
    expect(texts.filter((path) => host.test(read(path)))).toEqual([]);
  });

  it("name no path of somebody's machine", () => {
    const machinePath = /(?<![\w.~}/:-])(?:\/(?:home|Users|root|work|mnt)\/\w|[A-Z]:\\\w)/;
    expect(texts.filter((path) => machinePath.test(read(path)))).toEqual([]);
  });
});
