import {describe, expect, it} from "vitest";
import {presetIds, presets} from "../../../lib/course/model-decay/presets.js";
import {stories} from "../../../lib/course/model-decay/stories.js";
import {changeOf, scales, setupOf, stateOf} from "../../../src/components/model-decay/lab-state.js";
import type {LabState} from "../../../src/components/model-decay/lab-state.js";

const view = {onset: 12, model: "network", rows: "all", week: 35, guess: null, seed: 1} as const;
const started = [...presetIds.map((id) => presets[id]), ...stories.map(({like}) => like)];

describe("stateOf(preset) and changeOf(state)", () => {
  it("are each other's reverse, so that an address brings back the very change", () => {
    for (const preset of started) {
      const state: LabState = {...stateOf(preset), ...view};
      expect(changeOf(state)).toEqual(preset.change);
      expect(setupOf(state)).toMatchObject({shape: preset.shape, rows: null});
    }
  });

  it("stay within the dials, at one of their steps", () => {
    for (const preset of started) {
      const state = stateOf(preset);
      for (const name of ["tilt", "add", "factor", "labelTilt"] as const) {
        const {min, max, step} = scales[name];
        expect(state[name]).toBeGreaterThanOrEqual(min);
        expect(state[name]).toBeLessThanOrEqual(max);
        expect((state[name] - min) % step).toBe(0);
      }
    }
  });
});
