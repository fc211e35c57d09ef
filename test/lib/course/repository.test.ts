import {describe, expect, it} from "vitest";
import {codeRoles, modelShareOf, roles, sharesOf} from "../../../lib/course/repository.js";
import type {CountedFile, Repository, Role} from "../../../lib/course/repository.js";

function repositoryOf(files: Partial<Record<Role, readonly CountedFile[]>>): Repository {
  const empty = Object.fromEntries(roles.map((role) => [role, []])) as unknown as Repository["roles"];
  return {roles: Object.freeze({...empty, ...files}), uncounted: []};
}

describe("sharesOf(repository)", () => {
  it("has one entry per role, in their order, whose shares add up to 1", () => {
    const shares = sharesOf(
      repositoryOf({
        model: [
          ["a", 3],
          ["b", 4]
        ],
        tests: [["c", 11]],
        docs: [["d", 3]]
      })
    );
    expect(shares.map(({role}) => role)).toEqual(roles);
    expect(shares.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares.find(({role}) => role === "model")).toEqual({role: "model", files: 2, lines: 7, share: 7 / 21});
  });

  it("has no shares of nothing", () => {
    expect(sharesOf(repositoryOf({})).every(({share, lines}) => Number.isNaN(share) && lines === 0)).toBe(true);
  });
});

describe("modelShareOf(shares)", () => {
  it("compares the model with all lines, and with those of code alone", () => {
    const files = {model: [["m", 10]], monitoring: [["d", 30]], tests: [["t", 50]], pages: [["p", 10]]} as const;
    expect(modelShareOf(sharesOf(repositoryOf(files)))).toEqual({lines: 10, ofAll: 0.1, ofCode: 0.25, others: 9});
  });

  it("takes neither tests nor pages nor documentation for code", () => {
    expect(roles.filter((role) => !(codeRoles as readonly Role[]).includes(role))).toEqual(["tests", "pages", "docs"]);
  });
});
