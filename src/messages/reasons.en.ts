import {count} from "../components/format.js";
import type {ModelEvent} from "../lib/bundle.js";
import type {JournalEvent} from "../lib/journal/types.js";
import type {Decision, GateCheck} from "../lib/policy/types.js";
import type {Anomaly} from "../lib/schema/types.js";

/**
 * Why things happened. The build writes its reasons in English, beside the figures that they rest on; other languages put
 * the figures into words of their own.
 */

/** Figures as pages have them: with a true minus sign, no gap before a percent sign, and thousands set apart. */
const typeset = (text: string): string =>
  text
    .replace(/(^|[ (])-(?=\d)/g, "$1−")
    .replace(/(\d) %/g, "$1%")
    .replace(/\d{4,}(?= (?:held-out|labelled) row)/g, (rows) => count(Number(rows)))
    .replace(/(?<=[a-z])'(?=s\b)/g, "’");

export const anomalyText = ({description}: Pick<Anomaly, "kind" | "column" | "description">): string =>
  typeset(description);

export const decisionText = ({reason}: Pick<Decision, "action" | "trigger" | "reason" | "evidence">): string =>
  typeset(reason);

export const checkText = ({reason}: GateCheck): string => typeset(reason);

type Judged = Extract<JournalEvent, {readonly kind: "promoted" | "rolled back"}>;

/** Why a model took the place of another, or did not keep it. */
export const judgementText = ({reason}: Pick<Judged, "reason" | "evidence">): string => typeset(reason);

export const modelEventText = ({version, reason}: Pick<ModelEvent, "kind" | "version" | "reason">): string =>
  `${version}: ${typeset(reason)}`;
