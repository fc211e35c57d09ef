import {tmpdir} from "node:os";

/**
 * Returns what to throw for an error of writing below a folder: one that names the folder and the remedy where the disk
 * is full or the folder may not be written to, else the error itself.
 * @param error what a file operation or DuckDB threw
 */
export function writeFailure(error: unknown, folder: string): unknown {
  const {code, path, message} = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || /no space left on device/i.test(message))
    return new Error(
      `no space left on the disk of ${folder}, or on that of ${tmpdir()}; free some and start the build again, what was there is kept`,
      {cause: error}
    );
  const isRefused = code === "EROFS" || code === "EACCES" || code === "EPERM" || code === "ENOTDIR";
  if (isRefused && path?.startsWith(folder))
    return new Error(
      `cannot write to ${folder}: correct its permissions, or name another folder as state in the configuration`,
      {cause: error}
    );
  return error;
}
