import {expect, it} from "vitest";
import {buildMiniSite} from "./mini-site.js";

const block = (code: string): string => `# Page\n\n\`\`\`js\n${code}\n\`\`\`\n`;

it("a whole site has no problem", async () => {
  const site = await buildMiniSite({
    "index.md": `${block(
      'import {shout} from "./shout.js";\nimport {html} from "htl";\nconst data = FileAttachment("data.json").json();'
    )}\n\${shout(data.text)} \${html\`<b>there</b>\`}\n\n[there](./other#place)\n`,
    "other.md": "# Other\n\n## Place\n\n[back](/)\n",
    "shout.ts": "export const shout = (text: string): string => text.toUpperCase();\n",
    "data.json": '{"text": "hello"}\n'
  });
  expect(site).toEqual({code: 0, problems: []});
});

/** Sites that Framework builds without complaint, each with what our checks must say of it. */
const broken: [string, Record<string, string>, RegExp][] = [
  ["a syntax error in a page", {"index.md": block("const x = ;")}, /^index\.html: error on the page: SyntaxError/],
  [
    "an import that no package answers",
    {"index.md": block('import {x} from "no-such-package";\ndisplay(x);')},
    /^index\.html: unresolved import: no-such-package/
  ],
  [
    "an import that ends in .ts",
    {"index.md": block('import {x} from "./x.ts";\ndisplay(x);'), "x.ts": "export const x = 1;"},
    /x\.ts/
  ],
  [
    "an import from above the source root",
    {"index.md": block('import {x} from "../x.js";\ndisplay(x);')},
    /^index\.html: error on the page: SyntaxError: non-local import/
  ],
  ["an undefined name", {"index.md": block("display(nowhere);")}, /^index\.html: undefined name in a cell: nowhere/],
  [
    "data that is not JSON",
    {"index.md": block('display(FileAttachment("data.json").json());'), "data.json": '{"x": NaN}'},
    /^_file\/data\.\w+\.json: invalid JSON/
  ],
  ["a link to no page", {"index.md": "[gone](./gone)"}, /^index\.html: broken link: \.\/gone/],
  [
    "a link to no heading",
    {"index.md": "# Home\n\n[gone](./other#gone)", "other.md": "# Other"},
    /^index\.html: broken link: \.\/other#gone/
  ],
  [
    "a picture from another site",
    {"index.md": '<img src="https://example.org/x.png" alt="">'},
    /^index\.html: asks another site: https:\/\/example\.org\/x\.png/
  ],
  [
    "a script that asks another site",
    {"index.md": block('display(await (await fetch("https://example.org/x.json")).json());')},
    /^index\.html: asks another site: https:\/\/example\.org\/x\.json/
  ],
  [
    "a style sheet from another site",
    {"index.md": '---\nhead: <link rel="stylesheet" href="https://example.org/x.css">\n---\n'},
    /^index\.html: asks another site: https:\/\/example\.org\/x\.css/
  ]
];

it.each(broken)("%s builds, and is found", async (_, files, expected) => {
  const {code, problems} = await buildMiniSite(files);
  expect(code).toBe(0);
  expect(problems).toContainEqual(expect.stringMatching(expected));
});
