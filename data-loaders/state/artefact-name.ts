import {digest} from "./json.js";

/**
 * Returns a name for the artefact of something that is called in any way: the end of what it is called, and what tells it
 * from others that end so.
 */
export function artefactName(text: string): string {
  const end = text.slice(text.lastIndexOf("/") + 1);
  return `${end.replace(/[^\w.-]/g, "_").slice(-80)}-${digest(text).slice(0, 8)}`;
}
