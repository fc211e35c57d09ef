import {createHash} from "node:crypto";
import {version} from "@duckdb/node-api/lib/version.js";
import type {Database} from "../engines/duckdb.js";
import {literal} from "../engines/duckdb.js";
import {cutQuery, exactAddress, isAddress, shownAddress} from "./addresses.js";
import type {SourceFile} from "./types.js";

/**
 * Lets DuckDB read addresses, with the extension that the user has. Nothing is fetched from the network for it, and
 * credentials for s3 are those that the AWS environment variables hold.
 * @throws Error that says what is missing
 */
async function allowAddresses({connection}: Database, address: string): Promise<void> {
  // DuckDB would fetch extensions, and from wherever it likes
  await connection.run("SET autoinstall_known_extensions = false");
  try {
    await connection.run("LOAD httpfs");
  } catch (cause) {
    throw new Error(
      `cannot read ${shownAddress(address)}: DuckDB's extension httpfs is not installed; install it once with ` +
        `the command INSTALL httpfs of DuckDB ${version()}, or copy the files here`,
      {cause}
    );
  }
  if (/^s3:/i.test(address)) await useEnvironment(connection);
}

/** The environment variables of AWS, and what DuckDB calls the same. */
const S3_SETTINGS: readonly (readonly [variable: string, setting: string])[] = [
  ["AWS_ACCESS_KEY_ID", "s3_access_key_id"],
  ["AWS_SECRET_ACCESS_KEY", "s3_secret_access_key"],
  ["AWS_SESSION_TOKEN", "s3_session_token"],
  ["AWS_DEFAULT_REGION", "s3_region"],
  ["AWS_REGION", "s3_region"]
];

async function useEnvironment(connection: Database["connection"]): Promise<void> {
  for (const [variable, setting] of S3_SETTINGS) {
    const value = process.env[variable];
    if (!value) continue;
    try {
      await connection.run(`SET ${setting} = ${literal(value)}`);
    } catch {
      // DuckDB's own words repeat the value
      throw new Error(`DuckDB does not take ${variable} as its setting ${setting}`);
    }
  }
  for (const [setting, value] of Object.entries(endpointSettings()))
    await connection.run(`SET ${setting} = ${literal(value)}`);
}

/** Where s3 is asked for, if not at Amazon: by the variables that Amazon's own tools go by. */
function endpointSettings(): Readonly<Record<string, string>> {
  const variable = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"].find((name) => process.env[name]);
  if (variable === undefined) return {};
  const address = process.env[variable]!;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/")
    throw new Error(`invalid ${variable}: expected an address such as https://storage.example.org:9000`);
  // few servers but Amazon's have a name for each bucket
  return {s3_endpoint: url.host, s3_use_ssl: String(url.protocol === "https:"), s3_url_style: "path"};
}

/**
 * Returns the files that an address or, on s3, a pattern leads to.
 * @throws Error if DuckDB cannot be made to read addresses, or this one
 */
export async function listAddress(database: Database, address: string): Promise<SourceFile[]> {
  await allowAddresses(database, address);
  return filesAt(database, inLowerCase(address));
}

async function filesAt(database: Database, address: string): Promise<SourceFile[]> {
  const query = `SELECT filename, size, epoch_ms(last_modified) FROM read_blob(${literal(address)})`;
  return (await ask(database, address, query)).map(([name, size, modified]) => ({
    path: shownAddress(String(name)),
    absolute: String(name),
    size: Number(size),
    // DuckDB has 0 where the server tells no time; as NaN it is never the same as one that is remembered
    modified: Number(modified) || NaN,
    inode: 0
  }));
}

/** DuckDB takes HTTP://… for a path. */
function inLowerCase(address: string): string {
  return address.replace(/^\w+/, (scheme) => scheme.toLowerCase());
}

/**
 * Copies a file from its address, whole: text is walked through more than once.
 * @throws Error if it cannot be had, or is no longer the one that was listed
 */
export async function fetchAddress(database: Database, file: SourceFile, copy: string): Promise<void> {
  await allowAddresses(database, file.absolute);
  const address = exactAddress(file.absolute);
  // Not by way of JavaScript, which would hold the file a second time; and by its name it would be compressed once more.
  const blob = `COPY (SELECT content FROM read_blob(${literal(address)})) TO ${literal(copy)} (FORMAT blob, COMPRESSION none)`;
  await ask(database, file.absolute, blob);
  const [now] = await filesAt(database, address);
  if (now?.size !== file.size || !Object.is(now.modified, file.modified))
    throw new Error(`changed while being read: ${file.path}; start the build again when nothing writes to it`);
}

/** Returns a digest of what lies at an address: of its size and time, or of its content where the server tells no time. */
export async function digestAddress(database: Database, file: SourceFile): Promise<string> {
  const {absolute, size, modified} = file;
  if (modified > 0)
    return createHash("sha256")
      .update(JSON.stringify([absolute, size, modified]))
      .digest("hex");
  await allowAddresses(database, absolute);
  const [row] = await ask(
    database,
    absolute,
    `SELECT sha256(content) FROM read_blob(${literal(exactAddress(absolute))})`
  );
  return String(row![0]);
}

async function ask({connection}: Database, address: string, text: string): Promise<unknown[][]> {
  try {
    return (await connection.runAndReadAll(text)).getRows();
  } catch (error) {
    // what the server says may repeat the address with its query
    const [, query] = cutQuery(address);
    const message = (error as Error).message.split("\n", 1)[0]!.replaceAll(address, shownAddress(address));
    throw new Error(`cannot read ${shownAddress(address)}: ${query === "" ? message : message.replaceAll(query, "…")}`);
  }
}

/** Makes an address readable in place. */
export async function prepareAddress(database: Database, {absolute}: SourceFile): Promise<void> {
  if (isAddress(absolute)) await allowAddresses(database, absolute);
}
