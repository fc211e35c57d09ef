/** Four ways to have a model's answers. */
export const servingForms = ["batch", "online", "streaming", "embedded"] as const;
export type ServingForm = (typeof servingForms)[number];

/** What decides how a service is best answered. */
export interface ServiceNeeds {
  /** whether the device that asks can reach a server */
  readonly connected: boolean;
  /** whether all that can be asked about is known beforehand */
  readonly known: boolean;
  /** hours that an answer may be old */
  readonly mayBeOld: number;
  /** whether somebody waits for the answer, and does not merely let events flow by */
  readonly awaited: boolean;
}

/** Shorter than this, a schedule of runs is a stream. */
const LEAST_HOURS = 1;

/**
 * Returns the form of serving that needs least: on the device where there is no server; ahead where what is asked about
 * is known and an answer may be old; on request where somebody waits; else as events come.
 * @example servingForm({connected: true, known: true, mayBeOld: 24, awaited: true}) // "batch"
 */
export function servingForm({connected, known, mayBeOld, awaited}: ServiceNeeds): ServingForm {
  if (!connected) return "embedded";
  if (known && mayBeOld >= LEAST_HOURS) return "batch";
  return awaited ? "online" : "streaming";
}

/** Six services that the lesson asks about, and what they need. */
export const services = {
  fraud: {connected: true, known: false, mayBeOld: 0, awaited: true},
  search: {connected: true, known: false, mayBeOld: 0, awaited: true},
  prices: {connected: true, known: true, mayBeOld: 24, awaited: false},
  unlock: {connected: false, known: false, mayBeOld: 0, awaited: true},
  machines: {connected: true, known: false, mayBeOld: 0, awaited: false},
  translation: {connected: false, known: false, mayBeOld: 0, awaited: true}
} as const satisfies Readonly<Record<string, ServiceNeeds>>;

export type Service = keyof typeof services;

export const serviceIds = Object.keys(services) as readonly Service[];
