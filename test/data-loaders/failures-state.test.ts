import {expect, it} from "vitest";
import {writeFailure} from "../../data-loaders/state/failures.js";

function failure(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: some reason, write`), {code, ...(path === undefined ? {} : {path})});
}

const remedy = "correct that, or name another folder as state in the configuration";

it.each([
  [
    "ENOSPC",
    undefined,
    /^no space left on the disk of \/s, .* free some and start the build again, what was there is kept$/
  ],
  ["EDQUOT", undefined, /^no space left on the disk of \/s, /],
  ["EROFS", "/s/tmp", `cannot write to /s, which can only be read; ${remedy}`],
  ["EACCES", "/s/tmp", `cannot write to /s, whose permissions forbid it; ${remedy}`],
  ["EACCES", "/data/rows.csv", "EACCES: some reason, write"],
  ["EIO", "/s/tmp", "EIO: some reason, write"]
])("writeFailure(error, folder) of %s at %s says %s", (code, path, message) => {
  const error = failure(code, path);
  expect((writeFailure(error, "/s") as Error).message).toMatch(message);
});

it("writeFailure(error, folder) knows DuckDB's words for a full disk", () => {
  const error = new Error('IO Error: Could not write to file "x.parquet": No space left on device');
  expect((writeFailure(error, "/s") as Error).message).toMatch(/^no space left on the disk of \/s/);
});
