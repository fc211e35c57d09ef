import {checkAmount, checkPositive, checkWhole} from "./check.js";
import type {ServingSystem} from "./types.js";

/**
 * Checks the parameters of a system.
 * @throws RangeError that names the parameter and its value
 * @example checkSystem({servers: 1, memory: 0, models: [], maxBatch: 1, maxQueueDelay: 0, maxQueue: 0}) // undefined
 */
export function checkSystem({servers, memory, models, maxBatch, maxQueueDelay, maxQueue}: ServingSystem): void {
  checkWhole("number of servers", servers, 1);
  checkAmount("memory of a server", memory);
  checkWhole("largest batch", maxBatch, 1);
  checkAmount("largest queue delay", maxQueueDelay);
  if (maxQueue !== Infinity) checkWhole("largest queue", maxQueue, 0);
  for (const [i, model] of models.entries()) {
    checkAmount(`fixed time of model ${i}`, model.fixed);
    checkAmount(`time per row of model ${i}`, model.perRow);
    checkPositive(`mean time of one row of model ${i}`, model.fixed + model.perRow);
    checkAmount(`load time of model ${i}`, model.loadTime);
    checkAmount(`memory of model ${i}`, model.memory);
    if (model.memory > memory)
      throw new RangeError(`model ${i} does not fit on a server: memory ${model.memory} of ${memory}`);
  }
}
