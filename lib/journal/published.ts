/**
 * builds.ndjson: the builds of a monitor that had something to do, an event of kind `build` per line. It is not in the
 * journal, which is the same however many builds it took.
 */
export const buildsFile = "builds.ndjson";
