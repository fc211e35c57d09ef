const LONGEST = 28;

/**
 * Returns what shortens the names of files: the folder that all have in common goes, and of what is still long, the
 * middle.
 */
export function nameShortener(names: readonly string[]): (name: string) => string {
  const folder = commonFolder(names);
  return (name) => {
    const rest = name.startsWith(folder) ? name.slice(folder.length) : name;
    if (rest.length <= LONGEST) return rest;
    const kept = (LONGEST - 1) / 2;
    return `${rest.slice(0, Math.floor(kept))}…${rest.slice(-Math.ceil(kept))}`;
  };
}

/** The longest beginning that all names share, up to and with a slash. */
function commonFolder(names: readonly string[]): string {
  const [first = ""] = names;
  let shared = first.lastIndexOf("/") + 1;
  while (shared > 0 && !names.every((name) => name.startsWith(first.slice(0, shared))))
    shared = first.lastIndexOf("/", shared - 2) + 1;
  return first.slice(0, shared);
}
