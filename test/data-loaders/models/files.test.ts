import {mkdtemp, mkdir, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {readModelFiles} from "../../../data-loaders/models/files.js";
import {onnxHeader} from "../../../data-loaders/models/onnx-header.js";
import {openModel} from "../../../data-loaders/models/open.js";

const data = fileURLToPath(new URL("../../data/models/", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driftbook-models-"));
});

describe("readModelFiles(path, shown)", () => {
  it("reads an ONNX file, and knows it by its content", async () => {
    const {format, files, sha256} = await readModelFiles(join(data, "ridge.onnx"), "ridge.onnx");
    expect([format, files.map(({name}) => name)]).toEqual(["onnx", ["ridge.onnx"]]);
    await writeFile(join(folder, "copy.onnx"), files[0]!.bytes);
    expect((await readModelFiles(join(folder, "copy.onnx"), "copy.onnx")).sha256).toBe(sha256);
  });

  it("reads the folder of a TensorFlow.js model, and knows it by all its files", async () => {
    const names = ["model.json", "group1-shard1of2.bin", "group1-shard2of2.bin"];
    const {format, files, sha256} = await readModelFiles(join(data, "graph"), "graph");
    expect([format, files.map(({name}) => name)]).toEqual(["graph", names]);
    const copy = join(folder, "graph");
    await mkdir(copy);
    for (const {name, bytes} of files) await writeFile(join(copy, name), bytes);
    expect((await readModelFiles(join(copy, "model.json"), "graph")).sha256).toBe(sha256);
    const weights = Buffer.from(files[2]!.bytes);
    weights[0]! ^= 1;
    await writeFile(join(copy, names[2]!), weights);
    expect((await readModelFiles(copy, "graph")).sha256).not.toBe(sha256);
  });

  it.each([
    ["ridges.onnx", "no such file: ridges.onnx (did you mean ridge.onnx?)"],
    [
      "answers.json",
      "unknown format: answers.json, expected an ONNX file (.onnx), or the folder of a TensorFlow.js model"
    ],
    [".", "missing model.json: the folder . has none"]
  ])("refuses %s", async (name, message) => {
    await expect(readModelFiles(join(data, name), name)).rejects.toThrow(message);
  });

  it("refuses a folder without all its weights, or of another format", async () => {
    const home = join(folder, "broken");
    await mkdir(home);
    const json = JSON.parse(await readFile(join(data, "layers", "model.json"), "utf8")) as object;
    await writeFile(join(home, "model.json"), JSON.stringify(json));
    await expect(readModelFiles(home, "broken")).rejects.toThrow(
      "missing weights: broken/group1-shard1of2.bin, which model.json names"
    );
    await writeFile(join(home, "model.json"), JSON.stringify({...json, format: "tfjs"}));
    await expect(readModelFiles(home, "broken")).rejects.toThrow("unknown format: broken is of tfjs");
    await writeFile(join(home, "model.json"), "{");
    await expect(readModelFiles(home, "broken")).rejects.toThrow("model.json of broken is not JSON");
  });
});

describe("openModel(files, shown)", () => {
  it("says what a model is", async () => {
    const model = await openModel(await readModelFiles(join(data, "logistic.onnx"), "logistic.onnx"), "logistic.onnx");
    const {inputs, outputs, producer, dialect} = model;
    expect(producer).toMatch(/^skl2onnx \d/);
    expect(dialect).toMatch(/^operators ai\.onnx \d+, ai\.onnx\.ml \d$/);
    expect(inputs.at(-1)).toEqual({name: "job", type: "string", shape: [null, 1]});
    expect(outputs).toEqual([
      {name: "label", type: "int64", shape: [null]},
      {name: "probabilities", type: "float32", shape: [null, 2]}
    ]);
    await model.close();
  });

  it("names the file that its runtime cannot read", async () => {
    await writeFile(join(folder, "no.onnx"), "no model");
    await expect(openModel(await readModelFiles(join(folder, "no.onnx"), "no.onnx"), "no.onnx")).rejects.toThrow(
      "cannot open the model no.onnx: "
    );
  });
});

describe("onnxHeader(bytes)", () => {
  it("reads producer and operator sets", () => {
    // fields 2 and 3 are texts, 8 is a message of a domain and a version
    const text = (field: number, value: string): number[] => [8 * field + 2, value.length, ...Buffer.from(value)];
    const opset = (domain: string, version: number): number[] => {
      const body = [...text(1, domain), 16, version];
      return [66, body.length, ...body];
    };
    const bytes = [8, 8, ...text(2, "kit"), ...text(3, "1.2"), ...opset("", 17), ...opset("ai.onnx.ml", 3)];
    expect(onnxHeader(Uint8Array.from(bytes))).toEqual({
      producer: "kit 1.2",
      opsets: {"ai.onnx": 17, "ai.onnx.ml": 3}
    });
  });

  it.each([
    [[255], "it ends within a number"],
    [[18, 5, 1], "it ends within a field"],
    [[15], "unknown wire type 7"]
  ])("refuses %s", (bytes, message) => {
    expect(() => onnxHeader(Uint8Array.from(bytes))).toThrow(message);
  });
});
