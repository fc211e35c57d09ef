import {existsSync} from "node:fs";
import {appendFile, mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {writeFailure} from "./failures.js";

/** Somebody asked for a model to be trained again. */
export interface TrainingRequest {
  /** start of the partition after which it was asked */
  readonly at: string;
  /** id of the stream; null for all of the monitor's */
  readonly stream: string | null;
  readonly reason: string;
}

/** Requests lie beside the folder of the monitor's state: a build that starts over must know them too. */
function fileOf(state: string, monitor: string): string {
  return join(state, `${monitor}.requests.ndjson`);
}

/**
 * Adds a request.
 * @param state folder of everything the build keeps
 */
export async function addRequest(state: string, monitor: string, request: TrainingRequest): Promise<void> {
  try {
    await mkdir(state, {recursive: true});
    await appendFile(fileOf(state, monitor), `${JSON.stringify(request)}\n`);
  } catch (error) {
    throw writeFailure(error, state);
  }
}

/**
 * Returns the requests of a monitor, oldest first.
 * @throws Error naming file and line of what is no request
 */
export async function readRequests(state: string, monitor: string): Promise<TrainingRequest[]> {
  const file = fileOf(state, monitor);
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, i) => {
    if (line === "") return [];
    try {
      const {at, stream, reason} = JSON.parse(line) as TrainingRequest;
      if (typeof at === "string" && (stream === null || typeof stream === "string") && typeof reason === "string")
        return [{at, stream, reason}];
    } catch {
      // said below, as for a line that is JSON and no request
    }
    throw new Error(`invalid request: ${file}, line ${i + 1}; remove the line, or npm run retrain again`);
  });
}

/** Returns the reasons of those who asked for a stream after a partition. */
export function requestsOf(requests: readonly TrainingRequest[], stream: string, start: string): string[] {
  return requests
    .filter((request) => request.at === start && (request.stream ?? stream) === stream)
    .map(({reason}) => reason);
}
