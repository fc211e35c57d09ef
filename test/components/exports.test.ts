import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const texts = ["src/components", "src/messages", "pages", "lessons", "data-loaders/lessons", "test"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true}).map((name) => join(root, folder, String(name)))
  )
  .filter((path) => /\.(?:ts|md)$/.test(path))
  .map((path) => ({path, text: readFileSync(path, "utf8")}));

it("components and messages export what another file uses, and nothing else", () => {
  const needless = texts
    .filter(({path}) => path.startsWith(join(root, "src")) && path.endsWith(".ts"))
    .flatMap(({path, text}) =>
      Array.from(
        text.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm),
        ([, name]) => name!
      )
        .filter((name) => !texts.some((other) => other.path !== path && new RegExp(`\\b${name}\\b`).test(other.text)))
        .map((name) => `${path.slice(root.length)}: ${name}`)
    );
  expect(needless).toEqual([]);
});
