import {describe, expect, it} from "vitest";
import {movedBy} from "../../lib/course/model-decay/change.js";
import {decayLab} from "../../lib/course/model-decay/lab.js";
import {presetIds, presets} from "../../lib/course/model-decay/presets.js";
import {quadrants} from "../../lib/course/model-decay/quadrants.js";
import {stories} from "../../lib/course/model-decay/stories.js";
import * as en from "../../src/messages/model-decay.en.js";
import * as zhTW from "../../src/messages/model-decay.zh-TW.js";
import {production} from "../lib/course/what-to-watch/production.js";

const lab = decayLab(production);
const broken = /undefined|NaN|null|\[object/;

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("model-decay.%s", (_, {labWords, cornerWords, storyWords}) => {
  it("says of every change what is seen without labels and how large the error is", () => {
    const base = lab.base("linear");
    for (const id of presetIds) {
      const {change} = presets[id];
      const reading = lab.after("linear", change);
      const said = [
        labWords.result(reading, base, 20, movedBy(change)),
        ...labWords.stats(movedBy(change)).map(({value, note}) => `${value} ${note}`)
      ].join(" ");
      expect(said).toContain(reading.rmse.toFixed(2).replace(/\B(?=(\d{3})+\.)/, ","));
      expect(said).not.toMatch(broken);
    }
  });

  it("tells a change that no input shows from one that most do", () => {
    const base = lab.base("linear");
    const resultOf = (id: (typeof presetIds)[number]): string =>
      labWords.result(lab.after("linear", presets[id].change), base, 20, movedBy(presets[id].change));
    expect(resultOf("premium")).not.toMatch(/0\.25/);
    expect(resultOf("lots")).toMatch(/0\.25/);
    expect(labWords.unlabelled.title(0, 12, 3)).not.toBe(labWords.unlabelled.title(12, 12, 3));
  });

  it("says whether a guessed error fell or rose", () => {
    expect(labWords.predictReason(0.84)).toContain("16%");
    expect(labWords.predictReason(1.16)).toContain("16%");
    expect(labWords.predictReason(0.84)).not.toBe(labWords.predictReason(1.16));
  });

  it("names the corners that are still empty", () => {
    const some = cornerWords.result(["calm", "loud"], 2);
    expect(some).toContain(cornerWords.corners.silent);
    expect(some).toContain(cornerWords.corners.both);
    expect(some).not.toContain(`“${cornerWords.corners.calm}”`);
    expect(cornerWords.result(quadrants, 9)).not.toContain(cornerWords.corners.silent);
    expect(cornerWords.predictReason(["lots"], ["premium"])).toContain(cornerWords.presets.lots);
  });

  it("9C: gives each story a reason and a source", () => {
    for (const {id, kind} of stories) {
      const {text, reason, source} = storyWords.stories[id];
      for (const said of [text, reason, source, storyWords.likeness[id]]) expect(said.length).toBeGreaterThan(3);
      expect(storyWords.wrong(kind)).toContain(storyWords.kinds[kind]);
    }
    expect(storyWords.result(0, 0, 4)).not.toBe(storyWords.result(4, 4, 4));
  });
});
