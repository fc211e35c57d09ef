import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const digests = new Map<string, Promise<string>>();

/**
 * Returns a digest of a module's code: its own, that of every file of ours that it imports, and the installed version of
 * every package that those import.
 * @param module path from `data-loaders`, without the extension
 */
export function codeDigest(module: string): Promise<string> {
  let result = digests.get(module);
  if (result === undefined) digests.set(module, (result = computeDigest(module)));
  return result;
}

async function computeDigest(module: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../${module}.ts`, import.meta.url));
  const {metafile} = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "error"
  });
  const files = Object.keys(metafile.inputs).sort();
  const packages = new Set(
    Object.values(metafile.inputs)
      .flatMap((input) => input.imports)
      .filter((i) => i.external && !i.path.startsWith("node:"))
      .map((i) => i.path.split("/", i.path.startsWith("@") ? 2 : 1).join("/"))
  );
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(await readFile(`${root}/${file}`));
  const lock = JSON.parse(await readFile(`${root}/package-lock.json`, "utf8")) as {
    packages: Record<string, {version: string} | undefined>;
  };
  for (const name of [...packages].sort()) hash.update(`${name}@${lock.packages[`node_modules/${name}`]?.version}`);
  return hash.digest("hex");
}
