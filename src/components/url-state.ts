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

/** Returns whether the address asks to hide the control of `key`, by its name or by that of the thing it belongs to. */
export function isLocked(key: string): boolean {
  const locked = (state.get("lock") ?? "").split(",");
  return locked.includes(key) || locked.includes(key.split(".", 1)[0]!);
}

/**
 * Calls `listener` when the reader follows a link to another state of the same page. Where that locks something else,
 * the page starts again: what is drawn has been drawn without the controls that were locked.
 */
export function onState(listener: (state: URLSearchParams) => void): void {
  addEventListener("hashchange", () => {
    const next = parse(location.hash);
    if (next === null) return;
    if (next.get("lock") !== state.get("lock")) return location.reload();
    state = next;
    listener(readState());
  });
}
