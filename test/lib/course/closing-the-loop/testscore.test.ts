import {describe, expect, it} from "vitest";
import {
  allTests,
  bandOf,
  checkScore,
  fewestChanges,
  scoreOf,
  sectionIds,
  testIds
} from "../../../../lib/course/closing-the-loop/testscore.js";
import type {Claim, Claims, TestScore} from "../../../../lib/course/closing-the-loop/testscore.js";

const all = (claim: Claim): Claims => Object.fromEntries(allTests.map((id) => [id, claim])) as Claims;

describe("the rubric", () => {
  it("has 28 tests, 7 in each of 4 sections, none twice", () => {
    expect(sectionIds.map((id) => testIds[id].length)).toEqual([7, 7, 7, 7]);
    expect(new Set(allTests).size).toBe(28);
  });
});

describe("scoreOf(claimed)", () => {
  it.each([
    ["none", 0],
    ["manual", 3.5],
    ["automated", 7]
  ] as const)("of all tests %s is %d", (claim, final) => {
    expect(scoreOf(all(claim)).final).toBe(final);
  });

  it("is the minimum of the sections: one neglected section decides, whatever the others are", () => {
    const claimed: Record<string, Claim> = {...all("automated")};
    for (const id of testIds.model) claimed[id] = "none";
    claimed["slices"] = "manual";
    const score = scoreOf(claimed as Claims);
    expect(score.sections).toEqual({data: 7, model: 0.5, infrastructure: 7, monitoring: 7});
    expect(score.final).toBe(0.5);
  });
});

it("bandOf(final) ends its bands at 0, 1, 2, 3 and 5", () => {
  expect([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 5, 5.5, 7].map(bandOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
});

describe("fewestChanges(claimed, target)", () => {
  it("changes in each section that is below the target what gains most", () => {
    expect(fewestChanges(all("manual"), 3.5)).toBe(0);
    expect(fewestChanges(all("manual"), 4)).toBe(4);
    expect(fewestChanges(all("none"), 2.5)).toBe(12);
    expect(fewestChanges({...all("automated"), tuned: "manual", proxy: "none"}, 6.5)).toBe(1);
  });
});

describe("checkScore(score)", () => {
  const score = (claim: Claim, evidence: readonly string[]): TestScore => ({
    tests: allTests.map((id) => ({id, claim, evidence}))
  });

  it("lets a whole score pass", () => {
    expect(checkScore(score("automated", ["test/a.test.ts"])).tests.length).toBe(28);
  });

  it.each([
    ["automated without a test", score("automated", ["docs/a.md"]), /^missing test of schema/],
    ["without evidence", score("manual", []), /^invalid evidence of schema: 0 files/],
    ["not done, with evidence", score("none", ["docs/a.md"]), /^invalid evidence of schema: 1 files/],
    ["of fewer tests", {tests: score("none", []).tests.slice(1)}, /^invalid tests: beneficial/]
  ])("refuses one %s", (_, wrong, message) => {
    expect(() => checkScore(wrong)).toThrow(message);
  });
});
