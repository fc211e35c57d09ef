import {describe, expect, it} from "vitest";
import {insertMonitor} from "../../tools/init/insert.js";

const monitor = '{\n  id: "b" // second\n}';

describe("insertMonitor(config, monitor)", () => {
  it.each([
    [
      "behind the last monitor",
      'export default defineConfig({\n  monitors: [\n    {id: "a"}\n  ],\n  state: "x"\n});\n',
      'export default defineConfig({\n  monitors: [\n    {id: "a"},\n    {\n      id: "b" // second\n    }\n  ],\n  state: "x"\n});\n'
    ],
    [
      "behind a trailing comma",
      'export default {\n  monitors: [\n    {id: "a"},\n  ]\n};\n',
      'export default {\n  monitors: [\n    {id: "a"},\n    {\n      id: "b" // second\n    },\n  ]\n};\n'
    ],
    [
      "behind a comment on the last monitor",
      'export default {\n  monitors: [\n    {id: "a"} // ], the old one\n    // the end\n  ]\n};\n',
      'export default {\n  monitors: [\n    {id: "a"}, // ], the old one\n    {\n      id: "b" // second\n    }\n    // the end\n  ]\n};\n'
    ],
    [
      "into an empty list",
      "export default {\n  monitors: []\n};\n",
      'export default {\n  monitors: [\n    {\n      id: "b" // second\n    }\n  ]\n};\n'
    ],
    [
      "into a list of nothing but a comment",
      "export default {\n  monitors: [\n    // none yet\n  ]\n};\n",
      'export default {\n  monitors: [\n    // none yet\n    {\n      id: "b" // second\n    }\n  ]\n};\n'
    ],
    [
      "into a constant, past brackets in texts",
      'const monitors = [{id: "a]", title: `${[1]}`}] as const;\nconst config = {title: "monitors: [", monitors} satisfies object;\nexport default config;\n',
      'const monitors = [{id: "a]", title: `${[1]}`},\n  {\n    id: "b" // second\n  }] as const;\nconst config = {title: "monitors: [", monitors} satisfies object;\nexport default config;\n'
    ],
    [
      "with the line ends of the file",
      'export default {\r\n\tmonitors: [\r\n\t\t{id: "a"}\r\n\t]\r\n};\r\n',
      'export default {\r\n\tmonitors: [\r\n\t\t{id: "a"},\r\n\t\t{\r\n\t\t  id: "b" // second\r\n\t\t}\r\n\t]\r\n};\r\n'
    ]
  ])("writes %s, and keeps all else", (_, before, after) => {
    expect(insertMonitor(before, monitor)).toBe(after);
  });

  it.each([
    ["no default export", "export const monitors = [];"],
    ["a list that is made by a function", "export default {monitors: make()};"],
    ["no monitors", "export default {title: 'x'};"],
    ["an object out of sight", 'import base from "./base.js";\nexport default base;'],
    ["JSON", '{"monitors": []}']
  ])("finds none in %s", (_, config) => {
    expect(insertMonitor(config, monitor)).toBeNull();
  });
});
