import {expect, it} from "vitest";
import {findMonitor, loadSettings, parseConfig, stableFiles} from "../../data-loaders/config.js";
import driftbook from "../../driftbook.config.js";

const config = parseConfig(driftbook, "driftbook.config.ts");

/** The built-in configuration with one value changed. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(driftbook) as unknown;
  const parent = path.slice(0, -1).reduce((v, key) => (v as Record<string | number, unknown>)[key], copy);
  (parent as Record<string | number, unknown>)[path.at(-1)!] = value;
  return copy;
}

it("parseConfig(config, file) accepts the built-in configuration and fills in defaults", () => {
  expect(config).toMatchObject({state: ".driftbook", monitors: [{id: "boston", drift: {distance: "psi"}}]});
});

it.each<[(string | number)[], unknown, string]>([
  [["monitors", 0, "id"], "Boston!", 'monitors[0].id: expected lower-case letters, digits and _; found "Boston!"'],
  [
    ["monitors", 0, "drift", "distance"],
    "kl",
    'monitors[0].drift.distance: Invalid option: expected one of "psi"|"jensenShannon"|"kolmogorovSmirnov"; found "kl"'
  ],
  [["monitors", 0, "stream", "start"], "2026-02-30", 'monitors[0].stream.start: Invalid ISO date; found "2026-02-30"'],
  [
    ["monitors", 0, "retrain", "error", "ratio"],
    1,
    "monitors[0].retrain.error.ratio: Too small: expected number to be >1; found 1"
  ],
  [["monitors", 0, "colour"], "red", 'monitors[0]: Unrecognized key: "colour"']
])("parseConfig(config, file) names the path, what is allowed and the value: %j = %j", (path, value, message) => {
  expect(() => parseConfig(changed(path, value), "driftbook.config.ts")).toThrow(message);
});

it("parseConfig(config, file) refuses two monitors of one id", () => {
  const twice = {...driftbook, monitors: [...driftbook.monitors, ...driftbook.monitors]};
  expect(() => parseConfig(twice, "x")).toThrow("monitors[1].id: expected an id no other monitor has");
});

it("loadSettings(environment) takes the configuration and the day from the environment", async () => {
  expect(await loadSettings({DRIFTBOOK_AS_OF: "2026-03-31"})).toMatchObject({asOf: "2026-03-31", config});
  expect(await loadSettings({})).toMatchObject({asOf: null});
  await expect(loadSettings({DRIFTBOOK_AS_OF: "yesterday"})).rejects.toThrow(
    'invalid --as-of: expected a date such as 2026-03-31; found "yesterday"'
  );
});

it("findMonitor(config, id) names the known ones", () => {
  expect(() => findMonitor(config, "bostn")).toThrow("unknown monitor: bostn (known: boston)");
});

it("stableFiles(monitor) has a profile for each stream", () => {
  expect(stableFiles(findMonitor(config, "boston"))).toContain("profiles-S6a.bin");
});

it("loadSettings(environment) names a configuration that is not there", async () => {
  await expect(loadSettings({DRIFTBOOK_CONFIG: "nope.ts"})).rejects.toThrow("no such configuration: nope.ts");
});
