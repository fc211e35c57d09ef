import type {ServingSystem} from "./types.js";

/** Requests that wait, one line per model, named by their number in the order they joined. */
export interface ModelQueues {
  /** requests that wait, of all models */
  waiting(): number;
  push(model: number, request: number): void;
  /** takes the request that joined last back out */
  pop(model: number): void;
  /** takes the requests of the next batch of a model out, the oldest first */
  take(model: number): number[];
  /** of the models that have a batch to send, the one whose oldest request joined first; −1 if there is none */
  due(now: number): number;
  /** when the next batch is due if nobody joins: 0 if one is full, Infinity if nobody waits */
  nextDue(): number;
}

interface Line {
  requests: number[];
  /** where the oldest request is in `requests` */
  head: number;
}

/**
 * Returns empty queues before a system. A batch is due when it is full or when its oldest request has waited for
 * `maxQueueDelay`.
 * @param ready when each request joins, in the order they do
 * @example modelQueues({models: [], maxBatch: 1, maxQueueDelay: 0}, new Float64Array()).due(0) // -1
 */
export function modelQueues(
  {models, maxBatch, maxQueueDelay}: Pick<ServingSystem, "models" | "maxBatch" | "maxQueueDelay">,
  ready: Float64Array
): ModelQueues {
  const lines = models.map((): Line => ({requests: [], head: 0}));
  let waiting = 0;
  const length = ({requests, head}: Line): number => requests.length - head;
  const oldest = ({requests, head}: Line): number => requests[head] ?? Infinity;
  const dueAt = (line: Line): number => {
    if (length(line) === 0) return Infinity;
    return length(line) >= maxBatch ? 0 : ready[oldest(line)]! + maxQueueDelay;
  };
  return {
    waiting: () => waiting,
    push(model, request) {
      lines[model]!.requests.push(request);
      ++waiting;
    },
    pop(model) {
      lines[model]!.requests.pop();
      --waiting;
    },
    take(model) {
      const line = lines[model]!;
      const batch = line.requests.slice(line.head, line.head + maxBatch);
      line.head += batch.length;
      waiting -= batch.length;
      // What was taken is dropped once it is the larger part, so that a line stays as long as what waits in it.
      if (2 * line.head >= line.requests.length) lines[model] = {requests: line.requests.slice(line.head), head: 0};
      return batch;
    },
    due(now) {
      let first = -1;
      for (const [model, line] of lines.entries())
        if (dueAt(line) <= now && (first < 0 || oldest(line) < oldest(lines[first]!))) first = model;
      return first;
    },
    nextDue: () => lines.reduce((soonest, line) => Math.min(soonest, dueAt(line)), Infinity)
  };
}
