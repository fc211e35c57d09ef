import type {Batches} from "./types.js";

/** One batch as it is sent. */
export interface SentBatch {
  readonly model: number;
  readonly server: number;
  readonly size: number;
  readonly start: number;
  readonly load: number;
  readonly end: number;
}

/** Batches as they are sent, one after another. */
export interface BatchLog {
  /** returns the batch's number */
  add(batch: SentBatch): number;
  all(): Batches;
}

/**
 * Returns an empty log with room for as many batches as there can be, which is one per request.
 * @example batchLog(1).all().size // []
 */
export function batchLog(room: number): BatchLog {
  const [model, server, size] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  const [start, load, end] = [new Float64Array(room), new Float64Array(room), new Float64Array(room)];
  let count = 0;
  return {
    add(batch) {
      model[count] = batch.model;
      server[count] = batch.server;
      size[count] = batch.size;
      start[count] = batch.start;
      load[count] = batch.load;
      end[count] = batch.end;
      return count++;
    },
    all: () => ({
      model: model.slice(0, count),
      server: server.slice(0, count),
      size: size.slice(0, count),
      start: start.slice(0, count),
      load: load.slice(0, count),
      end: end.slice(0, count)
    })
  };
}
