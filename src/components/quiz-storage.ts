import {parseResponses} from "./quiz-responses.js";
import type {Response} from "./quiz-score.js";

interface ResponseMemory {
  readonly responses: ReadonlyMap<string, Response>;
  /** false where the browser refuses to keep anything for this page */
  readonly kept: boolean;
  set(id: string, response: Response): void;
  clear(): void;
}

/**
 * Keeps a quiz's responses in this browser under `key`; where it refuses, only until the page is left.
 * @param accepts whether a kept response still answers a question of this page
 */
export function rememberResponses(key: string, accepts: (id: string, response: Response) => boolean): ResponseMemory {
  const storage = storageOf();
  const kept = parseResponses(storage?.getItem(key) ?? null);
  const responses = new Map([...kept].filter(([id, response]) => accepts(id, response)));
  return {
    responses,
    kept: storage !== null,
    set(id, response) {
      responses.set(id, response);
      storage?.setItem(key, JSON.stringify([...responses]));
    },
    clear() {
      responses.clear();
      storage?.removeItem(key);
    }
  };
}

/** Browsers that block storage throw when it is first touched; the quiz then says that it keeps nothing. */
function storageOf(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
