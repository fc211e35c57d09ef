import {evidently} from "./evidently.js";
import {nannyml} from "./nannyml.js";
import {popmon} from "./popmon.js";
import {psiRule} from "./psi-rule.js";
import {sagemaker} from "./sagemaker.js";
import {tfdv} from "./tfdv.js";
import type {Preset} from "./types.js";
import {vertex} from "./vertex.js";
import {whylogs} from "./whylogs.js";

/** The tools whose rules are reproduced, each with its own defaults. */
export const presets: readonly Preset[] = [evidently, nannyml, tfdv, sagemaker, vertex, whylogs, popmon, psiRule];
