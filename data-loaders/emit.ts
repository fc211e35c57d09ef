import {zipSync} from "fflate";

/** The earliest time a zip can carry: entries have no time of their own, so that the same files give the same bytes. */
const NO_TIME = "1980-01-01T00:00:00";

/**
 * Writes files to stdout as a zip, in order of name, uncompressed: Framework unpacks it at once. What goes wrong is said
 * on stderr in the error's own words.
 */
export async function emitZip(make: () => Promise<Readonly<Record<string, Uint8Array>>>): Promise<void> {
  try {
    const entries = Object.entries(await make()).sort(([a], [b]) => (a < b ? -1 : 1));
    const zip = zipSync(Object.fromEntries(entries), {level: 0, mtime: NO_TIME});
    await new Promise<void>((resolve, reject) =>
      process.stdout.write(zip, (error) => (error ? reject(error) : resolve()))
    );
  } catch (error) {
    process.stderr.write(`error: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
