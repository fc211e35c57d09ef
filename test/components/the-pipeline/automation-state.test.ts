import {describe, expect, it} from "vitest";
import {levelOf, triggerNames} from "../../../lib/course/pipeline/automation.js";
import {parseState} from "../../../src/components/state-fields.js";
import {
  automationFields,
  automationOf,
  presets,
  triggerIds
} from "../../../src/components/the-pipeline/automation-state.js";

const fields = automationFields(120);
const initial = parseState("a", fields, new URLSearchParams());

describe("the state of 2A", () => {
  it("begins by hand, with complaints", () => {
    expect(automationOf(initial)).toMatchObject({automatic: [], triggers: ["on demand"], weekdaysOnly: true});
  });

  it("has a way to each level", () => {
    const levels = [presets.level0, presets.level1, presets.level2].map((preset) =>
      levelOf(automationOf({...initial, ...preset}))
    );
    expect(levels).toEqual([0, 1, 2]);
  });

  it("reads back from an address what it wrote there", () => {
    const triggers = triggerIds.map(({id}) => id);
    const text = fields.triggers.format(triggers);
    const {triggers: read} = parseState("a", fields, new URLSearchParams({"a.triggers": text}));
    expect(automationOf({...initial, triggers: read}).triggers).toEqual(triggerNames);
  });
});
