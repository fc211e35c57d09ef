import "@tensorflow/tfjs-backend-cpu/dist/base.js";
import {reshapeConfig as cpuReshape} from "@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape.js";
import {_fusedMatMulConfig as cpuMatMul} from "@tensorflow/tfjs-backend-cpu/dist/kernels/_FusedMatMul.js";
import {setWasmPaths} from "@tensorflow/tfjs-backend-wasm/dist/base.js";
import {reshapeConfig as wasmReshape} from "@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape.js";
import {_fusedMatMulConfig as wasmMatMul} from "@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul.js";
import "@tensorflow/tfjs-backend-webgl/dist/base.js";
import {reshapeConfig as webglReshape} from "@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape.js";
import {_fusedMatMulConfig as webglMatMul} from "@tensorflow/tfjs-backend-webgl/dist/kernels/_FusedMatMul.js";
import "@tensorflow/tfjs-backend-webgpu/dist/base.js";
import {reshapeConfig as webgpuReshape} from "@tensorflow/tfjs-backend-webgpu/dist/kernels/Reshape.js";
import {_fusedMatMulConfig as webgpuMatMul} from "@tensorflow/tfjs-backend-webgpu/dist/kernels/_FusedMatMul.js";
import * as tf from "@tensorflow/tfjs-core";
import type {DenseLayer} from "../../lib/model/types.js";
import type {BackendName, Scorer, WasmFiles} from "./backends.js";

// The two operations of a dense network, of each back end: with all operations the file weighs several times as much.
for (const kernel of [
  ...[cpuMatMul, cpuReshape, wasmMatMul, wasmReshape],
  ...[webglMatMul, webglReshape, webgpuMatMul, webgpuReshape]
])
  tf.registerKernel(kernel);

export const version = tf.version_core;

/** As `TensorflowBundle` (backends.ts), which this module is when it is loaded. */
export async function openScorer(name: BackendName, layers: readonly DenseLayer[], files: WasmFiles): Promise<Scorer> {
  await checkDevice(name);
  if (name === "wasm") useFiles(files);
  if (!(await tf.setBackend(name))) throw new Error(`TensorFlow.js could not start ${name} on this device`);
  const weights = layers.map(({inputs, outputs, weights, bias, activation}) => ({
    activation,
    b: tf.tensor2d(Float32Array.from(weights), [inputs, outputs]),
    bias: tf.tensor1d(Float32Array.from(bias))
  }));
  return {
    async score(inputs, rows) {
      const output = tf.tidy(() => {
        const encoded: tf.Tensor = tf.tensor2d(inputs, [rows, inputs.length / rows]);
        return weights.reduce((a, layer) => tf.fused.matMul({a, ...layer}), encoded);
      });
      const values = (await output.data()) as Float32Array;
      output.dispose();
      return values;
    },
    close: () => weights.forEach(({b, bias}) => tf.dispose([b, bias]))
  };
}

/** Asks the browser first: TensorFlow.js says what it lacks on the console alone. */
async function checkDevice(name: BackendName): Promise<void> {
  switch (name) {
    case "cpu":
      return;
    case "wasm":
      if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
      return;
    case "webgl": {
      const context = document.createElement("canvas").getContext("webgl2");
      context?.getExtension("WEBGL_lose_context")?.loseContext();
      if (context === null) throw new Error("this browser offers no WebGL 2 on this device");
      return;
    }
    case "webgpu": {
      const {gpu} = navigator as Navigator & {readonly gpu?: {requestAdapter(): Promise<object | null>}};
      if (gpu === undefined) throw new Error("this browser has no WebGPU, or not on a page without HTTPS");
      if ((await gpu.requestAdapter()) === null) throw new Error("this browser found no graphics adapter for WebGPU");
    }
  }
}

let hasFiles = false;

/** Threads need memory shared between workers, which static hosts do not allow a page; so their file is left out. */
function useFiles({plain, simd}: WasmFiles): void {
  // the back end takes addresses only before it has started
  if (hasFiles) return;
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths({
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": simd
  });
  hasFiles = true;
}
