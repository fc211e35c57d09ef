import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {projectRoot} from "./framework.js";

/** The last Trino that runs on Java 17. */
export const TRINO_VERSION = "435";

/** Where to find `trino-server-435.tar.gz`, where there is no Maven or it should not be asked. */
const ARCHIVE = "DRIFTBOOK_TRINO_ARCHIVE";

/** A Trino that can be started: `lib/*` is its class path, `plugin` holds the memory connector. */
export interface TrinoHome {
  readonly folder: string;
  /** a program of four lines that starts the server, since the one in the archive is not published as a module */
  readonly launcher: string;
}

/**
 * Returns a Trino, from the archive that the environment names or put together by Maven from the same release's modules;
 * it is kept in node_modules/.cache.
 * @throws Error that says what is missing
 */
export async function trinoHome(environment: NodeJS.ProcessEnv = process.env): Promise<TrinoHome> {
  checkJava();
  const folder = join(projectRoot, "node_modules", ".cache", `trino-${TRINO_VERSION}`);
  const home = {folder, launcher: join(folder, "Launch.java")};
  if (existsSync(folder)) return home;
  const making = `${folder}.making`;
  await rm(making, {recursive: true, force: true});
  await mkdir(join(making, "plugin"), {recursive: true});
  const archive = environment[ARCHIVE];
  if (archive !== undefined && archive !== "") await unpack(archive, making);
  else await assemble(making);
  await writeFile(join(making, "Launch.java"), launcher);
  await rename(making, folder);
  return home;
}

function checkJava(): void {
  const {status, stderr} = spawnSync("java", ["-version"], {encoding: "utf8"});
  const version = /version "(\d+)/.exec(stderr ?? "")?.[1];
  if (status !== 0 || version === undefined)
    throw new Error("no Java: install a Java development kit, version 17 or later");
  if (Number(version) < 17) throw new Error(`Trino needs Java 17 or later; found ${version}`);
  if (spawnSync("javac", ["-version"]).status !== 0)
    throw new Error("no Java compiler: install the development kit of Java, not the runtime alone");
}

/** Of the archive's sixty plugins, one is enough, and the server starts in a third of the time. */
async function unpack(archive: string, folder: string): Promise<void> {
  if (!existsSync(archive)) throw new Error(`no file at the path in ${ARCHIVE}: ${archive}`);
  process.stderr.write(`unpacking ${archive}\n`);
  const unpacked = join(folder, "archive");
  await mkdir(unpacked);
  // whole, because its files are links to each other
  run("tar", ["-xzf", archive, "-C", unpacked, "--strip-components=1"]);
  await symlink(join("archive", "lib"), join(folder, "lib"));
  await symlink(join("..", "archive", "plugin", "memory"), join(folder, "plugin", "memory"));
}

async function assemble(folder: string): Promise<void> {
  if (spawnSync("mvn", ["-v"]).status !== 0)
    throw new Error(`no Maven: install it, or set ${ARCHIVE} to the path of trino-server-${TRINO_VERSION}.tar.gz`);
  process.stderr.write(`fetching Trino ${TRINO_VERSION} with Maven, about 110 MB the first time\n`);
  await copyModule("trino-main", folder, join(folder, "lib"));
  await copyModule("trino-memory", folder, join(folder, "plugin", "memory"));
  // an archive has this list of a module's plugins in a jar that is not published by itself
  const services = join(folder, "plugin", "memory", "services", "META-INF", "services");
  await mkdir(services, {recursive: true});
  await writeFile(join(services, "io.trino.spi.Plugin"), "io.trino.plugin.memory.MemoryPlugin\n");
}

/** Copies a module of Trino and what it needs at run time. */
async function copyModule(module: string, folder: string, target: string): Promise<void> {
  const pom = join(folder, `${module}.xml`);
  await writeFile(pom, pomOf(module));
  const goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${target}`];
  run("mvn", ["-q", "-B", "-f", pom, ...goal]);
  if (!(await readdir(target)).some((name) => name.startsWith(module)))
    throw new Error(`Maven found no ${module} ${TRINO_VERSION}`);
}

function pomOf(module: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>driftbook</groupId>
  <artifactId>with-${module}</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>io.trino</groupId>
      <artifactId>${module}</artifactId>
      <version>${TRINO_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
}

const launcher = `public final class Launch {
    public static void main(String[] args) {
        new io.trino.server.Server().start("${TRINO_VERSION}");
    }
}
`;

function run(command: string, args: readonly string[]): void {
  const {status, error} = spawnSync(command, args, {stdio: ["ignore", 2, 2]});
  if (status !== 0) throw new Error(`${command} failed${error === undefined ? "" : `: ${error.message}`}`);
}
