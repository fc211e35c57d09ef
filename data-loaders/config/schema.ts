import {dirname} from "node:path";
import {z} from "zod";
import {choose, hasKey} from "./fields.js";
import {fromRoot} from "./paths.js";
import {describeIssue, describeProblem} from "./problems.js";
import {checkedSimulatedMonitor} from "./simulated.js";
import type {simulatedMonitor} from "./simulated.js";
import type {tableMonitor} from "./table-fields.js";
import {checkedTableMonitor} from "./table.js";
import type {Config, MonitorConfig} from "./types.js";

/** The lessons' own name among the monitors, in addresses and in the state folder. */
export const COURSE = "course";

type MonitorInput = z.input<typeof simulatedMonitor> | z.input<typeof tableMonitor>;

const FORMS = {simulated: checkedSimulatedMonitor, table: checkedTableMonitor};

const formOnly = z.object({kind: z.enum(["simulated", "table"])});

const monitor = choose<MonitorInput, MonitorConfig>((value) => {
  if (!hasKey(value, "kind")) return FORMS[hasKey(value, "stream") ? "simulated" : "table"];
  const form = formOnly.safeParse(value);
  return form.success ? FORMS[form.data.kind] : formOnly.transform(() => z.NEVER);
});

/** The whole configuration. */
export const wholeConfig = z.strictObject({
  title: z.string().min(1).describe("Name of the site."),
  state: z
    .string()
    .min(1)
    .default(".driftbook")
    .describe("Folder of everything the build keeps between runs, from the configuration's folder."),
  monitors: z
    .array(monitor)
    .min(1)
    .meta({shown: "list of [monitors](#a-table-monitor)", description: "One for each model."})
});

const checkedConfig = wholeConfig.check(({value, issues}) => {
  const ids = value.monitors.map(({id}) => id);
  const refuse = (i: number, message: string): void =>
    void issues.push({code: "custom", message, path: ["monitors", i, "id"], input: ids[i]});
  ids.forEach((id, i) => {
    if (id === COURSE) refuse(i, "expected an id other than the course's own");
    if (ids.indexOf(id) !== i) refuse(i, "expected an id no other monitor has");
  });
});

/** What a user writes. */
export type ConfigInput = z.input<typeof wholeConfig>;

/**
 * Checks a configuration and fills in its defaults.
 * @param file where it was read, from the project's folder: relative paths in it start from its folder
 * @throws Error that names, for each problem, the path in the configuration, what is allowed and the value found
 */
export function parseConfig(config: unknown, file: string): Config {
  const result = checkedConfig.safeParse(config, {error: describeIssue});
  if (result.success) return {...result.data, folder: dirname(fromRoot(file))};
  const problems = result.error.issues.map((issue) => `  ${describeProblem(issue, config)}`);
  throw new Error(`invalid configuration in ${file}\n${problems.join("\n")}`);
}
