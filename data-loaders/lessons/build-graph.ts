import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import type {BuildStep} from "../../lib/course/pipeline/manifest.js";
import type {Json} from "../state/json.js";
import type {Origin} from "../state/origin.js";
import type {Trial} from "./build-trials.js";

/** An artefact as it lies in a state folder. */
interface Found {
  readonly stage: string;
  readonly key: string;
  readonly inputs: Json;
  /** digests among the inputs: text that names something by its content */
  readonly named: ReadonlySet<string>;
  /** digests in its files */
  readonly written: ReadonlySet<string>;
  readonly bytes: number;
}

const DIGEST = /^[0-9a-f]{12,64}$/;

/**
 * Returns the steps of a build, in the order in which it came to them, as its state folder tells them: a step reads another
 * if its inputs name a result of that one, by its key or by a digest that the other wrote first. A digest that covers
 * others says nothing of them; it counts as naming the rows if it is another in a build from other rows.
 * @param rows the same build from other rows
 */
export async function buildGraph(first: Trial, rows: Trial): Promise<BuildStep[]> {
  const order = Object.keys(first.tally);
  const [before, after] = [await artefactsOf(first, order), await artefactsOf(rows, order)];
  return order.map((id, position) => {
    const upTo = order.slice(0, position);
    const own = before.filter(({stage}) => stage === id);
    const known = new Set(own.flatMap(({named}) => [...named]));
    const reads = new Set(Array.from(known, (digest) => writerOf(digest, before, upTo)));
    const later = after.filter(({stage}) => stage === id);
    const others = later.flatMap(({named}) => [...named]).filter((digest) => !known.has(digest));
    if (others.some((digest) => writerOf(digest, after, [...upTo, id]) === null)) reads.add(order[0]!);
    const [one] = own;
    return {
      id,
      reads: upTo.filter((stage) => reads.has(stage)),
      readsItself: own.some(({named}) => own.some(({key}) => named.has(key))),
      settings: settingsOf(one!.inputs),
      results: own.length,
      key: one!.key,
      bytes: one!.bytes
    };
  });
}

/** The one of some stages that a digest is a key of, or else the first of them that wrote it; null where none did. */
function writerOf(digest: string, artefacts: readonly Found[], stages: readonly string[]): string | null {
  const of = (stage: string): readonly Found[] => artefacts.filter((found) => found.stage === stage);
  const keyed = stages.find((stage) => of(stage).some(({key}) => key === digest));
  return keyed ?? stages.find((stage) => of(stage).some(({written}) => written.has(digest))) ?? null;
}

async function artefactsOf({root}: Trial, stages: readonly string[]): Promise<Found[]> {
  const found = await Promise.all(
    stages.map(async (stage) => {
      const entries = await readdir(join(root, stage), {recursive: true});
      const origins = entries.filter((entry) => /-[0-9a-f]{16}\.json$/.test(entry)).sort();
      return Promise.all(origins.map((entry) => artefactOf(root, stage, entry.slice(0, -".json".length))));
    })
  );
  return found.flat();
}

async function artefactOf(root: string, stage: string, entry: string): Promise<Found> {
  const folder = join(root, stage, entry);
  const {inputs} = JSON.parse(await readFile(`${folder}.json`, "utf8")) as Origin;
  const files = (await readdir(folder)).sort();
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  const texts = await Promise.all(
    files.filter((file) => /json$/.test(file)).map((file) => readFile(join(folder, file), "utf8"))
  );
  const quoted = texts.flatMap((text) => Array.from(text.matchAll(/"([0-9a-f]{12,64})"/g), ([, digest]) => digest!));
  const named = new Set(digestsIn(inputs));
  return {
    ...{stage, key: entry.slice(-16), inputs, named},
    // what an artefact was given it did not write first
    written: new Set(quoted.filter((digest) => !named.has(digest))),
    bytes: sizes.reduce((sum, size) => sum + size, 0)
  };
}

function digestsIn(value: Json): string[] {
  if (typeof value === "string") return DIGEST.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value as Readonly<Record<string, Json>>).flatMap(digestsIn);
}

/** Names of the inputs that are no digests, nor made of them. */
function settingsOf(inputs: Json): string[] {
  return Object.entries(inputs as Readonly<Record<string, Json>>).flatMap(([name, value]) =>
    value === null || digestsIn(value).length > 0 ? [] : [name]
  );
}
