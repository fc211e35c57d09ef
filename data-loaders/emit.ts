import {zipSync} from "fflate";

/** The earliest time a zip can carry: entries have no time of their own, so that the same files give the same bytes. */
const NO_TIME = "1980-01-01T00:00:00";

/** Writes files to stdout as a zip, in order of name, uncompressed: Framework unpacks it at once. */
export async function emitZip(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const zip = zipSync(Object.fromEntries(entries), {level: 0, mtime: NO_TIME});
  await new Promise<void>((resolve, reject) =>
    process.stdout.write(zip, (error) => (error ? reject(error) : resolve()))
  );
}
