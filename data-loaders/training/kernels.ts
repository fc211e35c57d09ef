import type * as Core from "@tensorflow/tfjs-core";

/** Numbers in the memory of a backend, in 32 bits. */
export type Tensor = Core.TensorInfo;

/**
 * Operations of TensorFlow.js on a backend, called as its engine calls them. The engine's own records, of every tensor
 * and of how to derive it, cost several times as much as the arithmetic of a small network, and nothing here asks for them.
 */
export interface Kernels {
  tensor(values: Float32Array, shape: number[]): Tensor;
  run(kernel: string, inputs: Readonly<Record<string, Tensor>>, attributes?: Core.NamedAttrMap): Tensor;
  read(tensor: Tensor): Float32Array;
  dispose(tensors: readonly Tensor[]): void;
  /** Does some work, and gives back the memory of all tensors that it made but of those that it returns. */
  within<T extends readonly Tensor[]>(work: () => T): T;
}

/** Returns the operations of a backend that has started. */
export function kernelsOf(tf: typeof Core, name: string): Kernels {
  const backend = tf.backend();
  const known = new Map<string, Core.KernelFunc>();
  let made: Tensor[] = [];
  const kernelOf = (kernel: string): Core.KernelFunc => {
    const config = tf.getKernel(kernel, name);
    if (config === undefined) throw new Error(`TensorFlow.js has no ${kernel} on its ${name} backend`);
    known.set(kernel, config.kernelFunc);
    return config.kernelFunc;
  };
  const dispose = (tensors: readonly Tensor[]): void => {
    for (const {dataId} of tensors) backend.disposeData(dataId);
  };
  const keep = (tensor: Tensor): Tensor => {
    made.push(tensor);
    return tensor;
  };
  return {
    tensor: (values, shape) => keep({dataId: backend.write(values, shape, "float32"), shape, dtype: "float32"}),
    run: (kernel, inputs, attributes = {}) =>
      keep((known.get(kernel) ?? kernelOf(kernel))({inputs, attrs: attributes, backend}) as Tensor),
    read: ({dataId}) => backend.readSync(dataId) as Float32Array,
    dispose,
    within(work) {
      const outer = made;
      made = [];
      let kept: ReturnType<typeof work> | null = null;
      try {
        return (kept = work());
      } finally {
        const ids = new Set<object>(kept?.map(({dataId}) => dataId));
        dispose(made.filter(({dataId}) => !ids.has(dataId)));
        made = outer;
        made.push(...(kept ?? []));
      }
    }
  };
}
