import type {ServingSystem} from "./types.js";

/** Equal servers, which of them are busy, and the models each has loaded. */
export interface ServerPool {
  hasIdle(now: number): boolean;
  /** when the next server is idle */
  nextIdle(): number;
  /** the idle server that a batch of a model is sent to; −1 if none is idle */
  choose(model: number, now: number): number;
  /** makes a server load a model it does not have, and returns the time that takes; 0 if it has it */
  load(server: number, model: number): number;
  occupy(server: number, until: number): void;
}

interface Server {
  busyUntil: number;
  /** models it has loaded, the one longest unused first */
  readonly loaded: Set<number>;
}

/**
 * Returns idle servers without a model. A batch goes to an idle server that has its model; if there is none, to the one
 * with the most free memory, which unloads the models longest unused until the new one fits. Of equal servers it goes to
 * the one that has been idle longest, then to the first. It does not wait for a busy server that has the model.
 * @example serverPool({servers: 2, memory: 0, models: []}).nextIdle() // 0
 */
export function serverPool({
  servers: count,
  memory,
  models
}: Pick<ServingSystem, "servers" | "memory" | "models">): ServerPool {
  const servers = Array.from({length: count}, (): Server => ({busyUntil: 0, loaded: new Set()}));
  const free = ({loaded}: Server): number => {
    let left = memory;
    for (const model of loaded) left -= models[model]!.memory;
    return left;
  };
  const isBetter = (a: Server, b: Server, model: number): boolean => {
    const [aHas, bHas] = [a.loaded.has(model), b.loaded.has(model)];
    if (aHas !== bHas) return aHas;
    const gain = aHas ? 0 : free(a) - free(b);
    return gain > 0 || (gain === 0 && a.busyUntil < b.busyUntil);
  };
  const nextIdle = (): number => servers.reduce((soonest, {busyUntil}) => Math.min(soonest, busyUntil), Infinity);
  return {
    hasIdle: (now) => nextIdle() <= now,
    nextIdle,
    choose(model, now) {
      let best = -1;
      for (const [i, server] of servers.entries())
        if (server.busyUntil <= now && (best < 0 || isBetter(server, servers[best]!, model))) best = i;
      return best;
    },
    load(i, model) {
      const server = servers[i]!;
      const isLoaded = server.loaded.delete(model);
      if (!isLoaded)
        while (free(server) < models[model]!.memory) server.loaded.delete(server.loaded.values().next().value!);
      server.loaded.add(model);
      return isLoaded ? 0 : models[model]!.loadTime;
    },
    occupy(i, until) {
      servers[i]!.busyUntil = until;
    }
  };
}
