import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import {globEscaped} from "./glob.js";

/** Returns whether a source's file is an address rather than a path. */
export function isAddress(file: string): boolean {
  return /^(https?|s3):\/\//i.test(file);
}

/**
 * Returns an address as it may be shown: a query may hold a signature, so a digest stands for it that tells addresses
 * apart.
 */
export function shownAddress(address: string): string {
  const [bare, query] = cutQuery(address);
  const shown = bare.replace(/^(\w+:\/\/)[^/]*@/, "$1");
  return query === "" ? shown : `${shown}?${createHash("sha256").update(query).digest("hex").slice(0, 8)}`;
}

/** Returns the address of one file as DuckDB has to be told it: on s3 it takes brackets and stars for a pattern. */
export function exactAddress(address: string): string {
  return /^s3:/i.test(address) ? globEscaped(address) : address;
}

/** Returns the part of an address that tells the kind of its file: without the query. */
export function cutQuery(address: string): readonly [bare: string, query: string] {
  const at = /^https?:/i.test(address) ? address.search(/[?#]/) : -1;
  return at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at + 1)];
}

/** Returns a path as it is shown, and named in keys: from the root, with slashes, the same wherever the root lies. */
export function shownPath(absolute: string, root: string): string {
  return relative(root, absolute).split(sep).join("/");
}
