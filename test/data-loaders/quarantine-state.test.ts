import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../../tools/framework.js";
import {rowsOf, smallMonitor, smallProject} from "./small-table.js";

const DAY = "2026-03-01";

describe("rows that cannot be typed", () => {
  it("are kept with file, row, column, text, reason and partition, where the error says", async () => {
    const made = await smallProject();
    const good = rowsOf(DAY, 3, 1);
    await made.write(`logs/${DAY}.csv`, `${good}bad,${DAY} 12:00:00,many,a,1,2\n`);
    const columns = [
      {name: "id", role: "ignore"},
      {name: "x", type: "number"}
    ];
    const data = {...smallMonitor.data, quarantineLimit: 0.2};
    await expect(made.advance({monitor: {columns, data}})).rejects.toThrow(
      `monitor small, 1 of 4 in ${DAY} (logs/${DAY}.csv), above the limit of 20 %; most often column x`
    );
    const names = await readdir(join(made.state, "chunk"), {recursive: true});
    const kept = names.filter((name) => name.endsWith("rejects.ndjson")).map((name) => join(made.state, "chunk", name));
    const lines = (await Promise.all(kept.map((file) => readFile(file, "utf8")))).join("");
    expect(JSON.parse(lines)).toEqual({
      ...{file: `logs/${DAY}.csv`, row: 5, column: "x", text: "many"},
      ...{reason: expect.stringContaining("number") as string, partition: DAY}
    });
  });
});

describe("tools/advance.ts", () => {
  it("brings the other monitors up to date where one fails, and says so", async () => {
    const made = await smallProject();
    await made.write("logs/good.csv", rowsOf(DAY, 20, 1));
    const monitors = ["missing/*.csv", "logs/*.csv"].map((serving, i) => {
      return {...smallMonitor, id: i === 0 ? "broken" : "whole", data: {...smallMonitor.data, serving}};
    });
    await writeFile(join(made.folder, "config.json"), JSON.stringify({title: "two", monitors}));
    const {status, stderr} = spawnSync(process.execPath, ["--import", "tsx", "tools/advance.ts"], {
      ...{cwd: projectRoot, encoding: "utf8"},
      env: {...process.env, DRIFTBOOK_CONFIG: join(made.folder, "config.json")}
    });
    expect(status).toBe(1);
    expect(stderr).toContain("missing/*.csv");
    expect(existsSync(join(made.folder, ".driftbook", "whole", "publish"))).toBe(true);
    expect(existsSync(join(made.folder, ".driftbook", "broken", "publish"))).toBe(false);
  });
});
