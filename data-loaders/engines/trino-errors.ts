import type {QueryError} from "trino-client";
import type {TrinoServer, TrinoUnreachable} from "./trino-request.js";

/** Enough of a query to recognise it; one with all its edges fills screens. */
const SHOWN = 300;

/** What to do about what Trino calls by these names. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^(CATALOG_NOT_FOUND|MISSING_CATALOG_NAME)$/, "SHOW CATALOGS lists those there are"],
  [/^(SCHEMA_NOT_FOUND|MISSING_SCHEMA_NAME)$/, "SHOW SCHEMAS FROM the catalog lists those there are"],
  [/^TABLE_NOT_FOUND$/, "SHOW TABLES FROM the schema lists those there are"],
  [/^(ACCESS_DENIED|PERMISSION_DENIED)$/, "the user in TRINO_USER needs the right to SELECT from it"],
  [/^(EXCEEDED_|CLUSTER_OUT_OF_MEMORY|QUERY_QUEUE_FULL)/, "ask for fewer partitions at once, or raise the limit"],
  [/^INSUFFICIENT_RESOURCES$|^NO_NODES_AVAILABLE$/, "the cluster has no worker for it: try again when it has"]
];

/** Returns what to tell the user of a query that Trino refused or gave up. */
export function refusal(error: QueryError, {server, catalog, schema}: TrinoServer, text: string): string {
  const remedy = REMEDIES.find(([name]) => name.test(error.errorName))?.[1];
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return [
    `Trino refused a query (${error.errorName}): ${error.message}`,
    `  server ${server}, catalog ${catalog}, schema ${schema}${remedy === undefined ? "" : `; ${remedy}`}`,
    `  ${shown}`
  ].join("\n");
}

/** Returns what to tell the user of a server that does not answer, or not as Trino does. */
export function silence({message, status}: TrinoUnreachable, server: string): string {
  if (status === 401)
    return `the Trino server ${server} does not know the user: set TRINO_USER, and TRINO_PASSWORD or TRINO_ACCESS_TOKEN`;
  if (status === 403) return `the Trino server ${server} does not let the user in TRINO_USER in (status 403)`;
  if (status === 404) return `no Trino at ${server} (status 404): is the address that of the coordinator?`;
  return `no answer from the Trino server ${server} (${message}): is it running, and can it be reached from here?`;
}
