import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {checkFigures} from "./check-figures.js";
import {peerRatios} from "./peers.js";
import {whatIsMissing} from "./python.js";
import {peerRows} from "./run-peers.js";

const timings = [
  {name: "Driftbook, the same figures", seconds: 2, work: 4, memory: 100},
  {name: "pandas and SciPy", seconds: 10, work: 8, memory: 300},
  {name: "Driftbook, the whole build", seconds: 5, work: 5, memory: 150}
];

it("peerRatios(rows, timings) is what a peer took over what Driftbook did, with the bar of as many rows", () => {
  expect(peerRatios(1_000_000, timings)).toEqual([
    {
      ...{peer: "pandas and SciPy", ours: "Driftbook, the same figures", seconds: 5, work: 2, memory: 3},
      bar: {peer: "pandas and SciPy", rows: 1_000_000, seconds: 3, memory: null}
    },
    {peer: "pandas and SciPy", ours: "Driftbook, the whole build", seconds: 2, work: 1.6, memory: 2, bar: null}
  ]);
  expect(peerRatios(5, timings).map(({bar}) => bar)).toEqual([null, null]);
});

it("peerRows(rows, timings) has a line for each program, and one for each ratio", () => {
  expect(peerRows(1_000_000, timings).slice(2, 4)).toEqual([
    ["Driftbook, the whole build, 1,000,000 rows × 27 columns of CSV", "5.0 s, 5.0 s of processor time, 150 MB", ""],
    ["pandas and SciPy / Driftbook, the same figures", "5.0 × (processor time: 2.0 ×; memory: 3.0 ×)", "≥ 3 ×"]
  ]);
});

it("whatIsMissing(interpreter) says which program, or which package, is not there", async () => {
  expect(await whatIsMissing("no-such-python")).toMatch(/^no-such-python cannot be run: /);
});

it("checkFigures(ours, peers) refuses figures that differ by more than bins explain", async () => {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-test-"));
  const figures = async (name: string, content: object): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, JSON.stringify(content));
    return file;
  };
  const peers = await figures("peers", {
    columns: {x: {kolmogorovSmirnov: 0.1, missing: [0, 0.25]}, c: {missing: [0, 0]}}
  });
  const ours = (x: object): Promise<string> => figures("ours", {x, c: {kolmogorovSmirnov: null, missing: 0}});
  await expect(checkFigures(await ours({kolmogorovSmirnov: 0.09, missing: 0.25}), peers)).resolves.toBeUndefined();
  for (const x of [
    {kolmogorovSmirnov: 0.11, missing: 0.25},
    {kolmogorovSmirnov: 0.08, missing: 0.25},
    {kolmogorovSmirnov: 0.09, missing: 0.24},
    {kolmogorovSmirnov: null, missing: 0.25}
  ])
    await expect(checkFigures(await ours(x), peers)).rejects.toThrow(/^figures of x differ: /);
  await expect(checkFigures(await figures("fewer", {}), peers)).rejects.toThrow("figures of 0 columns, and of 2");
});
