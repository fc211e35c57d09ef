/**
 * Returns what tells whether a path is meant by a pattern of `.gitignore`'s kind: `*` stands for any part of one name, a
 * slash at the end for a folder and all in it, and a slash before that ties the pattern to the top; without one, it may
 * begin at any depth.
 * @throws Error if the pattern uses more of that language than this
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  if (/^$|^[#!]|\*\*|[?[\]\\]/.test(pattern)) throw new Error(`cannot read the pattern ${JSON.stringify(pattern)}`);
  const isFolder = pattern.endsWith("/");
  const name = isFolder ? pattern.slice(0, -1) : pattern;
  const start = name.includes("/") ? "^" : "(?:^|/)";
  const body = name
    .replace(/^\//, "")
    .replace(/[.+^${}()|]/g, "\\$&")
    .replaceAll("*", "[^/]*");
  const expression = new RegExp(`${start}${body}${isFolder ? "/" : "(?:/|$)"}`);
  return (path) => expression.test(path);
}
