import {tmpdir} from "node:os";

const REASONS: Readonly<Record<string, string>> = {
  EROFS: "which can only be read",
  EACCES: "whose permissions forbid it",
  EPERM: "whose permissions forbid it",
  ENOTDIR: "which is no folder",
  EEXIST: "which is no folder"
};

/**
 * Returns what to throw for an error of writing below a folder: one that names the folder and the remedy where the disk
 * is full or the folder may not be written to, else the error itself.
 * @param error what a file operation or DuckDB threw
 */
export function writeFailure(error: unknown, folder: string): unknown {
  const {code, path, dest, message} = error as NodeJS.ErrnoException & {readonly dest?: string};
  if (code === "ENOSPC" || code === "EDQUOT" || /no space left on device/i.test(message))
    return new Error(
      `no space left on the disk of ${folder}, or on that of ${tmpdir()}; free some and start the build again, what was there is kept`,
      {cause: error}
    );
  const isBelow = [path, dest].some((place) => place?.startsWith(folder));
  const reason = isBelow ? REASONS[code ?? ""] : undefined;
  if (reason === undefined) return error;
  const remedy = "correct that, or name another folder as state in the configuration";
  return new Error(`cannot write to ${folder}, ${reason}; ${remedy}`, {cause: error});
}
