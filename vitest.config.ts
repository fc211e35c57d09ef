import {defineConfig} from "vitest/config";

// a time zone behind UTC shows where a date was taken for an instant
process.env["TZ"] = "America/Los_Angeles";

const report = process.env["DRIFTBOOK_TEST_REPORT"];

export default defineConfig({
  test: {
    reporters: report === undefined ? ["default"] : ["default", ["json", {outputFile: report}]],
    projects: [
      {
        test: {
          name: "unit",
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
          testTimeout: 120_000,
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
