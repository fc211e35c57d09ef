import type {Tally} from "./state/store.js";

/** A monitor's bundle, and what this run did to bring it up to date. */
export interface Advanced {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly tally: Tally;
}
