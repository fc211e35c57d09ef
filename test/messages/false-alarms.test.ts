import {describe, expect, it} from "vitest";
import type {Evaluation} from "../../lib/course/false-alarms/late-labels.js";
import * as en from "../../src/messages/false-alarms.en.js";
import * as zhTW from "../../src/messages/false-alarms.zh-TW.js";

const broken = /undefined|NaN|null|\[object/;

const found = (dataDay: number | null, alarmDay: number | null, falseAlarms: number): Evaluation => {
  return {readings: [], dataDay, alarmDay, falseAlarms};
};

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("false-alarms.%s", (_, {explorerWords, labelWords, quietWords, toolWords, describeCalibrated}) => {
  it("tells apart what was found, not found, found too late, and what is no change", () => {
    const cases = [
      {change: 60, found: found(62, 69, 0)},
      {change: 60, found: found(62, 69, 3)},
      {change: 60, found: found(null, null, 0)},
      {change: 60, found: found(115, null, 0)},
      {change: null, found: found(null, null, 0)},
      {change: null, found: found(null, null, 4)}
    ].map((told) => ({...told, stream: "S5", delay: 7, share: 100}) as const);
    const said = cases.map((told) => `${labelWords.title(told)} ${labelWords.result(told)}`);
    expect(new Set(said).size).toBe(said.length);
    expect(said.join()).not.toMatch(broken);
  });

  it("gives the alarms against the other references as the reason for those against the week before", () => {
    expect(explorerWords.predict(90)).toContain("90");
    expect(explorerWords.predictReason({first: 14, week: 5, weekday: 4})).toMatch(/14.*4/);
    expect(explorerWords.predictReason({first: 14, week: 5, weekday: 4})).not.toContain("5");
  });

  it("does not say when a change was found that is to be guessed", () => {
    const told = {stream: "S4", delay: 7, share: 100, change: 40, found: found(58, 65, 0)} as const;
    expect(labelWords.hiddenResult(told)).toMatch(/100%.*7.*40/);
    expect(labelWords.hiddenResult(told)).not.toMatch(/65|58|25/);
  });

  it("parts the days until an alarm into the wait for labels and the rest", () => {
    expect(labelWords.predictReason({change: 40, alarm: 65}, 7)).toMatch(/25.*7.*18/);
  });

  it("says whether two tools agree", () => {
    const at = {psi: 0.25, js: 0.3};
    const agreed = toolWords.result({both: 3, onlyPsi: 0, onlyJs: 0, neither: 9}, at);
    const apart = toolWords.result({both: 0, onlyPsi: 10, onlyJs: 0, neither: 2}, at);
    expect(agreed).toContain("12");
    expect(apart).toContain("10");
    expect(toolWords.hiddenResult({both: 3, onlyPsi: 7, onlyJs: 0, neither: 2}, 0.25)).toMatch(/10[^]*12|12[^]*10/);
    expect(toolWords.title({both: 1, onlyPsi: 9, onlyJs: 0, neither: 2})).toMatch(/10[^]*12|12[^]*10/);
  });

  it("names a known population and a reference of rows", () => {
    const machine = {rows: 120, features: 12, days: 200, rule: "small", measured: 0.8, theory: 0.85} as const;
    const said = [Infinity, 304].map((reference) => quietWords.result({...machine, reference}));
    expect(said[0]).not.toMatch(/Infinity|∞/);
    expect(said[1]).toContain("304");
    expect(said[1]).toContain("80%");
  });

  it("lists what the calibrated verdict did, size by size", () => {
    const text = describeCalibrated([
      {rows: 60, days: 100, alarms: 4},
      {rows: 120, days: 100, alarms: 6}
    ]);
    for (const figure of ["60", "120", "4", "6", "100"]) expect(text).toContain(figure);
  });
});
