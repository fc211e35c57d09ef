import {describe, expect, it} from "vitest";
import {cronJobText, faultsOf} from "../../../../lib/course/closing-the-loop/cron-job.js";
import type {CronJobForm} from "../../../../lib/course/closing-the-loop/cron-job.js";
import {isFault, parseCron, runsInYear} from "../../../../lib/course/closing-the-loop/cron.js";
import type {Cron} from "../../../../lib/course/closing-the-loop/cron.js";

const form: CronJobForm = {
  schedule: "17 4 * * *",
  timeZone: "Asia/Taipei",
  image: "node:20",
  repository: "https://example.com/driftbook.git",
  volume: "driftbook-work",
  size: 10
};

function read(text: string): Cron {
  const cron = parseCron(text);
  if (isFault(cron)) throw new Error(`${text} is no schedule`);
  return cron;
}

type Yaml = string | number | readonly Yaml[] | {readonly [key: string]: Yaml};

/**
 * Reads what `cronJobText` writes of YAML: mappings, sequences, text of several lines after a bar, and scalars and lists as
 * JSON has them.
 */
function parseYaml(text: string): Yaml {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({indent: line.search(/\S/), text: line.trim()}));
  const scalar = (word: string): Yaml => (/^["[]|^\d+$/.test(word) ? (JSON.parse(word) as Yaml) : word);
  const value = (word: string, indent: number): Yaml => {
    if (word !== "|") return scalar(word);
    const inner = [];
    while (lines[0] !== undefined && lines[0].indent > indent) inner.push(`${lines.shift()!.text}\n`);
    return inner.join("");
  };
  const block = (indent: number): Yaml => {
    if (lines[0]!.text.startsWith("- ")) {
      const items: Yaml[] = [];
      while (lines[0]?.indent === indent && lines[0].text.startsWith("- ")) {
        const text = lines[0].text.slice(2);
        const isMapping = /^[A-Za-z]+:(?: |$)/.test(text);
        if (isMapping) lines[0] = {indent: indent + 2, text};
        else lines.shift();
        items.push(isMapping ? block(indent + 2) : value(text, indent));
      }
      return items;
    }
    const entries: Record<string, Yaml> = {};
    while (lines[0]?.indent === indent && !lines[0].text.startsWith("- ")) {
      const [, key, word] = /^([A-Za-z]+):(?: (.+))?$/.exec(lines.shift()!.text)!;
      if (key! in entries) throw new Error(`${key} is there twice`);
      entries[key!] = word === undefined ? block(lines[0]!.indent) : value(word, indent);
    }
    return entries;
  };
  const document = block(0);
  if (lines.length > 0) throw new Error(`not read: ${lines[0]!.text}`);
  return document;
}

describe("parseCron(text)", () => {
  it("reads numbers, lists, ranges, steps and names", () => {
    expect(read("*/20 8-10 1,15 jan-mar mon")).toEqual({
      minute: [0, 20, 40],
      hour: [8, 9, 10],
      day: [1, 15],
      month: [1, 2, 3],
      weekday: [1]
    });
    expect(read("5/25 0-23/12 * * SUN,sat").minute).toEqual([5, 30, 55]);
    expect(read("  0 0 * * 0-6/3 ").weekday).toEqual([0, 3, 6]);
  });

  it.each(["", "* * * *", "* * * * * *"])("says that “%s” has not five fields", (text) => {
    expect(parseCron(text)).toEqual({kind: "count", count: text.split(" ").filter(Boolean).length});
  });

  it.each([
    ["60 * * * *", "minute"],
    ["* 24 * * *", "hour"],
    ["* * 0 * *", "day"],
    ["* * * 13 *", "month"],
    ["* * * * 7", "weekday"],
    ["* * * foo *", "month"],
    ["5-2 * * * *", "minute"],
    ["*/0 * * * *", "minute"],
    ["1,,2 * * * *", "minute"],
    ["-1 * * * *", "minute"],
    ["1.5 * * * *", "minute"]
  ])("says which field of %s is wrong", (text, field) => {
    expect(parseCron(text)).toMatchObject({kind: "field", field});
  });
});

describe("runsInYear(cron, year)", () => {
  it.each([
    ["17 4 * * *", 365],
    ["17 * * * *", 8760],
    ["* * * * *", 525600],
    ["0 0 29 2 *", 0],
    ["0 0 1 * *", 12],
    ["0 0 * * 1", 52],
    // 12 firsts of a month and 52 Mondays, of which one, in June, is both
    ["0 0 1 */1 1", 63],
    ["0 0 */1 * 1", 52],
    ["0 0 1 * 1", 63]
  ])("of %s in 2026 is %d", (text, runs) => {
    expect(runsInYear(read(text), 2026)).toBe(runs);
  });

  it("knows leap years", () => {
    expect(runsInYear(read("0 0 29 2 *"), 2028)).toBe(1);
  });
});

describe("faultsOf(form)", () => {
  it("finds nothing in a form that can be used", () => {
    expect(faultsOf(form)).toEqual([]);
    expect(faultsOf({...form, image: "registry.example.com:5000/team/node:20.20"})).toEqual([]);
  });

  it.each([
    {schedule: "17 4 * *"},
    {image: "node 20"},
    {image: ""},
    {repository: "driftbook"},
    {repository: 'https://example.com/"; rm -rf'},
    {volume: "Driftbook"},
    {volume: "a-"},
    {volume: "a".repeat(64)}
  ])("finds what is wrong: %j", (change) => {
    expect(faultsOf({...form, ...change}).map(({field}) => field)).toEqual(Object.keys(change));
  });
});

describe("cronJobText(form)", () => {
  it("is YAML of a volume and a job, with what the form says", () => {
    const [volume, job, ...others] = cronJobText(form).split("---\n").map(parseYaml);
    expect(others).toEqual([]);
    expect(volume).toMatchObject({
      kind: "PersistentVolumeClaim",
      metadata: {name: "driftbook-work"},
      spec: {accessModes: ["ReadWriteOnce"], resources: {requests: {storage: "10Gi"}}}
    });
    expect(job).toMatchObject({
      apiVersion: "batch/v1",
      kind: "CronJob",
      spec: {schedule: "17 4 * * *", timeZone: "Asia/Taipei", concurrencyPolicy: "Forbid"}
    });
    expect(job).toHaveProperty("spec.jobTemplate.spec.template.spec", {
      restartPolicy: "Never",
      containers: [
        expect.objectContaining({
          name: "build",
          image: "node:20",
          command: ["sh", "-ec", expect.stringMatching(/^test -d site .*\ncd site\n[\s\S]*npm run build\n$/)],
          env: [{name: "REPOSITORY", value: "https://example.com/driftbook.git"}],
          volumeMounts: [{name: "work", mountPath: "/work"}]
        })
      ],
      volumes: [{name: "work", persistentVolumeClaim: {claimName: "driftbook-work"}}]
    });
  });

  it("writes the five fields of a schedule, whatever lies between them", () => {
    const text = cronJobText({...form, schedule: "  */15   8-18 * *  mon-fri "});
    expect(/schedule: "(.*)"/.exec(text)![1]!.split(" ")).toEqual(["*/15", "8-18", "*", "*", "mon-fri"]);
  });

  it("refuses a form with a fault, which it names", () => {
    expect(() => cronJobText({...form, volume: "A"})).toThrow("invalid volume: A");
  });
});
