import {ownModelFile, ownModelName} from "../../lib/model/own/published.js";
import type {PublishedOwnModel} from "../../lib/model/own/published.js";
import type {KeptModel} from "./own-model.js";

/** Returns what a page needs to ask a model in a file, by name; nothing where the configuration keeps it back. */
export function ownModelFiles({
  config,
  files,
  facts
}: Pick<KeptModel, "config" | "files" | "facts">): Record<string, Uint8Array | string> {
  if (!config.publish) return {};
  const version = files.sha256.slice(0, 12);
  const [own, ...shards] = files.files;
  const isOnnx = files.format === "onnx";
  const published: PublishedOwnModel = {
    ...{version, plan: facts.plan, threshold: config.threshold},
    model: ownModelName(version, isOnnx ? "onnx" : "json"),
    weights: isOnnx ? null : ownModelName(version, "bin")
  };
  return {
    [ownModelFile]: JSON.stringify(published),
    [published.model]: own!.bytes,
    ...(published.weights === null ? {} : {[published.weights]: Buffer.concat(shards.map(({bytes}) => bytes))})
  };
}
