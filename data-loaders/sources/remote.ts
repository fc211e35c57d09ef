import {createHash} from "node:crypto";
import {writeFile} from "node:fs/promises";
import type {Database} from "../engines/duckdb.js";
import {literal} from "../engines/duckdb.js";
import {cutQuery, isAddress, shownAddress} from "./addresses.js";
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
      `cannot read ${shownAddress(address)}: DuckDB's extension httpfs is not installed; ` +
        "install it once with the DuckDB command INSTALL httpfs, or copy the files here",
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
}

/**
 * Returns the files that an address or, on s3, a pattern leads to.
 * @throws Error if DuckDB cannot be made to read addresses, or this one
 */
export async function listAddress(database: Database, address: string): Promise<SourceFile[]> {
  await allowAddresses(database, address);
  const rows = await ask(
    database,
    address,
    `SELECT filename, size, epoch_ms(last_modified) FROM read_blob(${literal(address)})`
  );
  return rows.map(([name, size, modified]) => ({
    path: shownAddress(String(name)),
    absolute: String(name),
    size: Number(size),
    modified: Number(modified),
    inode: 0
  }));
}

/**
 * Copies a file from its address, whole: text is walked through more than once.
 * @throws Error if it cannot be had
 */
export async function fetchAddress(database: Database, file: SourceFile, copy: string): Promise<void> {
  await allowAddresses(database, file.absolute);
  const [row] = await ask(database, file.absolute, `SELECT content FROM read_blob(${literal(file.absolute)})`);
  await writeFile(copy, (row![0] as {bytes: Uint8Array}).bytes);
}

/** Returns a digest of what lies at an address: of its size and time, or of its content where the server tells no time. */
export async function digestAddress(database: Database, file: SourceFile): Promise<string> {
  const {absolute, size, modified} = file;
  if (modified > 0)
    return createHash("sha256")
      .update(JSON.stringify([absolute, size, modified]))
      .digest("hex");
  await allowAddresses(database, absolute);
  const [row] = await ask(database, absolute, `SELECT sha256(content) FROM read_blob(${literal(absolute)})`);
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
