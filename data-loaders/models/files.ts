import {createHash} from "node:crypto";
import {readdir, readFile, stat} from "node:fs/promises";
import {basename, dirname, join, posix} from "node:path";
import type {OwnModel} from "../../lib/model/own/types.js";
import {didYouMean} from "../config/closest.js";

/** The files of a model, read whole. */
export interface ModelFiles {
  readonly format: OwnModel["format"];
  /** the first is the model's own, the others hold weights, in the order in which the first names them */
  readonly files: readonly ModelFile[];
  /** SHA-256 over all files and their names, or of the only one; hexadecimal digits */
  readonly sha256: string;
}

export interface ModelFile {
  /** from the model's folder, with slashes */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What of a `model.json` its reader has to know. */
export interface TensorflowJson {
  readonly format?: string;
  readonly generatedBy?: string;
  readonly convertedBy?: string | null;
  readonly modelTopology?: unknown;
  readonly weightsManifest?: readonly {readonly paths: readonly string[]; readonly weights: readonly unknown[]}[];
}

/**
 * Reads the files of a model: an ONNX file, or the folder of a TensorFlow.js model, or its `model.json`.
 * @param path absolute
 * @param shown the same as the configuration has it, for errors
 * @throws Error naming what is missing, or is no model of a known format
 */
export async function readModelFiles(path: string, shown: string): Promise<ModelFiles> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Error(`no such file: ${shown}${await nearestTo(path)}`);
  if (!found.isDirectory() && path.endsWith(".onnx")) return oneFile(path);
  const json = found.isDirectory() ? join(path, "model.json") : path;
  if (basename(json) !== "model.json")
    throw new Error(
      `unknown format: ${shown}, expected an ONNX file (.onnx), or the folder of a TensorFlow.js model, which has a model.json`
    );
  return folderFiles(json, shown);
}

async function oneFile(path: string): Promise<ModelFiles> {
  const bytes = await readFile(path);
  return {format: "onnx", files: [{name: basename(path), bytes}], sha256: hashOf(bytes)};
}

async function folderFiles(json: string, shown: string): Promise<ModelFiles> {
  const own = await readFile(json).catch((cause: Error) => {
    throw new Error(`missing model.json: the folder ${shown} has none`, {cause});
  });
  const {format, modelTopology, weightsManifest} = parse(own, shown);
  const kind = format === "layers-model" ? "layers" : format === "graph-model" ? "graph" : null;
  if (kind === null || modelTopology === undefined || weightsManifest === undefined)
    throw new Error(
      `unknown format: ${shown} is of ${format ?? "no format"}, expected a layers-model or a graph-model with its weights, as TensorFlow.js saves and its converter writes them`
    );
  const files: ModelFile[] = [{name: "model.json", bytes: own}];
  for (const name of weightsManifest.flatMap(({paths}) => paths)) {
    const bytes = await readFile(join(dirname(json), name)).catch((cause: Error) => {
      throw new Error(`missing weights: ${posix.join(shown, name)}, which model.json names`, {cause});
    });
    files.push({name, bytes});
  }
  const digest = createHash("sha256");
  for (const {name, bytes} of files) digest.update(`${name} ${hashOf(bytes)}\n`);
  return {format: kind, files, sha256: digest.digest("hex")};
}

function parse(bytes: Uint8Array, shown: string): TensorflowJson {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as TensorflowJson;
  } catch (cause) {
    throw new Error(`model.json of ${shown} is not JSON: ${(cause as Error).message}`, {cause});
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function nearestTo(path: string): Promise<string> {
  const names = await readdir(dirname(path)).catch(() => []);
  return didYouMean(basename(path), names);
}
