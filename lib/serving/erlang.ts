import {checkAmount, checkWhole} from "./check.js";

/**
 * Returns the share of requests that find all servers busy where such requests are turned away: Erlang's B formula,
 * which holds for any distribution of the service time.
 * @param load arrival rate × mean service time
 * @throws RangeError for a negative load, and unless `servers` is a whole number of at least 1
 * Source: A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone
 * exchanges", 1917; the recursion on the number of servers stays within [0, 1], where factorials would overflow.
 * @example erlangB(1, 2) // 0.2
 */
export function erlangB(load: number, servers: number): number {
  checkAmount("load", load);
  checkWhole("number of servers", servers, 1);
  let blocked = 1;
  for (let n = 1; n <= servers; ++n) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/**
 * Returns the share of requests that have to wait before `servers` servers with exponential service times and an
 * unlimited queue: Erlang's C formula. 1 where the load reaches the number of servers: the queue then grows without end.
 * @param load arrival rate × mean service time
 * @throws RangeError as `erlangB` does
 * @example erlangC(1, 2) // ≈ 1 / 3
 */
export function erlangC(load: number, servers: number): number {
  const blocked = erlangB(load, servers);
  return load < servers ? (servers * blocked) / (servers - load * (1 - blocked)) : 1;
}
