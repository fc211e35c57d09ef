import {defineConfig} from "vitest/config";

// a time zone behind UTC shows where a date was taken for an instant
process.env["TZ"] = "America/Los_Angeles";

const report = process.env["DRIFTBOOK_TEST_REPORT"];

export default defineConfig({
  test: {
    // every core: what vitest keeps one free for, its own process, has little to do
    maxWorkers: "100%",
    reporters: report === undefined ? ["default"] : ["default", ["json", {outputFile: report}]],
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["test/seeds.ts"],
          // most files are over sooner than a process of their own starts; what they test keeps no state but what it
          // can work out again
          isolate: false,
          testTimeout: 30_000,
          include: [
            "test/*.test.ts",
            "test/lib/**/*.test.ts",
            "test/components/**/*.test.ts",
            "test/messages/**/*.test.ts",
            "test/tools/**/*.test.ts",
            "test/bench/**/*.test.ts"
          ]
        }
      },
      {
        test: {
          name: "stages",
          setupFiles: ["test/seeds.ts"],
          include: ["test/data-loaders/**/*.test.ts", "test/engines/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000
        }
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000
        }
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/site/setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      }
    ]
  }
});
