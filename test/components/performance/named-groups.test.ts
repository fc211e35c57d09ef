import {describe, expect, it} from "vitest";
import {namedGroups} from "../../../src/components/performance/groups.js";
import type {ComparedGroup} from "../../../src/components/performance/groups.js";
import {groupsTitle} from "../../../src/messages/performance.en.js";
import {groupsTitle as groupsTitleZh} from "../../../src/messages/performance.zh-TW.js";

const group = (name: string, size: ComparedGroup["size"], isMinority: boolean): ComparedGroup =>
  ({name, size, isMinority}) as ComparedGroup;

describe("namedGroups(groups)", () => {
  it("names groups of fewer than half of the rows", () => {
    const groups = [group("most", "more", false), group("few", "less", true)];
    expect(namedGroups(groups)).toEqual({more: [], less: ["few"]});
    expect(groupsTitle("May", groups)).toBe("May: few errs less than the other rows.");
    expect(groupsTitleZh("5月", groups)).toBe("5月：few的誤差比其他列小。");
  });

  it("names a larger one where nothing can be said of the others", () => {
    const groups = [group("most", "more", false), group("one", "untold", true), group("two", "too few", true)];
    expect(namedGroups(groups)).toEqual({more: ["most"], less: []});
    expect(groupsTitle("May", groups)).toBe("May: most errs more than the other rows.");
  });

  it("names none where none differs", () => {
    const groups = [group("one", "untold", true), group("two", "untold", true)];
    expect(groupsTitle("May", groups)).toBe("May: no group errs more than the other rows beyond chance.");
  });
});
