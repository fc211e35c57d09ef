import type {Row} from "../../lib/model/encode.js";
import {mergeProfiles} from "../../lib/profile/merge.js";
import {emptyProfile, profileRows} from "../../lib/profile/profile-rows.js";
import type {Profile, ProfileSpec} from "../../lib/profile/types.js";
import type {Answer} from "./answerer.js";
import {batchOf} from "./row-batch.js";

/** A request that was put to a model. */
export interface Request {
  readonly row: Row;
  /** null where the model has none */
  readonly answer: Answer | null;
  /** version of the model */
  readonly model: string;
  /** "typed", "typical", or the stream that it was drawn like */
  readonly source: string;
  /** when it was answered by the reader's own clock, ISO 8601 */
  readonly at: string;
}

/** The reader's own requests: a stream of one partition, which grows. */
export interface Traffic {
  readonly requests: readonly Request[];
  readonly profile: Profile;
}

export function noTraffic(spec: ProfileSpec): Traffic {
  return {requests: [], profile: emptyProfile(spec)};
}

/** Returns the traffic with more requests; only these are profiled. */
export function withRequests({requests, profile}: Traffic, spec: ProfileSpec, added: readonly Request[]): Traffic {
  const batch = batchOf(
    spec,
    added.map(({row}) => row),
    added.map(({answer}) => (answer === null || typeof answer === "string" ? null : answer[0]!))
  );
  return {requests: [...requests, ...added], profile: mergeProfiles(profile, profileRows(spec, batch))};
}

/** Returns requests as JSON lines, oldest first. */
export function jsonLines(requests: readonly Request[]): string {
  return requests
    .map(({row, answer, model, source, at}, i) => {
      const isOne = answer === null || typeof answer === "string";
      const prediction = isOne ? answer : answer.length === 1 ? answer[0] : Array.from(answer);
      return `${JSON.stringify({request: i + 1, at, source, model, inputs: row, prediction})}\n`;
    })
    .join("");
}
