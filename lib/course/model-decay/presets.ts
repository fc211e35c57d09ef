import {unchanged} from "./change.js";
import type {Change} from "./change.js";
import type {Shape} from "./shapes.js";

/**
 * Changes worth a look, most of them ends of the course's scenarios: S1 ("poorer"), the plateau of S2 ("city"), S4 once
 * prices have risen by half, S5 ("premium"), and faults like those of S6.
 */
export const presetIds = [
  ...(["nothing", "poorer", "lots", "city", "dear", "inflation", "premium"] as const),
  ...(["nox-ppb", "tax-tenth", "age-share", "rm-more", "lstat-hidden"] as const)
] as const;
export type PresetId = (typeof presetIds)[number];

export interface Preset {
  readonly change: Change;
  readonly shape: Shape;
}

/** The changes by name. The tilt of "city" brings the tracts with RAD 24 to about four draws in five, as S2 does. */
export const presets: Readonly<Record<PresetId, Preset>> = {
  nothing: {change: unchanged, shape: "abrupt"},
  poorer: {change: {...unchanged, tilt: 1.2}, shape: "incremental"},
  lots: {change: {...unchanged, tiltOf: "zn", tilt: 1}, shape: "incremental"},
  city: {change: {...unchanged, tiltOf: "rad", tilt: 1.1}, shape: "recurring"},
  dear: {change: {...unchanged, labelTilt: 1}, shape: "gradual"},
  inflation: {change: {...unchanged, factor: 1.5}, shape: "incremental"},
  premium: {change: {...unchanged, add: -3}, shape: "abrupt"},
  "nox-ppb": {change: {...unchanged, fault: "nox-ppb"}, shape: "abrupt"},
  "tax-tenth": {change: {...unchanged, fault: "tax-tenth"}, shape: "abrupt"},
  "age-share": {change: {...unchanged, fault: "age-share"}, shape: "abrupt"},
  "rm-more": {change: {...unchanged, fault: "rm-more"}, shape: "abrupt"},
  "lstat-hidden": {change: {...unchanged, fault: "lstat-hidden"}, shape: "abrupt"}
};
