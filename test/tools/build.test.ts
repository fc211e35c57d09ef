import {resolve} from "node:path";
import {expect, it} from "vitest";
import {readArguments} from "../../tools/build.js";

it("readArguments(args, folder) hands on what was asked for, and nothing else", () => {
  expect(readArguments([], "/here")).toEqual({});
  expect(readArguments(["--rebuild"], "/here")).toEqual({DRIFTBOOK_REBUILD: "yes"});
  expect(readArguments(["--config", "mine.ts", "--as-of=2026-03-31"], "/here")).toEqual({
    DRIFTBOOK_CONFIG: resolve("/here", "mine.ts"),
    DRIFTBOOK_AS_OF: "2026-03-31"
  });
  expect(() => readArguments(["--rebuilt"], "/here")).toThrow("Unknown option '--rebuilt'");
});
