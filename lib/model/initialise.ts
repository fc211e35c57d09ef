import type {Random} from "../statistics/random.js";
import type {DenseLayer} from "./types.js";

/**
 * Returns untrained layers: relu for the hidden ones with weights from N(0, 2 / inputs) (He et al. 2015), linear for
 * the last with weights from U(±√(6 / (inputs + outputs))) (Glorot and Bengio 2010); biases are 0.
 * @param sizes inputs, units of each hidden layer, outputs, e.g. [12, 50, 1]
 */
export function initialLayers(sizes: readonly number[], random: Random): DenseLayer[] {
  return sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i]!;
    const hidden = i < sizes.length - 2;
    const limit = Math.sqrt(6 / (inputs + outputs));
    const draw = hidden ? () => normal(random) * Math.sqrt(2 / inputs) : () => limit * (2 * random() - 1);
    return {
      inputs,
      outputs,
      weights: Array.from({length: inputs * outputs}, draw),
      bias: new Array<number>(outputs).fill(0),
      activation: hidden ? "relu" : "linear"
    };
  });
}

/** Draws from N(0, 1) (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
