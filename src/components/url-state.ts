/**
 * The state of a page lives in the fragment of its address (`#b.off=LSTAT&c.seed=3&lock=c.seed`), so that a reader can
 * send the exact view and a teacher can hide controls (`lock`). A bare fragment (`#sources`) is a place on the page,
 * not state, and leaves the state alone.
 */
let state = parse(globalThis.location?.hash ?? "") ?? new URLSearchParams();

function parse(hash: string): URLSearchParams | null {
  return hash.includes("=") ? new URLSearchParams(hash.slice(1)) : null;
}

/** Returns a copy of the state in the address. */
export function readState(): URLSearchParams {
  return new URLSearchParams(state);
}

/**
 * Changes some keys of the state and shows it in the address, without a new entry in the browser's history.
 * A key whose value is null is removed.
 */
export function writeState(patch: Readonly<Record<string, string | null>>): void {
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) state.delete(key);
    else state.set(key, value);
  }
  history.replaceState(history.state, "", addressOf(state));
}

/** Returns the address of this page with `extra` keys added to its state; without a fragment if there is no state. */
export function addressOf(parameters: URLSearchParams, extra: Readonly<Record<string, string>> = {}): string {
  const all = new URLSearchParams(parameters);
  for (const [key, value] of Object.entries(extra)) all.set(key, value);
  const text = all.toString();
  return location.pathname + location.search + (text && `#${text}`);
}

/** Returns whether the address asks to hide the control of `key`. */
export function isLocked(key: string): boolean {
  return (state.get("lock") ?? "").split(",").includes(key);
}

/** Calls `listener` when the reader follows a link to another state of the same page. */
export function onState(listener: (state: URLSearchParams) => void): void {
  addEventListener("hashchange", () => {
    const next = parse(location.hash);
    if (next === null) return;
    state = next;
    listener(readState());
  });
}
